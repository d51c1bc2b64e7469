using HealthNeeds.Core.Releases;
using HealthNeeds.Store.Releases;

namespace HealthNeeds.Fixtures;

/// <summary>Rankings that are consistent with themselves: contributions sum to the score, ranks follow it, intervals hold the median.</summary>
/// <param name="next">The edition after: the need of <see cref="SmallRelease.Raised"/> is far greater than it was, by two parts new data and one part revision.</param>
internal sealed class FixtureRankings(FixtureNeed need, int seed, bool next = false)
{
    private const double BurdenShare = 0.6;

    private static readonly string[] BurdenDomains = ["Income and work", "Skills and education", "Housing", "Age of residents", "Crime and safety", "Health recorded so far", "This authority"];

    private static readonly string[] GapDomains = ["Diagnosis", "Primary care access"];

    private readonly Random random = new(seed + 2);

    public void Append(ReleaseWriter writer, IEnumerable<string> focusAreas)
    {
        foreach (var focus in focusAreas)
        {
            foreach (var level in AreaLevels.Ranked)
                Append(writer, focus, level);
        }
    }

    private void Append(ReleaseWriter writer, string focus, AreaLevel level)
    {
        var areas = FixtureAreas.At(level).ToList();
        var contributions = areas.ConvertAll(a => Contributions(focus, a.Code));
        var before = contributions.ConvertAll(c => c.Sum(x => x.Value));
        if (next && areas.FindIndex(a => a.Code == SmallRelease.Raised) is var raised and >= 0)
            contributions[raised][0] = contributions[raised][0] with { Value = contributions[raised][0].Value + 6 };
        var burdens = contributions.ConvertAll(c => c.Where(x => x.Side == ContributionSide.Burden).Sum(x => x.Value) / BurdenShare);
        var gaps = contributions.ConvertAll(c => c.Where(x => x.Side == ContributionSide.Gap).Sum(x => x.Value) / (1 - BurdenShare));
        var scores = contributions.ConvertAll(c => c.Sum(x => x.Value));
        writer.AppendRankings(level, areas.Select((a, i) => new NeedRanking(
            focus, a.Code, scores[i], burdens[i], HasGap(focus) ? gaps[i] : null, Below(burdens, i), HasGap(focus) ? Below(gaps, i) : null, Chance(scores[i], 3.2))
        { WorstTenthInIcb = Chance(scores[i], 2.8), FirstTenInIcb = level == AreaLevel.Ltla24 ? 1 : Chance(scores[i], 6) }));
        writer.AppendContributions(focus, level, areas.SelectMany((a, i) => contributions[i].Select(c => (a.Code, c))));
        writer.AppendRanks(focus, level, Ranks(areas, scores));
        writer.AppendKindRanks(focus, level, ByKind(NeedKind.Burden, areas, burdens));
        if (IsRankedByGap(focus, level))
            writer.AppendKindRanks(focus, level, ByKind(NeedKind.Gap, areas, gaps));
        if (next)
            writer.AppendMoves(Moves(focus, level, Ranks(areas, before), Ranks(areas, scores)));
    }

    private static IEnumerable<(NeedKind Kind, AreaCode Area, AreaCode Within, RankInterval Rank, double WorstTenth)> ByKind(NeedKind kind, List<Area> areas, List<double> values)
    {
        var value = areas.Zip(values).ToDictionary(a => a.First.Code, a => a.Second);
        return Ranks(areas, values).Select(r => (kind, r.Area, r.Within, r.Rank, Math.Round(Chance(value[r.Area], 3.2), 3)));
    }

    private static IEnumerable<RankMove> Moves(string focus, AreaLevel level, IEnumerable<(AreaCode Area, AreaCode Within, RankInterval Rank)> before, IEnumerable<(AreaCode Area, AreaCode Within, RankInterval Rank)> after)
    {
        var from = before.ToDictionary(r => (r.Area, r.Within), r => r.Rank);
        foreach (var (area, within, to) in after)
        {
            var move = to.Median - from[(area, within)].Median;
            yield return new RankMove(focus, level, area, within, from[(area, within)], to, new MoveParts(move - (move / 3), move / 3, 0, 0));
        }
    }

    /// <summary>Nothing to measure a gap by in one focus area, as happens.</summary>
    private static bool HasGap(string focus) => focus != "best-start";

    /// <summary>Care is known for authorities only in another.</summary>
    private static bool IsRankedByGap(string focus, AreaLevel level) => HasGap(focus) && (focus != "cancer" || level == AreaLevel.Ltla24);

    private static double Chance(double score, double rare) => 1 / (1 + Math.Exp(rare - (3.4 * score)));

    private List<Contribution> Contributions(string focus, AreaCode area)
    {
        var contributions = new List<Contribution>();
        foreach (var domain in BurdenDomains)
            contributions.Add(new(ContributionSide.Burden, domain, BurdenShare * ((need[area] / BurdenDomains.Length) + (0.08 * FixtureNeed.Normal(random)))));
        if (HasGap(focus))
            contributions.AddRange(GapDomains.Select(d => new Contribution(ContributionSide.Gap, d, (1 - BurdenShare) * ((0.2 * need[area]) + (0.3 * FixtureNeed.Normal(random))))));
        return contributions;
    }

    private static double Below(List<double> values, int index) => values.Count(v => v < values[index]) / (double)values.Count;

    private static IEnumerable<(AreaCode Area, AreaCode Within, RankInterval Rank)> Ranks(List<Area> areas, List<double> scores)
    {
        var scored = areas.Select((a, i) => (Area: a, Score: scores[i])).ToList();
        var groups = scored.GroupBy(_ => AreaCode.England)
            .Concat(scored.GroupBy(s => s.Area.Icb!.Value))
            .Concat(scored.Where(s => s.Area.LocalAuthority is not null).GroupBy(s => s.Area.LocalAuthority!.Value))
            .Concat(scored.Where(s => s.Area.Msoa is not null).GroupBy(s => s.Area.Msoa!.Value));
        foreach (var group in groups)
        {
            var ordered = group.OrderByDescending(s => s.Score).ToList();
            var half = ordered.Count / 8;
            for (var i = 0; i < ordered.Count; i++)
                yield return (ordered[i].Area.Code, group.Key, new RankInterval(i + 1, Math.Max(1, i + 1 - half), Math.Min(ordered.Count, i + 1 + half), ordered.Count));
        }
    }
}

/// <summary>An invented, seeded level of hardship per area, about 0 with spread 1, alike within an MSOA: everything else follows it.</summary>
internal sealed class FixtureNeed
{
    private readonly Dictionary<AreaCode, double> levels = [];

    public FixtureNeed(int seed)
    {
        var random = new Random(seed);
        foreach (var msoa in FixtureAreas.At(AreaLevel.Msoa21))
            levels[msoa.Code] = 0.9 * Normal(random);
        foreach (var lsoa in FixtureAreas.At(AreaLevel.Lsoa21))
            levels[lsoa.Code] = levels[lsoa.Msoa!.Value] + (0.45 * Normal(random));
        Average(AreaLevel.Msoa21, a => a.Msoa);
        Average(AreaLevel.Ltla24, a => a.LocalAuthority);
    }

    public double this[AreaCode area] => levels[area];

    public static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    private void Average(AreaLevel level, Func<Area, AreaCode?> parent)
    {
        var children = FixtureAreas.At(AreaLevel.Lsoa21).ToLookup(a => parent(a)!.Value);
        foreach (var area in FixtureAreas.At(level))
            levels[area.Code] = children[area.Code].Average(a => levels[a.Code]);
    }
}
