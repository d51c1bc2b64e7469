using HealthNeeds.Dashboard.Api.Parameters;
using HealthNeeds.Dashboard.Api.Places;
using HealthNeeds.Dashboard.Maps;
using HealthNeeds.Dashboard.Pages.Addresses;
using HealthNeeds.Dashboard.Problems;
using HealthNeeds.Dashboard.Releases;
using HealthNeeds.Dashboard.SiteLayout;
using HealthNeeds.Dashboard.Wording;

namespace HealthNeeds.Dashboard.Pages.Places;

internal static class PlaceListEndpoint
{
    public const int PageSize = 50;

    private static readonly NextStep Again = new(PlaceListQuery.Page, "Begin another list");

    public static IServiceCollection AddPlaceLists(this IServiceCollection services) => services.AddScoped<PlaceListMap>().AddSingleton<PlaceFeed>();

    public static void MapPlaceListPage(this IEndpointRouteBuilder app) =>
        app.MapEmbeddable(PlaceListQuery.Page, (HttpContext http, ReleaseReading reading, PlaceListMap map) =>
        {
            var parameters = new PageParameters(http.Request.Query, reading, Again);
            var query = Read(parameters);
            if (parameters.Value(PlaceListQuery.AreasRule.Name) is { } given && query.Codes.Count > 0 && given != query.CodesText)
                return Results.LocalRedirect(query.Address);
            var view = new PlaceListFigures(reading, http.RequestAborted).Of(query);
            var pages = Math.Max(1, (view.Ranked.Count + PageSize - 1) / PageSize);
            return PageAnswer.Of<PlaceListPage>(new PlaceListPageView(view, reading.FocusAreas, Page(parameters, pages), pages, map.Draw(view), map.Missing) { IsInRegion = view.List.Areas.Any(reading.IsOfRegion), Measured = reading.Grounds(query.Focus).Measured });
        }).InTurn();

    /// <exception cref="RefusedRequestException">A value is not understood.</exception>
    public static PlaceListQuery Read(PageParameters parameters)
    {
        string? Value(ParameterRule rule) => parameters.Value(rule.Name) is { } text && text.Trim().Length > 0 ? text : null;
        try
        {
            return PlaceListQuery.Read(Value, parameters.Focus());
        }
        catch (RefusedRequestException refused) when (refused.Problem.Parameter == PlaceListQuery.AreasRule.Name)
        {
            // The list itself would fill the page.
            throw parameters.Refused(PlaceListQuery.AreasRule.Name, "is not a list of places", [PlaceListQuery.CodesForm]);
        }
    }

    /// <summary>The places that a tool keeps to; null for none.</summary>
    /// <exception cref="RefusedRequestException">A value is not understood, or stands for no place.</exception>
    public static PlaceLimit? Limit(PageParameters parameters, ReleaseReading reading, CancellationToken token) => PlaceLimits.Of(reading, Read(parameters).WithFocus(FocusArea.Overall), token);

    private static int Page(PageParameters parameters, int pages) => parameters.Value("page") is not { } text ? 1
        : text.Length <= 2 && int.TryParse(text, out var page) && page >= 1 && page <= pages ? page
        : throw parameters.Refused("page", "is not a page of the list", [$"1 to {pages}"]);
}

/// <summary>Everything the page shows.</summary>
public sealed class PlaceListPageView
{
    internal PlaceListPageView(PlaceListView found, IReadOnlyList<FocusArea> focusAreas, int page, int pages, MapView? map, NoMap? noMap) =>
        (Found, FocusAreas, Page, Pages, Map, NoMap) = (found, focusAreas, page, pages, map, noMap);

    internal PlaceListView Found { get; }

    internal IReadOnlyList<FocusArea> FocusAreas { get; }

    /// <summary>From 1.</summary>
    internal int Page { get; }

    internal int Pages { get; }

    /// <summary>Null where none of the places lies in the region that is drawn, or it has no outlines.</summary>
    internal MapView? Map { get; }

    internal NoMap? NoMap { get; }

    /// <summary>Whether some of the places lie in the region that is shown: tools look there.</summary>
    internal bool IsInRegion { get; init; }

    /// <summary>The latest period of each indicator the places are ranked by, the oldest first.</summary>
    internal IReadOnlyList<Period> Measured { get; init; } = [];

    internal PlaceListQuery Query => Found.Query;

    internal string Subject => FocusWords.Of(Query.Focus, FocusAreas);

    internal string PageAddress(int page) => page == 1 ? Query.Address : $"{Query.Address}{(Query.Text.Length == 0 ? '?' : '&')}page={page}";
}
