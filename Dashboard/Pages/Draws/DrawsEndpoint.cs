using HealthNeeds.Dashboard.Api.Draws;
using HealthNeeds.Dashboard.Api.Parameters;
using HealthNeeds.Dashboard.Pages.Addresses;
using HealthNeeds.Dashboard.Problems;
using HealthNeeds.Dashboard.Releases;
using HealthNeeds.Dashboard.SiteLayout;

namespace HealthNeeds.Dashboard.Pages.Draws;

internal static class DrawsEndpoint
{
    public static void MapDrawsPage(this IEndpointRouteBuilder app) =>
        app.MapPage(DrawsQuery.Page, (HttpContext http, ReleaseReading reading) =>
        {
            var query = Query(new PageParameters(http.Request.Query, reading, new NextStep(DrawsQuery.Page, "Begin again with draws")));
            var (token, figures) = (http.RequestAborted, new CorrelationFigures(reading));
            var within = query.Within is { } code ? reading.Lease.Areas.Find(code, token)! : reading.RegionArea;
            return PageAnswer.Of<DrawsPage>(new DrawsPageView(
                query,
                query.Within is null ? reading.Region.Name : within.DisplayName,
                new DrawFigures(reading).Of(query, within, token),
                figures.Of(query with { Indicator = null }, within, token),
                query.Indicator is null ? null : figures.Of(query, within, token))
            {
                Authorities = reading.Authorities,
                Indicators = figures.Choices(query.Level, token),
                Names = IndicatorNames.Of(reading),
                AllFocusAreas = reading.FocusAreas,
            });
        }).InTurn();

    private static DrawsQuery Query(PageParameters parameters)
    {
        var level = parameters.Level();
        return new DrawsQuery(parameters.Focus(), parameters.Kind(), level, level == AreaLevel.Ltla24 ? null : parameters.Within(level), Draws(parameters), Indicator(parameters));
    }

    private static int Draws(PageParameters parameters) => parameters.Value(DrawsQuery.DrawsRule.Name) is not { } text ? DrawsQuery.UsualDraws
        : DrawsQuery.ReadDraws(text) ?? throw parameters.Refused(DrawsQuery.DrawsRule.Name, "is not a number of draws", [DrawsQuery.DrawsForm]);

    private static string? Indicator(PageParameters parameters) => parameters.Value(DrawsQuery.IndicatorRule.Name) is { } id ? ApiRequest.Checked(DrawsQuery.IndicatorRule, id) : null;
}

/// <summary>Everything the page shows.</summary>
public sealed class DrawsPageView
{
    internal DrawsPageView(DrawsQuery query, string extent, DrawView drawn, CorrelationView focuses, CorrelationView? chosen) =>
        (Query, Extent, Drawn, Focuses, Chosen) = (query, extent, drawn, focuses, chosen);

    internal DrawsQuery Query { get; }

    /// <summary>Where the places lie.</summary>
    internal string Extent { get; }

    internal DrawView Drawn { get; }

    internal CorrelationView Focuses { get; }

    /// <summary>Null where no indicator is chosen.</summary>
    internal CorrelationView? Chosen { get; }

    internal IReadOnlyList<Area> Authorities { get; init; } = [];

    /// <summary>Those with figures of the level.</summary>
    internal IReadOnlyList<Indicator> Indicators { get; init; } = [];

    internal IndicatorNames Names { get; init; } = IndicatorNames.None;

    internal IReadOnlyList<Core.Rankings.FocusArea> AllFocusAreas { get; init; } = [];
}
