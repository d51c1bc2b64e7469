using System.ServiceModel.Syndication;
using System.Text;
using System.Xml;
using HealthNeeds.Core.Text;
using HealthNeeds.Dashboard.Pages.Addresses;
using HealthNeeds.Store.Releases;
using Microsoft.AspNetCore.Http.Headers;
using Microsoft.Net.Http.Headers;

namespace HealthNeeds.Dashboard.Pages.DataAndMethod.Feed;

/// <summary>The kept releases as an Atom feed (RFC 4287): an entry each, newest first, with why its version is another.</summary>
internal static class ReleaseFeed
{
    /// <param name="place">The site's address, and what its ids are made of.</param>
    public static SyndicationFeed Of(IReadOnlyList<ListedRelease> releases, FeedIdentity place)
    {
        var (site, tag) = (place.Site, place.Tag);
        var feed = new SyndicationFeed("HealthNeeds releases", "What each release of the figures and rankings brought.", new Uri(site, "data"), tag + "releases", Updated(releases))
        {
            Items = [.. releases.Select(r => Entry(r, releases, place))],
            Language = "en-GB",
        };
        feed.Authors.Add(new SyndicationPerson { Name = "HealthNeeds" });
        feed.Links.Add(SyndicationLink.CreateSelfLink(new Uri(site, "releases.atom"), "application/atom+xml"));
        return feed;
    }

    /// <summary>When the newest was published.</summary>
    public static DateTimeOffset Updated(IReadOnlyList<ListedRelease> releases) => releases.Count == 0 ? DateTimeOffset.UnixEpoch : releases[0].Published;

    private static SyndicationItem Entry(ListedRelease release, IReadOnlyList<ListedRelease> kept, FeedIdentity place) => new(
        release.Version is { } version ? $"Version {version}" : "A release of an older form",
        SyndicationContent.CreatePlaintextContent(Summary(release)),
        new Uri(place.Site, Address(release, kept)),
        $"{place.Tag}release/{release.Id}",
        release.Published)
    {
        PublishDate = release.Published,
        Summary = SyndicationContent.CreatePlaintextContent(Summary(release)),
    };

    private static string Summary(ListedRelease release) => release switch
    {
        { Problem: { } problem } => problem,
        { Previous: null, Reasons.Count: 0 } => "The first release: there is none before it to compare with.",
        { Reasons.Count: 0 } => "Figures, areas and method are the same.",
        _ => string.Join(" ", release.Reasons),
    };

    /// <summary>The changes where both releases can be compared, else the release itself.</summary>
    private static string Address(ListedRelease release, IReadOnlyList<ListedRelease> kept) => release switch
    {
        { Problem: not null } => "data",
        { Previous: { } previous } when kept.Any(k => k.Id == previous && k.Problem is null) => ChangesQuery.Pair(previous, release.Id)[1..],
        _ => $"data?release={release.Id}",
    };
}

/// <summary>Writes a feed. Asked about every time, as the next release may be there; what a reader holds already is not sent again.</summary>
/// <param name="updated">When what it holds was last another.</param>
internal sealed class FeedAnswer(SyndicationFeed feed, DateTimeOffset updated) : IResult
{
    private static readonly XmlWriterSettings Settings = new() { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), Indent = true };

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        using var text = new MemoryStream();
        using (var xml = XmlWriter.Create(text, Settings))
            feed.SaveAsAtom10(xml);
        var body = text.GetBuffer().AsMemory(0, (int)text.Length);
        // Weak, because the same feed may travel compressed or plain.
        var tag = new EntityTagHeaderValue($"\"{Sha256Text.Of(body.Span)[..16]}\"", isWeak: true);
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
