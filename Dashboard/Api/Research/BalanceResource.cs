using HealthNeeds.Analytics.Research;
using HealthNeeds.Dashboard.Api.Downloads;
using HealthNeeds.Dashboard.Api.Parameters;
using HealthNeeds.Dashboard.Api.Rankings;
using HealthNeeds.Dashboard.Api.Releases;
using HealthNeeds.Dashboard.Api.Serving;
using HealthNeeds.Dashboard.Releases;
using HealthNeeds.Dashboard.Wording;
using HealthNeeds.Store.Queries;

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

/// <param name="Reason">Why no ICB is listed; null where some are.</param>
/// <param name="Items">Every ICB, that with the least research for its burden first.</param>
internal sealed record BalanceAnswer(ReleaseStamp Release, string Focus, string? Reason, IReadOnlyList<string> Caveats, IReadOnlyList<ResearchRegister> Registers, IReadOnlyList<BalanceItem> Items);

/// <param name="Burden">Per resident; England's average is 1.</param>
/// <param name="Awards">By the share that bears on the focus area.</param>
/// <param name="AwardsLower">Limits bound 90%.</param>
/// <param name="Balance">Research per resident over burden per resident, as multiples of England's: below 1 is less research than the burden would have.</param>
internal sealed record BalanceItem(
    string Icb, string Name, int Population, double Burden, double Awards, double AwardsPer100k, double AwardsLower, double AwardsUpper, double Pounds, double PoundsPer100k, double Balance, RankAnswer Rank)
{
    public static BalanceItem Of(BalancedIcb icb) => new(
        icb.Of.Icb.Value, icb.Of.Name, icb.Of.Population, Math.Round(icb.Of.Burden, 3), Math.Round(icb.Of.Awards, 2), Math.Round(icb.AwardsPer100k, 3), Math.Round(icb.Lower, 3), Math.Round(icb.Upper, 3),
        Math.Round(icb.Of.Pounds), Math.Round(icb.PoundsPer100k), Math.Round(icb.Balance, 3), new RankAnswer(icb.Rank.Median, icb.Rank.Lower, icb.Rank.Upper));
}
