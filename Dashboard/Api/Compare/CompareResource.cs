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

/// <summary>/api/v1/areas/{code}/similar and /api/v1/areas/{code}/peers</summary>
internal static class SimilarResource
{
    public static void MapSimilar(this IEndpointRouteBuilder api)
    {
        api.MapFromRelease("/areas/{code}/similar", Similar, ParameterRules.Code, ParameterRules.Elsewhere, ParameterRules.JsonOrCsv)
            .WithName("similar")
            .WithSummary("The 20 places of England most like one, by who lives there and how")
            .WithDescription("Structural figures only: residents, ages, ethnic groups, tenure, kinds of homes, rural or urban, income, employment, education, housing; no outcome of health and no service. They are standardised over all places of the level and turned to principal components, kept to 90% of the variance; 'distance' is Euclidean there. 'differences' are in standard deviations, the other place less this one. A place that lacks a figure cannot be compared, and 'reason' names it.")
            .Produces<SimilarAnswer>()
            .WithTags("Areas");
        api.MapFromRelease("/areas/{code}/peers", Peers, ParameterRules.Code, ParameterRules.ComparedFocus, ParameterRules.Elsewhere, ParameterRules.JsonOrCsv)
            .WithName("peers")
            .WithSummary("A place's figures against the mean of the 20 places most like it")
            .WithDescription("The verdict is worse, better, higher or lower only beyond the joint 95% interval of the figure and of the places' mean (Zou and Donner 2008), similar within it, and not-known where the place or one of them has no published limits.")
            .Produces<PeersAnswer>()
            .WithTags("Areas");
    }

    private static IResult Similar(ReleaseRequest request)
    {
        var view = SimilarView.Read(request, Area(request), Elsewhere(request), request.Token);
        var answer = SimilarAnswer.Of(request, view);
        return request.Format == "csv"
            ? new CsvDownload<SimilarPlaceItem>($"similar-{view.Area.Code}{(view.Elsewhere ? "-elsewhere" : null)}-{request.Lease.Info.Id}.csv", answer.Items, SimilarPlaceItem.Columns(view, request.Lease.Info.Id))
            : TypedResults.Json(answer, ApiJson.Answers.SimilarAnswer);
    }

    private static IResult Peers(ReleaseRequest request)
    {
        var view = PeersView.Read(request, Area(request), CompareResource.Focus(request), Elsewhere(request), request.Token);
        var answer = PeersAnswer.Of(request, view);
        return request.Format == "csv"
            ? new CsvDownload<PeerItem>($"peers-{answer.Focus}-{view.Similar.Area.Code}{(view.Similar.Elsewhere ? "-elsewhere" : null)}-{request.Lease.Info.Id}.csv", answer.Items, PeerItem.Columns(view.Similar.Area, request.Lease.Info.Id))
            : TypedResults.Json(answer, ApiJson.Answers.PeersAnswer);
    }

    private static bool Elsewhere(ReleaseRequest request) => request.Parameters.Get(ParameterRules.Elsewhere) == "true";

    private static Area Area(ReleaseRequest request)
    {
        var area = request.Known(ParameterRules.Code);
        return AreaLevels.Ranked.Contains(area.Level)
            ? area
            : throw new RefusedRequestException(ProblemKinds.WrongLevel, $"{area.Name} ({area.Code}) is {AreaContainment.Describe(area.Level)}: LSOAs, MSOAs and local authorities are compared.", ParameterRules.Code.Name, area.Code.Value, ["an LSOA, as in E01007317", "an MSOA, as in E02001509", "a local authority, as in E08000016"]);
    }
}
