namespace HealthNeeds.Analytics.Siting;

/// <summary>The best plans of draws of need, against the plan of the need that is expected.</summary>
internal sealed class DrawnPlans
{
    private const int Steps = 40;
    private const int Limit = 5;
    private const int MostOthers = 3;
    private const double LeastOften = 0.05;

    private readonly double[] shares;

    private DrawnPlans(double[] shares, DrawnChoices choices) => (this.shares, Choices) = (shares, choices);

    public DrawnChoices Choices { get; }

    /// <summary>Of the draws, how many hold the candidate.</summary>
    public double Share(int candidate) => shares[candidate];

    public static DrawnPlans Solve(WeightedCover cover, SitingProblem problem, FoundPlan plan, IReadOnlyList<float[]> draws, int threads, CancellationToken cancellation)
    {
        var found = new FoundPlan[draws.Count];
        var reached = new double[draws.Count];
        Parallel.For(0, draws.Count, new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellation }, d =>
        {
            long[] weights = [.. problem.Points.Select((p, i) => WeightedCover.Weight(p.Residents * Math.Max(0, draws[d][i])))];
            found[d] = PlanSearch.Find(cover with { Weights = weights }, plan.Prices, Steps, Limit, cancellation);
            var union = cover.Union(plan.Sites!);
            union.Add(cover.Table.Existing);
            reached[d] = union.Sum(weights) / (double)Math.Max(1, weights.Sum());
        });
        var times = new int[cover.Candidates.Count];
        foreach (var site in found.SelectMany(f => f.Sites ?? [])) times[site]++;
        var often = Array.ConvertAll(times, n => n / (double)draws.Count);
        int[] chosen = [.. plan.Sites!.Order()];
        Array.Sort(reached);
        return new DrawnPlans(often, new DrawnChoices(
            draws.Count,
            found.Count(f => f.Complete),
            found.Count(f => f.Sites is { } sites && sites.Order().SequenceEqual(chosen)) / (double)draws.Count,
            reached[(int)(0.05 * (reached.Length - 1))],
            reached[(int)Math.Ceiling(0.95 * (reached.Length - 1))],
            [.. Enumerable.Range(0, often.Length).Where(j => often[j] >= LeastOften && Array.IndexOf(chosen, j) < 0).OrderByDescending(j => often[j]).ThenBy(j => j).Take(MostOthers).Select(j => new OtherSite(problem.Candidates[cover.Candidates[j].Index], often[j]))]));
    }
}
