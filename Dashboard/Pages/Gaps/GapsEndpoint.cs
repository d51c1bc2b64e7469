using HealthNeeds.Dashboard.Api.Gaps;
using HealthNeeds.Dashboard.Maps;
using HealthNeeds.Dashboard.Pages.Addresses;
using HealthNeeds.Dashboard.Pages.Places;
using HealthNeeds.Dashboard.Problems;
using HealthNeeds.Dashboard.Releases;
using HealthNeeds.Dashboard.SiteLayout;
using HealthNeeds.Dashboard.Wording;

namespace HealthNeeds.Dashboard.Pages.Gaps;

internal static class GapsEndpoint
{
    public static void MapGapsPage(this IEndpointRouteBuilder app) =>
        app.MapEmbeddable(GapQuery.Page, (HttpContext http, ReleaseReading reading, StepMaps maps) =>
        {
            var parameters = new PageParameters(http.Request.Query, reading, new NextStep(GapQuery.Page, "See all gaps"));
            var need = parameters.Value("need");
            if (need is not null && reading.Assets.Needs.All(n => n.Id != need))
                throw parameters.Refused("need", "is not a need of the taxonomy", [.. reading.Assets.Needs.Select(n => n.Id)]);
            var view = new GapFigures(reading).Of(new GapQuery(parameters.Focus(), need) { Limit = PlaceListEndpoint.Limit(parameters, reading, http.RequestAborted)?.Inside(reading.Region.Code, reading.Region.Name) }, http.RequestAborted);
            return PageAnswer.Of<GapsPage>(new GapsView(view, reading.FocusAreas, reading.NoAssets, Draw(maps, reading, view), maps.Missing(reading)));
        }).InTurn();

    /// <summary>How many needs have no answer; of one need, whether it has none.</summary>
    private static StepMapView? Draw(StepMaps maps, ReleaseReading reading, GapView view)
    {
        var without = view.Chosen.Select(p => p.Area.Code).ToHashSet();
        double Value(Area area) => view.Query.Need is null ? view.Unanswered.GetValueOrDefault(area.Code) : without.Contains(area.Code) ? 1 : 0;
        string Words(double value) => view.Query.Need is null ? $"{Figures.Some(value, "need")} without an open asset" : value > 0 ? "no open asset answers it" : "an open asset answers it, or it hardly arises here";
        return view.Reason is not null ? null : maps.Draw(
            reading,
            AreaLevel.Lsoa21,
            [.. view.Places.Select(a => new StepPlace(a, Value(a), AreaAddress.Of(a.Code, view.Query.Focus), $"{a.DisplayName}{(a.PlaceName is null ? null : $", {a.Name}")}: {Words(Value(a))}"))],
            $"Map of {view.Extent}: {Figures.Count(view.Places.Count)} neighbourhoods, each a link, by {(view.NeedName is { } name ? $"whether an open asset answers {name}" : "how many needs no open asset answers")}. The tables on this page hold the same figures.");
    }
}

/// <summary>Everything the page shows.</summary>
public sealed class GapsView
{
    internal GapsView(GapView found, IReadOnlyList<FocusArea> focusAreas, MissingCatalogue missing, StepMapView? map, NoMap? noMap) => (Found, FocusAreas, Missing, Map, NoMap) = (found, focusAreas, missing, map, noMap);

    internal GapView Found { get; }

    internal IReadOnlyList<FocusArea> FocusAreas { get; }

    internal MissingCatalogue Missing { get; }

    internal StepMapView? Map { get; }

    internal NoMap? NoMap { get; }
}
