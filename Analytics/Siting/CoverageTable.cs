namespace HealthNeeds.Analytics.Siting;

/// <summary>Which candidate reaches which points that no existing site does. Candidates that another one outdoes are left out: no best plan needs them.</summary>
internal sealed class CoverageTable
{
    private CoverageTable(int points, CoverSet existing, IReadOnlyList<CoverCandidate> kept) => (Points, Existing, Kept) = (points, existing, kept);

    public int Points { get; }

    public CoverSet Existing { get; }

    /// <summary>By id.</summary>
    public IReadOnlyList<CoverCandidate> Kept { get; }

    public static CoverageTable Of(SitingProblem problem)
    {
        var points = problem.Points;
        var existing = new CoverSet(points.Count);
        for (var i = 0; i < points.Count; i++)
        {
            if (problem.Existing.Any(e => problem.Travel.Reaches(points[i].Location, e))) existing.Add(i);
        }

        var candidates = Enumerable.Range(0, problem.Candidates.Count)
            .OrderBy(c => problem.Candidates[c].Id, StringComparer.Ordinal)
            .Where(c => problem.Budget is not { } budget || problem.Candidates[c].Cost <= budget)
            .Select(c => CoverCandidate.Of(problem, c, existing))
            .Where(c => c.Reached.Length > 0)
            .ToArray();
        return new CoverageTable(points.Count, existing, [.. candidates.Where((c, i) => !IsOutdone(c, i, candidates))]);
    }

    /// <summary>Another reaches all it reaches, and more, or at less cost, or comes first.</summary>
    private static bool IsOutdone(CoverCandidate one, int place, CoverCandidate[] all)
    {
        for (var j = 0; j < all.Length; j++)
        {
            var other = all[j];
            if (j == place || other.Cost > one.Cost || other.Reached.Length < one.Reached.Length || !one.Cover.IsWithin(other.Cover)) continue;
            if (other.Reached.Length > one.Reached.Length || other.Cost < one.Cost || j < place) return true;
        }

        return false;
    }
}

/// <summary>A candidate and the points it would add to those that existing sites reach.</summary>
/// <param name="Index">Its position in the problem.</param>
internal sealed record CoverCandidate(int Index, double Cost, CoverSet Cover, int[] Reached)
{
    public static CoverCandidate Of(SitingProblem problem, int index, CoverSet existing)
    {
        var site = problem.Candidates[index];
        int[] reached = [.. Enumerable.Range(0, problem.Points.Count).Where(i => !existing[i] && problem.Travel.Reaches(problem.Points[i].Location, site.Location))];
        var cover = new CoverSet(problem.Points.Count);
        foreach (var point in reached) cover.Add(point);
        return new CoverCandidate(index, site.Cost, cover, reached);
    }
}
