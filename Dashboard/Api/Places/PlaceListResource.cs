using HealthNeeds.Dashboard.Api.Downloads;
using HealthNeeds.Dashboard.Api.Parameters;
using HealthNeeds.Dashboard.Api.Rankings;
using HealthNeeds.Dashboard.Api.Serving;
using HealthNeeds.Dashboard.Releases;

namespace HealthNeeds.Dashboard.Api.Places;

/// <summary>/api/v1/places and /api/v1/places/figures</summary>
internal static class PlaceListResource
{
    public static void MapPlaceLists(this IEndpointRouteBuilder api)
    {
        ParameterRule[] rules = [.. PlaceListQuery.Rules, ParameterRules.Focus, ParameterRules.JsonOrCsv];
        api.MapFromRelease("/places", Places, rules)
            .WithName("places")
            .WithSummary("A list of places of one's own: its people, ranks and how many of it are in England's worst tenth")
            .WithDescription("Up to 500 codes, a ward, or the LSOAs in which the patients of a GP practice or primary care network live; 'catchment' says what these are. 'notes' says what every piece is that is not simply a place: repeated, an older code, of another country, unknown. Places are of one level, that of most of the codes. 'draws' counts the places that are in England's worst tenth in each of 200 of the release's draws, and holds the need of all their residents against England's.")
            .Produces<PlaceListAnswer>()
            .WithTags("Areas")
            .InTurn();
        api.MapFromRelease("/places/figures", Figures, rules)
            .WithName("placeFigures")
            .WithSummary("Counts of a list of places, added up")
            .WithDescription("People of each condition with 90% limits, and each indicator that is a count of people with Wilson's limits for shares and Byar's for rates, exact Poisson ones below 10 events (95%), beside England's counts added up in the same way. Rates are reckoned from summed counts, never averaged. Where a place of the list is suppressed the sum is not shown, nor one by which a hidden number could be reckoned as a difference; 'reason' says so.")
            .Produces<PlaceFigureList>()
            .WithTags("Areas")
            .InTurn();
    }

    public static PlaceListView View(ReleaseRequest request)
    {
        var query = PlaceListQuery.Read(request.Parameters.Find, request.Focus);
        return query.IsEmpty
            ? throw PlaceListQuery.Missing
            : new PlaceListFigures(request, request.Token).Of(query);
    }

    private static IResult Places(ReleaseRequest request)
    {
        var (view, release) = (View(request), request.Lease.Info.Id);
        return request.Format == "csv"
            ? new CsvDownload<PlaceListItem>($"places-{Name(view)}-{view.Query.Focus}-{release}.csv", PlaceListItem.Of(view), PlaceListItem.Columns(view, MeasuredPeriods.Of(request.Grounds(view.Query.Focus).Measured), release))
            : TypedResults.Json(PlaceListAnswer.Of(request, view), ApiJson.Answers.PlaceListAnswer);
    }

    private static IResult Figures(ReleaseRequest request)
    {
        var (view, release) = (View(request), request.Lease.Info.Id);
        return request.Format == "csv"
            ? new CsvDownload<PlaceFigureItem>($"place-figures-{Name(view)}-{view.Query.Focus}-{release}.csv", PlaceFigureItem.Of(view), PlaceFigureItem.Columns(release))
            : TypedResults.Json(PlaceFigureList.Of(request, view), ApiJson.Answers.PlaceFigureList);
    }

    private static string Name(PlaceListView view) => view.Query.Practice ?? view.Query.Ward ?? view.Query.Network ?? $"{view.Count}-{view.Level.Id()}-{view.Mark}";
}
