using System.Globalization;
using System.ServiceModel.Syndication;
using System.Text;
using System.Xml;
using HealthNeeds.Dashboard.Pages.Addresses;
using HealthNeeds.Dashboard.Releases;
using HealthNeeds.Dashboard.SiteLayout;
using HealthNeeds.Dashboard.Wording;
using HealthNeeds.Store.Releases;
using Microsoft.AspNetCore.Http.Headers;
using Microsoft.Net.Http.Headers;

namespace HealthNeeds.Dashboard.Pages.DataAndMethod.Feed;

/// <summary>The kept releases as an Atom feed (RFC 4287): an entry each, newest first, with why its version is another. Where an older one was put back, an entry before them says so.</summary>
internal static class ReleaseFeed
{
    /// <param name="since">When one of them was last made the current one.</param>
    /// <param name="place">The site's address, and what its ids are made of.</param>
    public static SyndicationFeed Of(IReadOnlyList<ListedRelease> releases, DateTimeOffset? since, FeedIdentity place)
    {
        var (site, tag) = (place.Site, place.Tag);
        var feed = new SyndicationFeed("HealthNeeds releases", "What each release of the figures and rankings brought.", new Uri(site, "data"), tag + "releases", Updated(releases, since))
        {
            Items = [.. PutBack(releases, since, place), .. releases.Select(r => Entry(r, releases, place))],
            Language = "en-GB",
        };
        feed.Authors.Add(new SyndicationPerson { Name = "HealthNeeds" });
        feed.Links.Add(SyndicationLink.CreateSelfLink(new Uri(site, "releases.atom"), "application/atom+xml"));
        return feed;
    }

    /// <summary>When the newest was published, or another put in its place, or it again: it moves on each time.</summary>
    public static DateTimeOffset Updated(IReadOnlyList<ListedRelease> releases, DateTimeOffset? since)
    {
        var published = releases.Count == 0 ? DateTimeOffset.UnixEpoch : releases[0].Published;
        return since > published ? since.Value : published;
    }

    /// <summary>Nothing where the newest serves, or is just being published: it lies there before it is made the current one.</summary>
    private static IEnumerable<SyndicationItem> PutBack(IReadOnlyList<ListedRelease> releases, DateTimeOffset? since, FeedIdentity place)
    {
        if (releases.FirstOrDefault(r => r.IsCurrent) is not { } current || current.Id == releases[0].Id || since is not { } at || at <= releases[0].Published)
            yield break;
        var newer = releases.TakeWhile(r => r.Id != current.Id).Select(r => r.Id).ToList();
        var summary = $"Since {Figures.Moment(at)} the site serves release {current.Id} again, which was published on {Figures.Moment(current.Published)}. {(newer.Count == 1 ? "A newer one does not serve" : "Newer ones do not serve")}: {string.Join(", ", newer)}.";
        yield return new SyndicationItem(
            current.Version is { } version ? $"Put back: version {version}" : "Put back: a release of an older form",
            SyndicationContent.CreatePlaintextContent(summary),
            new Uri(place.Site, "data"),
            $"{place.Tag}served/{current.Id}/{at.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture)}",
            at)
        {
            PublishDate = at,
            Summary = SyndicationContent.CreatePlaintextContent(summary),
        };
    }

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

/// <summary>Which installation a feed is of.</summary>
/// <param name="Site">The address it is reached at; ends with a slash.</param>
/// <param name="Tag">What its ids begin with (RFC 4151): of this installation and region, and of no other.</param>
internal sealed record FeedIdentity(Uri Site, string Tag);

/// <summary>Names this installation by its address and region.</summary>
internal sealed class FeedIdentityReader(SiteAddress address, RegionSetting regions, ReleaseStore store)
{
    public FeedIdentity Of(HttpRequest request)
    {
        var site = address.Of(request);
        using var lease = store.TryLease();
        var region = lease is null ? regions.Default : regions.Of(lease.Info);
        // A tag takes letters, digits, dots and hyphens as its authority; a port or a folder tells two sites of one host apart after it.
        var authority = site.HostNameType is UriHostNameType.Dns or UriHostNameType.IPv4 ? site.IdnHost : "healthneeds.invalid";
        return new FeedIdentity(site, $"tag:{authority},2026:{(site.IsDefaultPort ? string.Empty : $"{site.Port}/")}{site.AbsolutePath.Trim('/')}{(site.AbsolutePath.Length > 1 ? "/" : string.Empty)}{region.Within}/");
    }
}
