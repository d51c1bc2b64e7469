using Microsoft.Net.Http.Headers;

namespace HealthNeeds.Dashboard.Downloads;

/// <summary>What every file that is sent says of itself.</summary>
internal static class Download
{
    public static void Announce(HttpResponse response, string contentType, string fileName)
    {
        response.ContentType = contentType;
        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName(fileName);
        response.Headers.ContentDisposition = disposition.ToString();
    }
}
