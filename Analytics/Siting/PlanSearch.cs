namespace HealthNeeds.Analytics.Siting;

/// <summary>
/// The best plan, by branch and bound. A branch is left where neither the Lagrangian bound of what is still open nor the sum of the best
/// marginal gains leaves room for a better plan (gains only fall as sites are added, so that sum is never too small); below it a candidate is
/// left out that no better plan can hold. Where the limit of branches is met, the best plan so far is given with its bound.
/// </summary>
internal sealed class PlanSearch
{
    /// <summary>Bounds are sums of doubles of up to 1e10; a plan is better by a whole unit or not at all.</summary>
    private const double Rounding = 1e-3;

    private const int StepsBelow = 25;

    private readonly WeightedCover cover;
    private readonly int steps;
    private readonly CancellationToken cancellation;
    private readonly SearchLevel[] levels;
    private readonly int[] chosen;
    private int[]? best;
    private long most = -1;
    private int left;
    private LagrangianBound? root;

    private PlanSearch(WeightedCover cover, int steps, int limit, CancellationToken cancellation)
    {
        (this.cover, this.steps, left, this.cancellation) = (cover, steps, limit, cancellation);
        best = new GreedyPlan(cover).Find();
        if (best is not null) most = cover.Value(best);
        levels = [.. Enumerable.Range(0, cover.Sites + 1).Select(_ => new SearchLevel(cover))];
        chosen = new int[cover.Sites];
    }

    /// <param name="start">Prices to begin with; those of a like problem save time. Even ones where null.</param>
    /// <param name="steps">Of the first search for prices.</param>
    /// <param name="limit">Branches that are looked into at most.</param>
    /// <exception cref="OperationCanceledException" />
    public static FoundPlan Find(WeightedCover cover, Prices? start, int steps, int limit, CancellationToken cancellation)
    {
        var search = new PlanSearch(cover, steps, limit, cancellation);
        var prices = start ?? Prices.Even(cover);
        search.Descend(0, [.. Enumerable.Range(0, cover.Candidates.Count)], 0, prices);
        var complete = search.left >= 0;
        return new FoundPlan(search.best, search.most, complete ? search.most : Math.Max(search.most, search.root!.Value), complete, search.root?.Best ?? prices);
    }

    private void Descend(int depth, int[] allowed, double cost, Prices prices)
    {
        cancellation.ThrowIfCancellationRequested();
        var (here, open) = (levels[depth], cover.Sites - depth);
        Keep(depth);
        here.Measure(allowed, open);
        if (here.Value + here.TopGains <= most || !here.CouldKeep()) return;
        if (open == 1) Last(depth, allowed, cost);
        else if (--left >= 0) Branch(depth, allowed, cost, prices);
    }

    private void Branch(int depth, int[] allowed, double cost, Prices prices)
    {
        var (here, open) = (levels[depth], cover.Sites - depth);
        var bound = LagrangianBound.Find(cover.Beyond(here.Covered, open), allowed, most < 0 ? null : most - here.Value, prices, depth == 0 ? steps : StepsBelow);
        root ??= bound;
        if (!IsBetter(here.Value + bound.Value)) return;
        var order = Ordered(allowed, here.Value + bound.Base, bound.Sums, open);
        for (var place = 0; place < order.Length && IsBetter(here.Value + bound.Base + Sum(order, bound.Sums, place, open)); place++)
        {
            var (site, candidate) = (order[place], cover.Candidates[order[place]]);
            if (here.Value + here.Gains[site] + here.TopGainsButOne <= most || cost + candidate.Cost > cover.Budget) continue;
            chosen[depth] = site;
            levels[depth + 1].Follow(here, candidate.Cover, here.Gains[site]);
            Descend(depth + 1, order[(place + 1)..], cost + candidate.Cost, bound.Best);
        }
    }

    /// <summary>Highest sum of prices first, without those that no better plan can hold.</summary>
    private int[] Ordered(int[] allowed, double basis, double[] sums, int open)
    {
        int[] order = [.. allowed.OrderByDescending(j => sums[j]).ThenBy(j => j)];
        var others = Sum(order, sums, 0, open - 1);
        return [.. order.Where((j, place) => place < open || IsBetter(basis + others + sums[j]))];
    }

    private void Last(int depth, int[] allowed, double cost)
    {
        var here = levels[depth];
        foreach (var site in allowed)
        {
            if (here.Value + here.Gains[site] <= most || cost + cover.Candidates[site].Cost > cover.Budget) continue;
            chosen[depth] = site;
            levels[depth + 1].Follow(here, cover.Candidates[site].Cover, here.Gains[site]);
            Keep(depth + 1);
        }
    }

    private void Keep(int depth)
    {
        if (levels[depth].Value <= most || cover.Missing(levels[depth].Covered) > 0) return;
        (most, best) = (levels[depth].Value, chosen[..depth]);
    }

    private bool IsBetter(double value) => value >= most + 1 - Rounding;

    private static double Sum(int[] order, double[] sums, int place, int count)
    {
        var sum = 0.0;
        for (var i = place; i < Math.Min(place + count, order.Length); i++) sum += sums[order[i]];
        return sum;
    }
}

/// <param name="Sites">Positions among the kept candidates; null where none that keeps the floors was found.</param>
/// <param name="Weight">What they add; −1 where there is none.</param>
/// <param name="Bound">No plan adds more.</param>
/// <param name="Complete">Whether every combination was looked into or ruled out: then the plan is a best one, or there is none.</param>
/// <param name="Prices">The prices its bound was found with.</param>
internal sealed record FoundPlan(int[]? Sites, long Weight, double Bound, bool Complete, Prices Prices);
