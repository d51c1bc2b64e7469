using System.ServiceModel.Syndication;
using HealthNeeds.Core.Releases;
using HealthNeeds.Dashboard.Api.Parameters;
using HealthNeeds.Dashboard.Api.Places;
using HealthNeeds.Dashboard.Pages.Addresses;
using HealthNeeds.Dashboard.Pages.DataAndMethod.Changes;
using HealthNeeds.Dashboard.Pages.DataAndMethod.Feed;
using HealthNeeds.Dashboard.Problems;
using HealthNeeds.Dashboard.Releases;
using HealthNeeds.Dashboard.SiteLayout;
using HealthNeeds.Dashboard.Wording;
using HealthNeeds.Store.Releases;

namespace HealthNeeds.Dashboard.Pages.Places;

/// <summary>Page and feed of what changed for a list. They tell of kept releases, which come and go, and are not kept by the page cache.</summary>
internal static class PlaceChangesEndpoint
{
    public static void MapPlaceChangesPage(this IEndpointRouteBuilder app)
    {
        app.MapPage(PlaceChangesView.Page, (HttpContext http, ReleaseReading reading, ReleaseCatalogue catalogue, ReleaseComparisons comparisons) =>
        {
            var parameters = Parameters(http, reading);
            var since = parameters.Value(PlaceChanges.SinceRule.Name) is { } text ? ApiRequest.Checked(PlaceChanges.SinceRule, text) : null;
            return PageAnswer.Of<PlaceChangesPage>(new PlaceChangesPageView(new PlaceChanges(reading, catalogue, comparisons).Of(Query(parameters), since, http.RequestAborted), reading.FocusAreas));
        });
        app.MapMethods("/places.atom", [HttpMethods.Get, HttpMethods.Head], (HttpContext http, ReleaseReading reading, PlaceFeed feed, FeedIdentityReader places) =>
            feed.Of(reading, Query(Parameters(http, reading)), places.Of(http.Request), http.RequestAborted));
    }

    private static PageParameters Parameters(HttpContext http, ReleaseReading reading) => new(http.Request.Query, reading, new NextStep(PlaceListQuery.Page, "Begin a list"));

    /// <exception cref="RefusedRequestException">No place is named, or a value is not understood.</exception>
    private static PlaceListQuery Query(PageParameters parameters) => PlaceListEndpoint.Read(parameters) is { IsEmpty: false } query ? query
        : throw parameters.Refused(PlaceListQuery.AreasRule.Name, "is missing: it says which places are meant", [PlaceListQuery.CodesForm]);
}

/// <summary>Everything the page shows.</summary>
public sealed class PlaceChangesPageView
{
    internal PlaceChangesPageView(PlaceChangesView found, IReadOnlyList<FocusArea> focusAreas) => (Found, FocusAreas) = (found, focusAreas);

    internal PlaceChangesView Found { get; }

    internal IReadOnlyList<FocusArea> FocusAreas { get; }

    /// <summary>By focus area, the overall ranking first.</summary>
    internal IReadOnlyList<(string Name, IReadOnlyList<MoveLine> Lines)> Groups =>
        [.. Found.Moves.GroupBy(m => m.Focus, StringComparer.Ordinal).Select(g => (g.Key == FocusArea.Overall ? "All focus areas" : FocusAreas.FirstOrDefault(f => f.Id == g.Key)?.Name ?? g.Key, (IReadOnlyList<MoveLine>)[.. g.Select(m => new MoveLine(Found.Areas.GetValueOrDefault(m.Area), m))]))];
}

/// <summary>Moves beyond noise of a list, release by release, as an Atom feed: an entry for each of the newest kept releases, the one that serves and those it followed, that moved one of its ranks.</summary>
internal sealed class PlaceFeed(ReleaseCatalogue catalogue, ReleaseShelf shelf)
{
    /// <summary>The newest release and the two older ones that are kept open: a feed reader asks every hour.</summary>
    private const int Releases = 3;

    public FeedAnswer Of(ReleaseReading reading, PlaceListQuery query, FeedIdentity place, CancellationToken token)
    {
        var list = ListedPlaces.Of(reading, query, token);
        var id = $"{place.Tag}places/{Sha256Text.OfText(query.PlacesText)[..16]}";
        var (listed, since) = catalogue.ListSince();
        ListedRelease[] readable = [.. Line(listed).Where(r => r.Problem is null)];
        // A link that names a release which is cleared would lead to nothing.
        ListedRelease[] kept = [.. readable.Take(Releases).Select(r => readable.Any(other => other.Id == r.Previous) ? r : r with { Previous = null })];
        SyndicationItem[] entries = list.Areas.Count == 0 ? [] : [.. kept.Select(r => Entry(r, list, query, place, id, token)).OfType<SyndicationItem>()];
        var updated = entries.Length > 0 ? entries[0].LastUpdatedTime : kept.Length > 0 ? kept[^1].Published : DateTimeOffset.UnixEpoch;
        updated = since > updated ? since.Value : updated;
        var feed = new SyndicationFeed($"HealthNeeds: what changed for {Figures.Some(list.Areas.Count, "place")}", "Ranks of a list of places that moved by more than their uncertainty, release by release.", new Uri(place.Site, PlaceListQuery.Page[1..] + $"?{query.PlacesText}"), id, updated)
        {
            Items = entries,
            Language = "en-GB",
        };
        feed.Authors.Add(new SyndicationPerson { Name = "HealthNeeds" });
        feed.Links.Add(SyndicationLink.CreateSelfLink(new Uri(place.Site, $"places.atom?{query.PlacesText}"), "application/atom+xml"));
        return new FeedAnswer(feed, updated);
    }

    /// <summary>
    /// From the release that serves back to those it followed, newest first. One in whose place an older one was put back is none of them, not even once another has
    /// followed that: its moves are not news of what serves.
    /// </summary>
    internal static IEnumerable<ListedRelease> Line(IReadOnlyList<ListedRelease> listed)
    {
        var next = listed.FirstOrDefault(r => r.IsCurrent)?.Id;
        foreach (var release in listed)
        {
            if (next is not null && release.Id != next)
                continue;
            yield return release;
            next = listed.Any(other => other.Id == release.Previous) ? release.Previous : null;
        }
    }

    /// <summary>Null where no rank of the list moved beyond noise, or the release followed none.</summary>
    private SyndicationItem? Entry(ListedRelease release, ListedPlaces list, PlaceListQuery query, FeedIdentity place, string id, CancellationToken token)
    {
        if (Moves(release.Id, list, token) is not { Count: > 0 } moves) return null;
        var areas = list.Areas.ToDictionary(a => a.Code);
        var words = string.Join(" ", moves.Take(20).Select(m => $"{areas[m.Area].DisplayName} ({m.Focus}): {MoveWords.Sentence(m)}")) + (moves.Count > 20 ? $" And {moves.Count - 20} more." : null);
        var address = new Uri(place.Site, $"{PlaceChangesView.Page[1..]}?{query.PlacesText}{(release.Previous is { } before ? $"&since={before}" : null)}&release={release.Id}");
        return new SyndicationItem($"{Figures.Some(moves.Count, "rank")} moved: version {release.Version}", SyndicationContent.CreatePlaintextContent(words), address, $"{id}/{release.Id}", release.Published)
        {
            PublishDate = release.Published,
            Summary = SyndicationContent.CreatePlaintextContent(words),
        };
    }

    /// <summary>As they were found when the release was made: the one before it need not be kept.</summary>
    private IReadOnlyList<RankMove> Moves(string release, ListedPlaces list, CancellationToken token)
    {
        try
        {
            using var lease = shelf.TryLease(release);
            return lease is null ? [] : [.. lease.Moves.Of(list.Level, list.Codes, token)];
        }
        catch (ReleaseRefusedException)
        {
            // Damaged since it was listed: the feed tells of the others.
            return [];
        }
    }
}
