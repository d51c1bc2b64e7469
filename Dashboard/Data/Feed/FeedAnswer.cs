using System.Security.Cryptography;
using System.ServiceModel.Syndication;
using System.Text;
using System.Xml;
using HealthNeeds.Store.Releases;
using Microsoft.AspNetCore.Http.Headers;
using Microsoft.Net.Http.Headers;

namespace HealthNeeds.Dashboard.Data.Feed;

/// <summary>Writes a feed. Asked about every time, as the next release may be there; what a reader holds already is not sent again.</summary>
internal sealed class FeedAnswer(IReadOnlyList<ListedRelease> releases, FeedPlace place) : IResult
{
    private static readonly XmlWriterSettings Settings = new() { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), Indent = true };

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        using var text = new MemoryStream();
        using (var xml = XmlWriter.Create(text, Settings))
            ReleaseFeed.Of(releases, place).SaveAsAtom10(xml);
        var body = text.GetBuffer().AsMemory(0, (int)text.Length);
        // Weak, because the same feed may travel compressed or plain.
        var tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(body.Span).AsSpan(0, 8))}\"", isWeak: true);
        var updated = ReleaseFeed.Updated(releases);
        var headers = httpContext.Response.GetTypedHeaders();
        (headers.ETag, headers.LastModified) = (tag, updated);
        httpContext.Response.Headers.CacheControl = "no-cache";
        if (IsHeld(httpContext.Request.GetTypedHeaders(), tag, updated))
        {
            httpContext.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        httpContext.Response.ContentType = "application/atom+xml; charset=utf-8";
        await httpContext.Response.Body.WriteAsync(body, httpContext.RequestAborted);
    }

    /// <summary>The tag decides where there is one (RFC 9110, 13.1.3): a release that was cleared makes another feed at the same moment.</summary>
    private static bool IsHeld(RequestHeaders asked, EntityTagHeaderValue tag, DateTimeOffset updated) => asked.IfNoneMatch.Count > 0
        ? asked.IfNoneMatch.Any(held => held.Tag == "*" || held.Compare(tag, useStrongComparison: false))
        : asked.IfModifiedSince is { } since && updated <= since;
}
