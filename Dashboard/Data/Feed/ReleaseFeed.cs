using System.ServiceModel.Syndication;
using HealthNeeds.Dashboard.Data.Changes;
using HealthNeeds.Store.Releases;

namespace HealthNeeds.Dashboard.Data.Feed;

/// <summary>The kept releases as an Atom feed (RFC 4287): an entry each, newest first, with why its version is another.</summary>
internal static class ReleaseFeed
{
    /// <param name="place">The site's address, and what its ids are made of.</param>
    public static SyndicationFeed Of(IReadOnlyList<ListedRelease> releases, FeedPlace place)
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

    private static SyndicationItem Entry(ListedRelease release, IReadOnlyList<ListedRelease> kept, FeedPlace place) => new(
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
