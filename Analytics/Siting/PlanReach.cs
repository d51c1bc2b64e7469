namespace HealthNeeds.Analytics.Siting;

/// <summary>What plans of one problem reach.</summary>
internal sealed class PlanReach(SitingProblem problem, CoverageTable table)
{
    public Reach Total { get; } = Sum(problem.Points);

    public Reach Existing { get; } = Sum(problem.Points.Where((_, i) => table.Existing[i]));

    /// <summary>Of the sites and existing ones together.</summary>
    public Reach Of(IEnumerable<int> sites)
    {
        var union = Union(sites);
        return Sum(problem.Points.Where((_, i) => union[i]));
    }

    /// <summary>The site that adds most first, then the one that adds most to it; those that add as much by id.</summary>
    public IReadOnlyList<ChosenSite> InOrder(IReadOnlyList<int> sites, DrawnPlans? drawn)
    {
        var (ordered, left) = (new List<ChosenSite>(), sites.Order().ToList());
        var covered = Union([]);
        while (left.Count > 0)
        {
            var (next, added) = left.Select(s => (Site: s, Added: Sum(problem.Points.Where((_, i) => table.Kept[s].Cover[i] && !covered[i])))).MaxBy(s => s.Added.Need);
            ordered.Add(new ChosenSite(problem.Candidates[table.Kept[next].Index], added, drawn?.Share(next)));
            covered.Add(table.Kept[next].Cover);
            left.Remove(next);
        }

        return ordered;
    }

    public IReadOnlyList<PointReach> Points(IReadOnlyList<int> sites)
    {
        var union = Union(sites);
        var chosen = InOrder(sites, drawn: null).Select(s => s.Site.Location).ToArray();
        return [.. problem.Points.Select((p, i) => Nearest(p.Location, chosen, union[i]))];
    }

    private PointReach Nearest(Location from, Location[] chosen, bool covered)
    {
        double[] travel = [.. problem.Existing.Concat(chosen).Select(to => problem.Travel.Between(from, to))];
        if (travel.Length == 0) return new PointReach(covered, Site: null, Kilometres: null);
        var nearest = Array.IndexOf(travel, travel.Min()) - problem.Existing.Count;
        return new PointReach(covered, nearest < 0 ? null : nearest, travel.Min());
    }

    private CoverSet Union(IEnumerable<int> sites)
    {
        var union = new CoverSet(table.Points);
        union.Add(table.Existing);
        foreach (var site in sites) union.Add(table.Kept[site].Cover);
        return union;
    }

    private static Reach Sum(IEnumerable<DemandPoint> points) => points.Aggregate(default(Reach), (sum, p) => new Reach(sum.Need + p.Need, sum.Residents + p.Residents));
}
