using System.Net.Http.Headers;

namespace HealthNeeds.Ingest.Fetching;

internal static class RetryAfter
{
    /// <summary>Seconds or an HTTP date (RFC 9110, 10.2.3), as a wait from now; a date that has passed is no wait.</summary>
    public static TimeSpan? Of(HttpResponseHeaders headers, DateTimeOffset now)
    {
        if (headers.RetryAfter is not { } asked)
            return null;
        var wait = asked.Delta ?? asked.Date - now;
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }
}
