using HealthNeeds.Dashboard.Releases;
using HealthNeeds.Dashboard.Api.Downloads;
using HealthNeeds.Dashboard.Api.Parameters;
using HealthNeeds.Dashboard.Api.Serving;
using HealthNeeds.Dashboard.Wording;

namespace HealthNeeds.Dashboard.Api.Research;

/// <summary>/api/v1/research/balance</summary>
internal static class BalanceResource
{
    public static void MapResearchBalance(this IEndpointRouteBuilder api) =>
        api.MapFromRelease("/research/balance", Answer, ParameterRules.Focus, ParameterRules.JsonOrCsv)
            .WithName("research-balance")
            .WithSummary("Is research where the burden is: awards and pounds per 100,000 residents beside expected burden, by ICB")
            .WithDescription(ResearchWords.BalanceCaveat)
            .Produces<BalanceAnswer>()
            .WithTags("Assets");

    private static IResult Answer(ReleaseRequest request)
    {
        var (focus, registers) = (request.Focus, request.Lease.Research.Registers(request.Token));
        var (icbs, reason) = registers.Count == 0 ? ([], ResearchWords.NotReached) : ResearchBalances.Of(request.Lease, focus, request.Token);
        var items = icbs.Select(BalanceItem.Of).ToList();
        return request.Format == "csv"
            ? new CsvDownload<BalanceItem>($"research-balance-{focus}-{request.Lease.Info.Id}.csv", items, Columns(focus, request.Lease.Info.Id))
            : TypedResults.Json(new BalanceAnswer(request.Stamp, focus, reason, [ResearchWords.BalanceCaveat, .. ResearchWords.Caveats], registers, items), ApiJson.Answers.BalanceAnswer);
    }

    private static CsvColumn<BalanceItem>[] Columns(string focus, string release) =>
    [
        CsvColumn<BalanceItem>.Text("icb", r => r.Icb),
        CsvColumn<BalanceItem>.Text("name", r => r.Name),
        CsvColumn<BalanceItem>.Text("focus", _ => focus),
        CsvColumn<BalanceItem>.Number("population", r => r.Population),
        CsvColumn<BalanceItem>.Number("burden", r => r.Burden),
        CsvColumn<BalanceItem>.Number("awards", r => r.Awards),
        CsvColumn<BalanceItem>.Number("awardsPer100k", r => r.AwardsPer100k),
        CsvColumn<BalanceItem>.Number("awardsLower", r => r.AwardsLower),
        CsvColumn<BalanceItem>.Number("awardsUpper", r => r.AwardsUpper),
        CsvColumn<BalanceItem>.Number("pounds", r => r.Pounds),
        CsvColumn<BalanceItem>.Number("poundsPer100k", r => r.PoundsPer100k),
        CsvColumn<BalanceItem>.Number("balance", r => r.Balance),
        CsvColumn<BalanceItem>.Number("rank", r => r.Rank.Median),
        CsvColumn<BalanceItem>.Number("rankLower", r => r.Rank.Lower),
        CsvColumn<BalanceItem>.Number("rankUpper", r => r.Rank.Upper),
        CsvColumn<BalanceItem>.Text("release", _ => release),
    ];
}
