using HealthNeeds.Core.Rankings;
using HealthNeeds.Dashboard.Downloads;
using HealthNeeds.Store.Queries;

namespace HealthNeeds.Dashboard.Api.Rankings;

internal sealed record RankingItem(
    string Code,
    string Name,
    string? PlaceName,
    string? LocalAuthority,
    int? Population,
    double Score,
    double Burden,
    double? Gap,
    RankAnswer Rank,
    double PWorstTenth,
    string Tier,
    double? WorstTenthInIcb,
    double? FirstTenInIcb) : IListedArea
{
    private const int Places = 6;

    public static RankingItem Of(RankedArea ranked) => new(
        ranked.Area.Code.Value,
        ranked.Area.Name,
        ranked.Area.PlaceName,
        ranked.Area.LocalAuthorityName,
        ranked.Area.Population,
        Math.Round(ranked.Ranking.Score, Places),
        Math.Round(ranked.Ranking.Burden, Places),
        Rounded(ranked.Ranking.Gap),
        RankAnswer.Of(ranked.Rank),
        Math.Round(ranked.WorstTenth, Places),
        ranked.Tier.Id(),
        Rounded(ranked.Ranking.WorstTenthInIcb),
        Rounded(ranked.Ranking.FirstTenInIcb));

    private static double? Rounded(double? value) => value is { } number ? Math.Round(number, Places) : null;
}
