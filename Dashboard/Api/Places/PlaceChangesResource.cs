using HealthNeeds.Core.Releases;
using HealthNeeds.Dashboard.Api.Changes;
using HealthNeeds.Dashboard.Api.Downloads;
using HealthNeeds.Dashboard.Api.Parameters;
using HealthNeeds.Dashboard.Api.Serving;
using HealthNeeds.Dashboard.Problems;
using HealthNeeds.Dashboard.Releases;
using HealthNeeds.Store.Releases;

namespace HealthNeeds.Dashboard.Api.Places;

/// <summary>/api/v1/places/changes: it tells of kept releases, which come and go, and is never cached.</summary>
internal static class PlaceChangesResource
{
    public static void MapPlaceChanges(this IEndpointRouteBuilder api) =>
        api.MapLive("/places/changes", Answer, [.. PlaceListQuery.Rules, PlaceChanges.SinceRule, ParameterRules.Release, ParameterRules.JsonOrCsv])
            .WithName("placeChanges")
            .WithSummary("What changed for a list of places since a release or a day: ranks that moved beyond noise")
            .WithDescription("Ranks in England of each of the places for every focus area, in the release that is served (or 'release') and the one that 'since' names, or the one before. Only moves beyond noise are items: those whose 90% interval, put together of both ranks' own, leaves out 0. 'counts' has the others. Where no earlier release is kept, 'reason' says so.")
            .Produces<PlaceChangesAnswer>()
            .WithTags("Areas");

    private static IResult Answer(HttpContext http, ApiRequest parameters)
    {
        var services = http.RequestServices;
        using var lease = parameters.Find(ParameterRules.Release) is { } id ? Kept(services, id) : services.GetRequiredService<ReleaseStore>().TryLease();
        if (lease is null) return services.GetRequiredService<NoReleaseAnswer>();
        var request = ActivatorUtilities.CreateInstance<ReleaseRequest>(services, parameters, lease, http.RequestAborted);
        // Read now: the file is written when the release is given back.
        var (attribution, own) = (request.Attribution, request.OwnIndicators);
        http.Features.Set(new ReleaseTerms(lease.Info.Id, lease.Info.Published, () => attribution, () => own));
        var query = PlaceListQuery.Read(parameters.Find, Core.Rankings.FocusArea.Overall);
        if (query.IsEmpty)
            throw PlaceListQuery.Missing;
        var view = new PlaceChanges(request, services.GetRequiredService<ReleaseCatalogue>(), services.GetRequiredService<ReleaseComparisons>()).Of(query, parameters.Find(PlaceChanges.SinceRule), http.RequestAborted);
        PlaceMoveItem[] items = [.. view.Moves.Select(m => PlaceMoveItem.Of(view, m))];
        return request.Format == "csv"
            ? new CsvDownload<PlaceMoveItem>($"place-changes-{view.From?.Id ?? "none"}..{view.To}.csv", items, PlaceMoveItem.Columns(view))
            : TypedResults.Json(PlaceChangesAnswer.Of(view, items), ApiJson.Answers.PlaceChangesAnswer);
    }

    /// <exception cref="RefusedRequestException">404: it is not kept, or cannot be read.</exception>
    private static ReleaseLease Kept(IServiceProvider services, string id)
    {
        try
        {
            if (services.GetRequiredService<ReleaseShelf>().TryLease(id) is { } lease) return lease;
        }
        catch (ReleaseRefusedException)
        {
            // Told below: a reader can do no more than choose another.
        }

        throw new RefusedRequestException(ProblemKinds.UnknownRelease, $"Release {id} is not kept here, or cannot be read.", ParameterRules.Release.Name, id, [.. services.GetRequiredService<ReleaseCatalogue>().List().Where(r => r.Problem is null).Select(r => r.Id)]);
    }
}

/// <param name="Since">The release that is compared with; null where there is none, and 'reason' says why.</param>
/// <param name="Counts">How many of the places' ranks have each verdict; only "changed" are items.</param>
/// <param name="Items">The overall ranking first, then by focus area, the largest move first.</param>
internal sealed record PlaceChangesAnswer(string Release, string? Since, string? Reason, string Address, string Feed, string Finding, int Places, IReadOnlyList<PlaceNoteItem> Notes, IReadOnlyDictionary<string, int> Counts, IReadOnlyList<PlaceMoveItem> Items)
{
    public static PlaceChangesAnswer Of(PlaceChangesView view, IReadOnlyList<PlaceMoveItem> items) => new(
        view.To,
        view.From?.Id,
        view.Reason,
        view.Address(view.Since),
        view.Feed,
        view.Finding,
        view.List.Areas.Count,
        [.. view.List.Notes.Select(n => new PlaceNoteItem(n.Found, n.Words, n.IsIn))],
        Enum.GetValues<MoveVerdict>().ToDictionary(v => v.Id(), view.Count),
        items);
}

/// <summary>One rank of one place in both releases.</summary>
internal sealed record PlaceMoveItem(string Focus, MoveItem Rank)
{
    public static PlaceMoveItem Of(PlaceChangesView view, RankMove move) => new(move.Focus, MoveItem.Of(move, view.Areas.GetValueOrDefault(move.Area)?.DisplayName));

    public static CsvColumn<PlaceMoveItem>[] Columns(PlaceChangesView view) =>
    [
        CsvColumn<PlaceMoveItem>.Text("code", i => i.Rank.Code),
        CsvColumn<PlaceMoveItem>.Text("name", i => i.Rank.Name),
        CsvColumn<PlaceMoveItem>.Text("focus", i => i.Focus),
        CsvColumn<PlaceMoveItem>.Number("move", i => i.Rank.Move),
        CsvColumn<PlaceMoveItem>.Number("byNewData", i => i.Rank.Parts?.NewData),
        CsvColumn<PlaceMoveItem>.Number("byRevision", i => i.Rank.Parts?.Revision),
        CsvColumn<PlaceMoveItem>.Number("byMethod", i => i.Rank.Parts?.Method),
        CsvColumn<PlaceMoveItem>.Number("byBoundary", i => i.Rank.Parts?.Boundary),
        CsvColumn<PlaceMoveItem>.Number("fromMedian", i => i.Rank.From?.Median),
        CsvColumn<PlaceMoveItem>.Number("fromLower", i => i.Rank.From?.Lower),
        CsvColumn<PlaceMoveItem>.Number("fromUpper", i => i.Rank.From?.Upper),
        CsvColumn<PlaceMoveItem>.Number("toMedian", i => i.Rank.To?.Median),
        CsvColumn<PlaceMoveItem>.Number("toLower", i => i.Rank.To?.Lower),
        CsvColumn<PlaceMoveItem>.Number("toUpper", i => i.Rank.To?.Upper),
        CsvColumn<PlaceMoveItem>.Text("polarity", _ => "negative-is-towards-greater-need"),
        CsvColumn<PlaceMoveItem>.Text("since", _ => view.From?.Id),
        CsvColumn<PlaceMoveItem>.Text("release", _ => view.To),
    ];
}
