using System.ServiceModel.Syndication;
using HealthNeeds.Dashboard.Data.Changes;
using HealthNeeds.Store.Releases;

namespace HealthNeeds.Dashboard.Data.Feed;

/// <summary>The kept releases as an Atom feed (RFC 4287): an entry each, newest first, with why its version is another.</summary>
internal static class ReleaseFeed
{
    /// <summary>Ids stay the same wherever the site is served, so they name no host that exists.</summary>
    private const string Tag = "tag:healthneeds.invalid,2026:";

    /// <param name="site">The address the feed was asked at.</param>
    public static SyndicationFeed Of(IReadOnlyList<ListedRelease> releases, Uri site)
    {
        var feed = new SyndicationFeed("HealthNeeds releases", "What each release of the figures and rankings brought.", new Uri(site, "data"), Tag + "releases", releases.Count == 0 ? DateTimeOffset.UnixEpoch : releases[0].Published)
        {
            Items = [.. releases.Select(r => Entry(r, releases, site))],
            Language = "en-GB",
        };
        feed.Authors.Add(new SyndicationPerson { Name = "HealthNeeds" });
        feed.Links.Add(SyndicationLink.CreateSelfLink(new Uri(site, "releases.atom"), "application/atom+xml"));
        return feed;
    }

    private static SyndicationItem Entry(ListedRelease release, IReadOnlyList<ListedRelease> kept, Uri site) => new(
        release.Version is { } version ? $"Version {version}" : "A release of an older form",
        SyndicationContent.CreatePlaintextContent(Summary(release)),
        new Uri(site, Address(release, kept)),
        $"{Tag}release/{release.Id}",
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
