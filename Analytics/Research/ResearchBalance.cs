using HealthNeeds.Core.Research;
using MathNet.Numerics.Distributions;

namespace HealthNeeds.Analytics.Research;

/// <summary>
/// Is research where the burden is? ICBs are ranked by awards per resident over burden per resident. Counts of awards are small, so they are drawn
/// from what a count like it would come from (Gamma, with half an award added: Jeffreys' prior of a Poisson rate), and ranks with them. What a
/// burden may be wrong by is not drawn: over the residents of an ICB it is small beside that. Money is told, and ranks nothing: one large award makes it.
/// </summary>
public static class ResearchBalance
{
    /// <summary>Share of the awards that bear on a focus area whose place a register tells: with less, ICBs differ by who told, not by who researches.</summary>
    public const double LeastPlaced = 0.9;

    private const double Per = 100_000;
    private const double Prior = 0.5;
    private const double Tail = 0.05;

    /// <returns>By median rank, most under-served first, then by balance and code; empty where no award bears on the focus area.</returns>
    /// <exception cref="ArgumentException">An ICB without residents or burden.</exception>
    public static IReadOnlyList<BalancedIcb> Of(IReadOnlyList<IcbResearch> icbs, int draws = 1000, int seed = 20260101)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(draws);
        if (icbs.FirstOrDefault(i => i.Population <= 0 || !(i.Burden > 0)) is { } wrong)
            throw new ArgumentException($"{wrong.Icb}: expected residents and a burden above 0; found {wrong.Population} and {wrong.Burden}.", nameof(icbs));
        if (icbs.Sum(i => i.Awards) <= 0)
            return [];
        var ordered = icbs.OrderBy(i => i.Icb.Value, StringComparer.Ordinal).ToList();
        var (rates, ranks) = Draw(ordered, draws, new Random(seed));
        var england = (Awards: ordered.Sum(i => i.Awards) / ordered.Sum(i => (double)i.Population), Burden: ordered.Sum(i => i.Burden * i.Population) / ordered.Sum(i => (double)i.Population));
        return [.. ordered.Select((icb, i) => Balanced(icb, england, rates[i], ranks[i], ordered.Count)).OrderBy(b => b.Rank.Median).ThenBy(b => b.Balance).ThenBy(b => b.Of.Icb.Value, StringComparer.Ordinal)];
    }

    private static (double[][] Rates, int[][] Ranks) Draw(List<IcbResearch> icbs, int draws, Random random)
    {
        var rates = icbs.ConvertAll(_ => new double[draws]);
        var ranks = icbs.ConvertAll(_ => new int[draws]);
        for (var d = 0; d < draws; d++)
        {
            for (var i = 0; i < icbs.Count; i++)
                rates[i][d] = Gamma.Sample(random, icbs[i].Awards + Prior, icbs[i].Population);
            var order = Enumerable.Range(0, icbs.Count).OrderBy(i => rates[i][d] / icbs[i].Burden).ToArray();
            for (var rank = 0; rank < order.Length; rank++)
                ranks[order[rank]][d] = rank + 1;
        }

        return ([.. rates], [.. ranks]);
    }

    private static BalancedIcb Balanced(IcbResearch icb, (double Awards, double Burden) england, double[] rates, int[] ranks, int of)
    {
        Array.Sort(rates);
        Array.Sort(ranks);
        var (low, high) = ((int)(rates.Length * Tail), rates.Length - 1 - (int)(rates.Length * Tail));
        return new BalancedIcb(
            icb, icb.Awards / icb.Population * Per, icb.Awards > 0 ? rates[low] * Per : 0, rates[high] * Per, icb.Pounds / icb.Population * Per,
            icb.Awards / icb.Population / england.Awards / (icb.Burden / england.Burden), new RankInterval(ranks[ranks.Length / 2], ranks[low], ranks[high], of));
    }
}

/// <summary>Research against burden in one ICB.</summary>
/// <param name="AwardsPer100k">Awards per 100,000 residents; Lower and Upper bound 90% of what chance alone would give around it; Lower is 0 where there is no award.</param>
/// <param name="Balance">Research per resident over burden per resident, both as multiples of England's: below 1 there is less research than the burden would have.</param>
/// <param name="Rank">Among ICBs; rank 1 has the least research for its burden.</param>
public sealed record BalancedIcb(IcbResearch Of, double AwardsPer100k, double Lower, double Upper, double PoundsPer100k, double Balance, RankInterval Rank);
