using HealthNeeds.Dashboard.Api.Areas;
using HealthNeeds.Dashboard.Api.Downloads;
using HealthNeeds.Dashboard.Api.Parameters;
using HealthNeeds.Dashboard.Api.Releases;
using HealthNeeds.Dashboard.Api.Serving;

namespace HealthNeeds.Dashboard.Api.Deprivation;

/// <summary>/api/v1/deprivation</summary>
internal static class DeprivationResource
{
    public static void MapDeprivation(this IEndpointRouteBuilder api) =>
        api.MapFromRelease("/deprivation", Answer, ParameterRules.Within, ParameterRules.JsonOrCsv)
            .WithName("deprivation")
            .WithSummary("LSOAs in the Index of Multiple Deprivation 2019 and 2025")
            .WithDescription("Each LSOA's place among all of England's in both, 1 the most deprived, and its tenth. One whose boundary changed in 2021 is not comparable: its place of 2019 is null, and 'reason' says so. Indices are relative and were made in different ways: see 'caveat'.")
            .Produces<DeprivationAnswer>()
            .WithTags("Indicators");

    private static IResult Answer(ReleaseRequest request)
    {
        var within = request.Within(AreaLevel.Lsoa21);
        var moves = new DeprivationMoves(request, request.Token);
        var answer = new DeprivationAnswer(
            request.Stamp,
            AreaStamp.Of(within),
            moves.All.Count,
            DeprivationMoves.Caveat,
            moves.Missing,
            FigureLicence.Figures,
            request.Attribution,
            [.. moves.Within(within.Code).Select(DeprivationItem.Of)]);
        return request.Format == "csv" ? Csv(answer) : TypedResults.Json(answer, ApiJson.Answers.DeprivationAnswer);
    }

    private static CsvDownload<DeprivationItem> Csv(DeprivationAnswer answer) => new(
        $"deprivation-2019-2025-{answer.Within.Code}-{answer.Release.Id}.csv",
        answer.Items,
        [
            CsvColumn<DeprivationItem>.Text("code", i => i.Code),
            CsvColumn<DeprivationItem>.Text("name", i => i.Name),
            CsvColumn<DeprivationItem>.Text("localAuthority", i => i.LocalAuthority),
            CsvColumn<DeprivationItem>.Number("rank2019", i => i.Rank2019),
            CsvColumn<DeprivationItem>.Number("rank2025", i => i.Rank2025),
            CsvColumn<DeprivationItem>.Number("of", _ => answer.Of),
            CsvColumn<DeprivationItem>.Number("tenth2019", i => i.Tenth2019),
            CsvColumn<DeprivationItem>.Number("tenth2025", i => i.Tenth2025),
            CsvColumn<DeprivationItem>.Number("moved", i => i.Moved),
            CsvColumn<DeprivationItem>.Text("reason", i => i.Reason),
            CsvColumn<DeprivationItem>.Text("caveat", _ => answer.Caveat),
            CsvColumn<DeprivationItem>.Text("release", _ => answer.Release.Id),
            CsvColumn<DeprivationItem>.Text("licence", _ => answer.Licence),
        ]);
}

/// <param name="Of">How many LSOAs are ranked.</param>
/// <param name="Missing">What the release lacks; null where it holds both indices.</param>
/// <param name="Items">Most moved towards the most deprived first; those that cannot be compared last.</param>
internal sealed record DeprivationAnswer(ReleaseStamp Release, AreaStamp Within, int Of, string Caveat, string? Missing, string Licence, IReadOnlyList<string> Attribution, IReadOnlyList<DeprivationItem> Items);

/// <param name="Rank2019">1 is the most deprived; null where the boundary changed.</param>
/// <param name="Tenth2019">1 is the most deprived.</param>
/// <param name="Moved">Places; above 0 where it went towards the most deprived.</param>
/// <param name="Reason">Why it cannot be compared; null where it can.</param>
internal sealed record DeprivationItem(string Code, string Name, string? LocalAuthority, int? Rank2019, int Rank2025, int? Tenth2019, int Tenth2025, int? Moved, string? Reason)
{
    public const string BoundaryChanged = "its boundary changed in 2021";

    public static DeprivationItem Of(DeprivationMove move) => new(
        move.Area.Code.Value,
        move.Area.Name,
        move.Area.LocalAuthorityName,
        move.IsComparable ? move.Shift.Before : null,
        move.Shift.After,
        move.IsComparable ? move.Shift.TenthBefore : null,
        move.Shift.TenthAfter,
        move.IsComparable ? move.Shift.Places : null,
        move.IsComparable ? null : BoundaryChanged);
}
