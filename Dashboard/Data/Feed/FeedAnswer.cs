using System.ServiceModel.Syndication;
using System.Text;
using System.Xml;

namespace HealthNeeds.Dashboard.Data.Feed;

/// <summary>Writes a feed. Asked about every time: the next release may be there.</summary>
internal sealed class FeedAnswer(SyndicationFeed feed) : IResult
{
    private static readonly XmlWriterSettings Settings = new() { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), Indent = true };

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        using var text = new MemoryStream();
        using (var xml = XmlWriter.Create(text, Settings))
            feed.SaveAsAtom10(xml);
        httpContext.Response.ContentType = "application/atom+xml; charset=utf-8";
        httpContext.Response.Headers.CacheControl = "no-cache";
        await httpContext.Response.Body.WriteAsync(text.GetBuffer().AsMemory(0, (int)text.Length), httpContext.RequestAborted);
    }
}
