namespace HealthNeeds.Analytics.Siting;

/// <summary>What one depth of a search knows; reused from branch to branch.</summary>
internal sealed class SearchLevel(WeightedCover cover)
{
    private readonly long[] top = new long[SitingProblem.MostSites];

    /// <summary>By floor, residents that could still be reached at most.</summary>
    private readonly long[] reach = new long[cover.Floors.Count];

    public CoverSet Covered { get; } = new(cover.Table.Points);

    public long Value { get; private set; }

    /// <summary>By candidate, what it would add here.</summary>
    public long[] Gains { get; } = new long[cover.Candidates.Count];

    /// <summary>The largest gains, as many as sites are left to choose, added up.</summary>
    public long TopGains { get; private set; }

    /// <summary>The same with one site fewer.</summary>
    public long TopGainsButOne { get; private set; }

    public void Follow(SearchLevel parent, CoverSet site, long gain)
    {
        Covered.Join(parent.Covered, site);
        Value = parent.Value + gain;
    }

    /// <param name="allowed">Candidates that can still be chosen.</param>
    /// <param name="open">How many of them.</param>
    public void Measure(int[] allowed, int open)
    {
        Array.Clear(top);
        foreach (var site in allowed)
        {
            Gains[site] = cover.Candidates[site].Cover.SumBeyond(Covered, cover.Weights);
            Insert(Gains[site], open);
        }

        (TopGains, TopGainsButOne) = (Sum(open), Sum(open - 1));
        for (var f = 0; f < reach.Length; f++)
        {
            var residents = cover.Floors[f].Residents;
            Array.Clear(top);
            foreach (var site in allowed) Insert(cover.Candidates[site].Cover.SumBeyond(Covered, residents), open);
            reach[f] = Covered.Sum(residents) + Sum(open);
        }
    }

    /// <summary>False where some floor cannot be kept any more, whatever is chosen.</summary>
    public bool CouldKeep()
    {
        for (var f = 0; f < reach.Length; f++)
        {
            if (reach[f] < cover.Floors[f].Needed) return false;
        }

        return true;
    }

    /// <summary>Keeps the largest in order.</summary>
    private void Insert(long gain, int count)
    {
        for (var i = 0; i < count; i++)
        {
            if (gain > top[i]) (gain, top[i]) = (top[i], gain);
        }
    }

    private long Sum(int count)
    {
        var sum = 0L;
        for (var i = 0; i < count; i++) sum += top[i];
        return sum;
    }
}
