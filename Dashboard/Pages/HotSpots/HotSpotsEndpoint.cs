using HealthNeeds.Core.Conditions;
using HealthNeeds.Dashboard.Api.HotSpots;
using HealthNeeds.Dashboard.Maps;
using HealthNeeds.Dashboard.Pages.Addresses;
using HealthNeeds.Dashboard.Problems;
using HealthNeeds.Dashboard.Releases;
using HealthNeeds.Dashboard.SiteLayout;

namespace HealthNeeds.Dashboard.Pages.HotSpots;

internal static class HotSpotsEndpoint
{
    public static IServiceCollection AddHotSpots(this IServiceCollection services) => services.AddScoped<HotSpotsMap>();

    public static void MapHotSpotsPage(this IEndpointRouteBuilder app) =>
        app.MapEmbeddable(HotSpotQuery.Page, (HttpContext http, ReleaseReading reading, BoundaryCache boundaries, HotSpotsMap map) =>
        {
            var parameters = new PageParameters(http.Request.Query, reading, new NextStep(HotSpotQuery.Page, "Begin again with hot spots"));
            var view = new HotSpotFigures(reading, boundaries).Of(HotSpotQuery.Read(rule => parameters.Value(rule.Name)), http.RequestAborted);
            return PageAnswer.Of<HotSpotsPage>(new HotSpotsView(view, HotSpotChoices.Of(reading, view.Query.Level, http.RequestAborted), map.Draw(view), map.Missing));
        }).InTurn();
}

/// <summary>Everything the page shows.</summary>
public sealed class HotSpotsView
{
    internal HotSpotsView(HotSpotView found, HotSpotChoices choices, MapView? map, NoMap? noMap) => (Found, Choices, Map, NoMap) = (found, choices, map, noMap);

    internal HotSpotView Found { get; }

    internal HotSpotChoices Choices { get; }

    /// <summary>Null where nothing was found out or there are no outlines.</summary>
    internal MapView? Map { get; }

    internal NoMap? NoMap { get; }

    internal HotSpotQuery Query => Found.Query;
}

/// <summary>What the form's list offers.</summary>
/// <param name="Indicators">Those with figures of the level.</param>
internal sealed record HotSpotChoices(IReadOnlyList<FocusArea> FocusAreas, IReadOnlyList<Condition> Conditions, IReadOnlyList<Indicator> Indicators, IndicatorNames Names)
{
    public static HotSpotChoices Of(ReleaseReading reading, AreaLevel level, CancellationToken token) => new(
        reading.FocusAreas,
        reading.Conditions,
        reading.Remember($"hot-spots/indicators/{level}", () => (IReadOnlyList<Indicator>)[.. reading.Indicators
            .Where(i => reading.NewestPeriods.ContainsKey(i.Id.Value) && reading.Lease.Indicators.Periods(i.Id, level, Sex.Persons, token).Count > 0)]),
        IndicatorNames.Of(reading));
}
