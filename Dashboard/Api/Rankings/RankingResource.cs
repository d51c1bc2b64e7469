using HealthNeeds.Dashboard.Api.Areas;
using HealthNeeds.Dashboard.Api.Parameters;
using HealthNeeds.Dashboard.Api.Serving;
using HealthNeeds.Dashboard.Wording;
using HealthNeeds.Store.Queries;

namespace HealthNeeds.Dashboard.Api.Rankings;

/// <summary>/api/v1/rankings</summary>
internal static class RankingResource
{
    public static void MapRankings(this IEndpointRouteBuilder api) =>
        api.MapFromRelease("/rankings", Answer, ParameterRules.Focus, ParameterRules.Kind, ParameterRules.RankingLevel, ParameterRules.Within, ParameterRules.RankingSearch, ParameterRules.JsonCsvOrGeoJson)
            .WithName("rankings")
            .WithSummary("Areas by unmet need, burden or gap, greatest first")
            .WithDescription("Ordered by median rank, then by what 'kind' names, then code. Ranks are among the areas inside 'within'; pWorstTenth is against all of England, by the same. Where areas are not ranked by a kind the list is empty and 'reason' says why. 'why' says in a sentence what goes with a rank, against the typical place of the ICB (of England, for its authorities). CSV and GeoJSON carry the same as one row or feature per area.")
            .Produces<RankingList>()
            .WithTags("Rankings");

    private static IResult Answer(ReleaseRequest request)
    {
        var scope = RankingScope.Of(request);
        return request.Format switch
        {
            "csv" => RankingDownloads.Csv(scope),
            "geojson" => RankingDownloads.GeoJson(scope, request),
            _ => TypedResults.Json(List(scope, request), ApiJson.Answers.RankingList),
        };
    }

    private static RankingList List(RankingScope scope, ReleaseRequest request) => new(
        request.Stamp,
        scope.Focus,
        scope.Kind.Id(),
        scope.Level.Id(),
        AreaStamp.Of(scope.Within),
        scope.Areas.Count,
        scope.Reason,
        scope.Measured,
        RankingList.OrderBy(scope.Kind),
        RankingReading.Words,
        scope.Caveats,
        FigureLicence.Figures,
        request.Attribution,
        scope.Items);
}

/// <summary>One ranking, read: what was asked for and the areas it ranks.</summary>
/// <param name="Reason">Why no area is ranked; null where some are.</param>
/// <param name="Areas">All that are ranked, greatest first.</param>
/// <param name="Measured">Of which years the figures are that it is made of.</param>
/// <param name="Reasons">What goes with each rank.</param>
/// <param name="Search">Text that a name or code of a listed area holds; null for all.</param>
internal sealed record RankingScope(string Release, string Focus, NeedKind Kind, AreaLevel Level, Area Within, IReadOnlyList<RankedArea> Areas, string? Reason, MeasuredPeriods? Measured, RankReasons Reasons, string? Search)
{
    /// <summary>How to read it, and what must be said of the figures it is made of, as the page does.</summary>
    public IReadOnlyList<string> Caveats { get; private init; } = RankingReading.Caveats;

    /// <summary>Those that are listed, each with its place in the whole list.</summary>
    public IEnumerable<(int Position, RankedArea Place)> Listed => Areas.Select((place, i) => (i + 1, place)).Where(p => Search is null || p.place.Area.IsCalled(Search));

    public IEnumerable<RankingItem> Items => Listed.Select(l => Item(l.Place, l.Position));

    public RankingItem Item(RankedArea place, int position) => RankingItem.Of(place, position, Reasons.Of(place));

    public static RankingScope Of(ReleaseRequest request)
    {
        var level = request.Parameters.Level;
        return Of(request, request.Focus, request.Parameters.Kind, level, request.Within(level), request.Parameters.Find(ParameterRules.RankingSearch)?.Trim());
    }

    public static RankingScope Of(ReleaseRequest request, string focus, NeedKind kind, AreaLevel level, Area within, string? search)
    {
        var areas = request.Ranked(focus, kind, level, within);
        return new RankingScope(request.Lease.Info.Id, focus, kind, level, within, areas, areas.Count > 0 ? null : request.WhyNotRanked(focus, level, kind), MeasuredPeriods.Of(request.Grounds(focus).MeasuredBy(kind)), RankReasons.Of(request, focus, kind, level, within), search)
        {
            Caveats = [.. RankingReading.Caveats, .. KindWords.Caveats(request.Grounds(focus), kind)],
        };
    }

    /// <summary>Names a file so that two downloads of different rankings, or releases, cannot be taken for each other.</summary>
    public string FileName(string extension) => $"{(Kind == NeedKind.Unmet ? "need" : Kind.Id())}-{Focus}-{Level.Id()}-{Within.Code}{(Search is null ? string.Empty : "-found")}-{Release}.{extension}";
}
