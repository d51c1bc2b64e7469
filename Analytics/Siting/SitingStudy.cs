namespace HealthNeeds.Analytics.Siting;

/// <summary>Solves a <see cref="SitingProblem"/>: the plan asked for, what fewer or more sites would reach, and how the choice changes with need's uncertainty.</summary>
public static class SitingStudy
{
    private const int Steps = 200;
    private const int Limit = 400;
    private const int LimitOfOthers = 100;

    /// <summary>Costs are added up in binary: 0.1 and 0.2 come to a little more than 0.3.</summary>
    private const double Rounding = 1e-9;

    /// <param name="draws">Need per resident by point, one array a draw; none where it is not known.</param>
    /// <param name="threads">Used at most; the result does not depend on them.</param>
    /// <exception cref="OperationCanceledException" />
    public static SitingResult Run(SitingProblem problem, IReadOnlyList<float[]> draws, int threads, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentNullException.ThrowIfNull(draws);
        var table = CoverageTable.Of(problem);
        var floors = WeightedCover.Left(problem, table);
        long[] weights = [.. problem.Points.Select(p => WeightedCover.Weight(p.Need))];
        WeightedCover Of(int sites) => new(table, weights, sites, Budget(problem), floors);
        var found = new FoundPlan[SitingProblem.MostSites];
        for (var k = 0; k < found.Length; k++) found[k] = PlanSearch.Find(Of(k + 1), k == 0 ? null : found[k - 1].Prices, Steps, k + 1 == problem.Sites ? Limit : LimitOfOthers, cancellation);
        var reaches = new PlanReach(problem, table);
        var plan = found[problem.Sites - 1];
        var drawn = plan.Sites is null || draws.Count == 0 ? null : DrawnPlans.Solve(Of(problem.Sites), problem, plan, draws, threads, cancellation);
        return new SitingResult(
            reaches.Total,
            reaches.Existing,
            [.. found.Select((f, k) => new CurvePoint(k + 1, f.Sites is null ? null : reaches.Of(f.Sites), reaches.Existing.Need + WeightedCover.Need(f.Bound), f.Complete))],
            reaches.InOrder(plan.Sites ?? [], drawn),
            reaches.Points(plan.Sites ?? []),
            [.. problem.Floors.Where(f => f.Share > 0).Select(f => Kept(f, problem, table, plan.Sites, cancellation))],
            drawn?.Choices);
    }

    private static double Budget(SitingProblem problem) => problem.Budget is { } budget ? budget + Rounding : double.PositiveInfinity;

    private static FloorReach Kept(ReachFloor floor, SitingProblem problem, CoverageTable table, int[]? sites, CancellationToken cancellation)
    {
        var left = LeftFloor.Of(floor, problem, table);
        double Share(long residents) => (residents + table.Existing.Sum(left.Residents)) / (double)Math.Max(1, left.Residents.Sum());
        var alone = new WeightedCover(table, left.Residents, problem.Sites, Budget(problem), []);
        var possible = PlanSearch.Find(alone, null, Steps, LimitOfOthers, cancellation);
        return new FloorReach(floor, Share(sites is null ? 0 : alone.Value(sites)), Share((long)possible.Bound));
    }
}
