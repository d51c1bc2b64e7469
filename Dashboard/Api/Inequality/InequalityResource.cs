using HealthNeeds.Dashboard.Api.Areas;
using HealthNeeds.Dashboard.Api.Parameters;
using HealthNeeds.Dashboard.Api.Serving;
using HealthNeeds.Dashboard.Problems;

namespace HealthNeeds.Dashboard.Api.Inequality;

/// <summary>/api/v1/inequality</summary>
internal static class InequalityResource
{
    private static readonly ParameterRule Table = ParameterRule.OneOf("table", "Which table a CSV holds.", "tenths", "tenths", "fifths", "slopes");

    public static void MapInequality(this IEndpointRouteBuilder api) =>
        api.MapFromRelease("/inequality", Answer, ParameterRules.Measure, ParameterRules.Within, ParameterRules.Sex, Table, ParameterRules.JsonOrCsv)
            .WithName("inequality")
            .WithSummary("One indicator by tenth of deprivation, with its slope and relative index of inequality")
            .WithDescription("Areas within an ICB or authority are ordered by the Index of Multiple Deprivation 2025 and cut into tenths of about equally many residents. The slope is what a line through them makes from the most to the least deprived resident. With a tenth missing there is none, and 'reason' says so. 'table' says which table format=csv holds. Without 'indicator' the indicators that can be asked for are listed.")
            .Produces<InequalityAnswer>()
            .WithTags("Indicators");

    private static IResult Answer(ReleaseRequest request)
    {
        var figures = new InequalityFigures(request, request.Token);
        var choices = figures.Choices.Select(i => i.Id.Value).ToList();
        var within = request.Within(AreaLevel.Msoa21);
        if (within.Level == AreaLevel.England)
            throw new RefusedRequestException(ProblemKinds.WrongLevel, "Inequality is measured within an ICB or a local authority.", ParameterRules.Within.Name, within.Code.Value, ["an ICB", "a local authority"]);
        if (request.Parameters.Find(ParameterRules.Measure) is not { } id)
        {
            if (request.Format == "csv")
                throw new RefusedRequestException(ProblemKinds.MissingParameter, "'indicator' says of which indicator a table is wanted.", ParameterRules.Measure.Name, found: null, choices);
            return TypedResults.Json(InequalityAnswer.Choice(request.Stamp, AreaStamp.Of(within), choices), ApiJson.Answers.InequalityAnswer);
        }

        var indicator = figures.Choices.FirstOrDefault(i => i.Id.Value == id)
            ?? throw new RefusedRequestException(ProblemKinds.UnknownItem, $"Release {request.Lease.Info.Id} has no indicator '{id}' that can be read by deprivation.", ParameterRules.Measure.Name, id, choices);
        var result = figures.Of(indicator, within, request.Parameters.Sex);
        var answer = InequalityAnswer.Of(request.Stamp, result, request.Attribution, choices);
        return request.Format == "csv"
            ? InequalityDownloads.Of(answer, request.Parameters.Sex is not null || figures.Sexes(indicator).Count > 1, request.Parameters.Get(Table), request.Lease.Info.Id)
            : TypedResults.Json(answer, ApiJson.Answers.InequalityAnswer);
    }
}
