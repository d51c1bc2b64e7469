using HealthNeeds.Dashboard.Api.Search;
using HealthNeeds.Dashboard.Comparison;
using HealthNeeds.Dashboard.Pages.Addresses;
using HealthNeeds.Dashboard.Problems;
using HealthNeeds.Dashboard.Releases;
using HealthNeeds.Dashboard.SiteLayout;
using HealthNeeds.Dashboard.Wording;

namespace HealthNeeds.Dashboard.Pages.Compare;

internal static class CompareEndpoint
{
    public static void MapComparePage(this IEndpointRouteBuilder app) =>
        app.MapPage(CompareQuery.Page, (HttpContext http, ReleaseReading reading) =>
        {
            var request = new CompareRequest(http.Request.Query, reading, http.RequestAborted);
            var (query, areas) = request.Read();
            var adding = request.Adding(areas);
            return adding?.Only is { } one
                ? Results.LocalRedirect(query.With(one.Code).Address)
                : PageAnswer.Of<ComparePage>(ComparePageView.Read(reading, query, areas, adding, http.RequestAborted));
        });
}

/// <summary>Reads the page's address.</summary>
internal sealed class CompareRequest(IQueryCollection given, ReleaseReading reading, CancellationToken token)
{
    private const int Longest = 60;
    private const int MostMatches = 20;

    private static readonly NextStep Again = new(CompareQuery.Page, "Choose places anew");

    private readonly PageParameters parameters = new(given, reading, Again);

    /// <exception cref="RefusedRequestException">A value is not understood, or the places cannot be set beside each other.</exception>
    public (CompareQuery Query, IReadOnlyList<Area> Areas) Read()
    {
        var areas = Areas();
        return (new CompareQuery([.. areas.Select(a => a.Code)], Focus(), Show(), Elsewhere()), areas);
    }

    /// <summary>What was typed to be added; null where nothing was.</summary>
    public PlaceAdding? Adding(IReadOnlyList<Area> areas)
    {
        if (parameters.Text("add", Longest, $"up to {Longest} characters") is not { } words)
            return null;
        if (areas.Count >= CompareQuery.Most)
            return new PlaceAdding(words, [], $"{CompareQuery.Most} places are compared at most: remove one first.", Only: null);
        var level = areas.Count > 0 ? areas[0].Level : (AreaLevel?)null;
        var found = PlaceSearch.Find(reading, words, level, MostMatches, token);
        Area[] fitting = [.. found.Areas.Where(a => AreaLevels.Ranked.Contains(a.Level) && (level is null || a.Level == level) && areas.All(b => b.Code != a.Code))];
        Area[] exact = [.. fitting.Where(a => string.Equals(a.Code.Value, words, StringComparison.OrdinalIgnoreCase) || string.Equals(a.Name, words, StringComparison.OrdinalIgnoreCase))];
        var only = fitting.Length == 1 && !found.IsAlike ? fitting[0] : exact.Length == 1 ? exact[0] : null;
        return new PlaceAdding(words, fitting, fitting.Length == 0 ? Nothing(words, level, found) : found.IsAlike ? $"Nothing is called “{words}”. These have a name spelled like it:" : null, only);
    }

    private static string Nothing(string words, AreaLevel? level, PlacesFound found) =>
        found.Note is { } note && found.Areas.Count == 0 ? note
        : level is { } one && found.Areas.Count > 0 ? $"“{words}” is no {one.Noun()}, or is compared already: places of one level are set beside each other."
        : $"No {(level is { } of ? of.Noun() : "place")} is called “{words}”. Try a part of the name, or a code such as E01007317.";

    private IReadOnlyList<Area> Areas()
    {
        if (parameters.Text("areas", ComparedPlaces.Longest, $"up to {ComparedPlaces.Longest} characters") is not { } text)
            return [];
        var codes = ComparedPlaces.Codes(text) ?? throw parameters.Refused("areas", "is not a list of places", [ComparedPlaces.Form]);
        var (areas, fault) = ComparedPlaces.Find(reading, codes, token);
        return fault is null ? areas : throw new RefusedRequestException(
            fault.Kind == ProblemKinds.UnknownArea ? Problem.NotFound(fault.Words, Again) : Problem.NotUnderstood(fault.Words, [ComparedPlaces.Form], Again));
    }

    private string Focus() => parameters.Value("focus") == CompareQuery.All ? FocusArea.Overall : parameters.Focus();

    private CompareShow Show() => parameters.Value("show") is not { } id ? CompareShow.Rug
        : EnumWords.TryParse<CompareShow>(id, out var show) ? show
        : throw parameters.Refused("show", "is not a way to show places", EnumWords.All<CompareShow>());

    private bool Elsewhere() => parameters.Value("elsewhere") switch
    {
        null or "false" => false,
        "true" => true,
        _ => throw parameters.Refused("elsewhere", "is neither true nor false", ["true", "false"]),
    };
}

/// <summary>A place that is to be added.</summary>
/// <param name="Matches">Those that could be meant.</param>
/// <param name="Note">What must be said of them; null where there is nothing.</param>
/// <param name="Only">The one that is meant; null where that is not clear.</param>
public sealed record PlaceAdding(string Words, IReadOnlyList<Area> Matches, string? Note, Area? Only);
