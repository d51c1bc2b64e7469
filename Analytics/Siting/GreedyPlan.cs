namespace HealthNeeds.Analytics.Siting;

/// <summary>
/// A good plan fast: the site that adds most, then the next, then exchanges of one site while they help. Without floors and costs the
/// first part alone reaches at least 1 − 1/e of the best (Nemhauser, Wolsey and Fisher 1978, Mathematical Programming 14, 265–294).
/// </summary>
internal sealed class GreedyPlan(WeightedCover cover)
{
    /// <returns>Positions among the kept candidates; null where what was found does not keep the floors.</returns>
    public int[]? Find()
    {
        var plans = new List<int[]> { Improve(Grow(j => 1)) };
        if (!double.IsPositiveInfinity(cover.Budget)) plans.Add(Improve(Grow(j => 1 / Math.Max(cover.Candidates[j].Cost, 1e-9))));
        var best = plans.MaxBy(Merit)!;
        return Merit(best).Kept == 0 ? best : null;
    }

    /// <summary>Floors first, then weight: less is missing, or as much and more is reached.</summary>
    private (long Kept, long Value) Merit(IEnumerable<int> sites)
    {
        var union = cover.Union(sites);
        return (-cover.Missing(union), union.Sum(cover.Weights));
    }

    private int[] Grow(Func<int, double> factor)
    {
        var chosen = new List<int>();
        while (chosen.Count < cover.Sites)
        {
            var covered = cover.Union(chosen);
            var reached = Reached(covered);
            var (best, most) = (-1, (Kept: -cover.Missing(covered), Value: 0.0));
            for (var j = 0; j < cover.Candidates.Count; j++)
            {
                if (chosen.Contains(j) || Cost(chosen) + cover.Candidates[j].Cost > cover.Budget) continue;
                var gain = (Kept: MissingWith(reached, covered, j), Value: cover.Candidates[j].Cover.SumBeyond(covered, cover.Weights) * factor(j));
                if (gain.CompareTo(most) > 0) (best, most) = (j, gain);
            }

            if (best < 0) break;
            chosen.Add(best);
        }

        return [.. chosen];
    }

    private long MissingWith(long[] reached, CoverSet covered, int site)
    {
        var missing = 0L;
        for (var f = 0; f < reached.Length; f++)
        {
            var floor = cover.Floors[f];
            missing += Math.Max(0, floor.Needed - reached[f] - cover.Candidates[site].Cover.SumBeyond(covered, floor.Residents));
        }

        return -missing;
    }

    private int[] Improve(int[] plan)
    {
        var merit = Merit(plan);
        for (var improved = true; improved;)
        {
            improved = false;
            for (var place = 0; place < plan.Length; place++)
            {
                int[] others = [.. plan.Where((_, i) => i != place)];
                var (covered, paid) = (cover.Union(others), Cost(others));
                var (left, reached) = (covered.Sum(cover.Weights), Reached(covered));
                for (var j = 0; j < cover.Candidates.Count; j++)
                {
                    if (paid + cover.Candidates[j].Cost > cover.Budget || Array.IndexOf(plan, j) >= 0) continue;
                    var with = (Kept: MissingWith(reached, covered, j), Value: left + cover.Candidates[j].Cover.SumBeyond(covered, cover.Weights));
                    if (with.CompareTo(merit) > 0) (plan[place], merit, improved) = (j, with, true);
                }
            }
        }

        return plan;
    }

    /// <summary>By floor, residents reached.</summary>
    private long[] Reached(CoverSet covered) => [.. cover.Floors.Select(f => covered.Sum(f.Residents))];

    private double Cost(IEnumerable<int> sites) => sites.Sum(s => cover.Candidates[s].Cost);
}
