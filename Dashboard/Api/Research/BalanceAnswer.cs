using HealthNeeds.Analytics.Research;
using HealthNeeds.Dashboard.Api.Rankings;
using HealthNeeds.Dashboard.Api.Releases;
using HealthNeeds.Store.Queries;

namespace HealthNeeds.Dashboard.Api.Research;

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
