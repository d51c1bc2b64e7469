using HealthNeeds.Dashboard.Api.Downloads;
using HealthNeeds.Dashboard.Api.Parameters;
using HealthNeeds.Dashboard.Api.Serving;
using HealthNeeds.Dashboard.Comparison;
using HealthNeeds.Dashboard.Problems;

namespace HealthNeeds.Dashboard.Api.Compare;

/// <summary>/api/v1/compare</summary>
internal static class CompareResource
{
    public static void MapCompare(this IEndpointRouteBuilder api) =>
        api.MapFromRelease("/compare", Answer, ParameterRules.Areas, ParameterRules.ComparedFocus, ParameterRules.JsonOrCsv)
            .WithName("compare")
            .WithSummary("Places of one level beside each other, by every indicator of a focus area")
            .WithDescription("For each indicator the value, limits and verdict against England of every place. Where 95% limits are published, worse or better means that they leave England's median out; elsewhere that the value lies in England's worst or best quarter. Where neither way is better the verdict is higher or lower. Places of different levels are refused. Bands of age and the Indices of 2019 are left out.")
            .Produces<CompareAnswer>()
            .WithTags("Areas");

    public static string Focus(ReleaseRequest request) => request.Parameters.Find(ParameterRules.ComparedFocus) is not { } focus || focus is CompareQuery.All or FocusArea.Overall ? FocusArea.Overall
        : request.FocusAreas.Any(f => f.Id == focus) ? focus
        : throw new RefusedRequestException(ProblemKinds.BadValue, $"The value of 'focus' is not allowed. Expected {CompareQuery.All} or a focus area of the release.", "focus", focus, [CompareQuery.All, .. request.FocusAreas.Select(f => f.Id)]);

    private static IResult Answer(ReleaseRequest request)
    {
        if (request.Parameters.Find(ParameterRules.Areas) is not { } text)
            throw new RefusedRequestException(ProblemKinds.MissingParameter, "'areas' says which places are compared.", ParameterRules.Areas.Name, found: null, ParameterRules.Areas.Allowed);
        var (areas, fault) = ComparedPlaces.Find(request, ComparedPlaces.Codes(text)!, request.Token);
        if (fault is not null)
            throw new RefusedRequestException(fault.Kind, fault.Words, ParameterRules.Areas.Name, fault.Found, ParameterRules.Areas.Allowed);
        var query = new CompareQuery([.. areas.Select(a => a.Code)], Focus(request));
        var view = CompareReader.Read(request, query, areas, request.Token);
        var items = view.Groups.SelectMany(g => g.Rows.SelectMany(r => r.Cells.Select((c, i) => CompareItem.Of(g, r, view.Areas[i], c)))).ToList();
        return request.Format == "csv"
            ? new CsvDownload<CompareItem>($"compare-{query.FocusText}-{string.Join('-', query.Areas.Take(3))}{(query.Areas.Count > 3 ? $"-and-{query.Areas.Count - 3}-more" : null)}-{request.Lease.Info.Id}.csv", items, CompareItem.Columns(request.Lease.Info.Id))
            : TypedResults.Json(CompareAnswer.Of(request, view, items), ApiJson.Answers.CompareAnswer);
    }
}
