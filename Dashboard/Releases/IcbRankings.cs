using HealthNeeds.Analytics.Scenarios;
using HealthNeeds.Store.Queries;
using HealthNeeds.Store.Releases;

namespace HealthNeeds.Dashboard.Releases;

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
