using HealthNeeds.Analytics.Scenarios;
using HealthNeeds.Store.Queries;
using HealthNeeds.Store.Releases;

namespace HealthNeeds.Dashboard.Releases;

/// <summary>
/// Places ranked within a region of several ICBs or authorities, which a release does not rank within: from all of its draws, as the worker ranks within an ICB. What a
/// place has whatever it is ranked within, its score and its chance of England's worst tenth, is the release's own.
/// </summary>
internal static class RegionRankings
{
    public const string NoBasis = "This release does not hold what its rankings were drawn from, so places cannot be ranked within a region that it does not rank itself.";

    /// <summary>True where the release has no ranks within an area and holds what they are made of: several areas joined, or an authority among authorities.</summary>
    public static bool AreMade(AreaLevel level, AreaCode within) => within.IsJoined || (level == AreaLevel.Ltla24 && AuthorityTypes.IsAuthority(within.Value));

    /// <returns>Greatest first, as the release orders its own: by rank, then by what is ranked by. Empty where places are not ranked by that, or the release holds nothing to rank by.</returns>
    /// <exception cref="OperationCanceledException" />
    public static IReadOnlyList<RankedArea> Of(ReleaseLease release, ScenarioEngine? engine, string focus, NeedKind kind, AreaLevel level, AreaCode within, CancellationToken token)
    {
        if (engine is null || !release.Rankings.Levels(focus, token)[kind].Contains(level))
            return [];
        var drawn = engine.Run(new NeedScenario(focus, kind, level, within), Environment.ProcessorCount, token).Areas.ToDictionary(a => a.Code, a => a.Rank);
        var inEngland = release.Rankings.Of(focus, level, [.. drawn.Keys], kind, token);
        // The areas that are drawn are those that the release ranks: where one of them is missing, ranks among all would be of the wrong number.
        return inEngland.Count != drawn.Count ? []
            : [.. inEngland.Select(r => r with { Rank = drawn[r.Area.Code] }).OrderBy(r => r.Rank.Median).ThenByDescending(r => r.Value ?? double.NegativeInfinity).ThenBy(r => r.Area.Code)];
    }

    /// <summary>Where areas stand under the declared weights, in no order: as the release has it, or as it is drawn; empty where they are not ranked by that kind.</summary>
    public static IReadOnlyList<DeclaredRank> Declared(ReleaseFigures figures, string focus, AreaLevel level, AreaCode within, NeedKind kind, CancellationToken token) => AreMade(level, within)
        ? [.. figures.Ranked(focus, level, within, kind).Select(r => new DeclaredRank(r.Area.Code, r.Value, r.Rank))]
        : figures.Lease.Basis.Declared(focus, level, within, kind, token);
}

/// <summary>England's ICBs, ranked by what their residents need: a release ranks none, but holds what its ranks were drawn from.</summary>
internal static class IcbRankings
{
    /// <summary>The first of the release's draws that ICBs are ranked in: a chance is known to 4 in 100 at worst, and a reader waits for a second or two.</summary>
    public const int Draws = 200;

    public const string NoBasis = "This release does not hold what its rankings were drawn from, so ICBs cannot be ranked.";

    /// <returns>Greatest first; empty where the release holds nothing to rank by.</returns>
    public static IReadOnlyList<RankedArea> Of(ReleaseLease release, ScenarioEngine? engine, string focus, NeedKind kind)
    {
        if (engine is null)
            return [];
        var drawn = engine.Run(new NeedScenario(focus, kind, AreaLevel.Icb, AreaCode.England) { Draws = Draws }, Environment.ProcessorCount, CancellationToken.None).Areas;
        var needs = release.IcbNeeds.List(focus).ToDictionary(n => n.Icb);
        var areas = release.Areas.List(AreaLevel.Icb, AreaCode.England).ToDictionary(a => a.Code);
        return [.. drawn.Where(d => needs.ContainsKey(d.Code) && areas.ContainsKey(d.Code)).Select(d => Ranked(focus, kind, d, needs, areas[d.Code]))];
    }

    private static RankedArea Ranked(string focus, NeedKind kind, ScenarioArea drawn, Dictionary<AreaCode, IcbNeed> needs, Area area)
    {
        var need = needs[drawn.Code];
        var ranking = new NeedRanking(focus, drawn.Code, need.Score, need.Burden, need.Gap, Lower(needs, n => n.Burden, need), need.Gap is null ? null : Lower(needs, n => n.Gap, need), drawn.WorstTenth);
        return new RankedArea(ranking, area with { Population = area.Population ?? (int)need.Residents }, kind, drawn.Rank, drawn.Rank, drawn.WorstTenth);
    }

    /// <summary>The share of the others that have less.</summary>
    private static double Lower(Dictionary<AreaCode, IcbNeed> needs, Func<IcbNeed, double?> value, IcbNeed of) =>
        needs.Count < 2 ? 0 : (double)needs.Values.Count(n => value(n) < value(of)) / (needs.Count - 1);
}
