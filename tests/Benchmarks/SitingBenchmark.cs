using System.Diagnostics;
using HealthNeeds.Analytics.Siting;
using HealthNeeds.Fixtures;
using MathNet.Numerics.Distributions;

namespace HealthNeeds.Benchmarks;

/// <summary>Plans for South Yorkshire's real places with made need: every number of sites, near and far limits, with floors and beside existing sites.</summary>
internal sealed class SitingBenchmark : IBenchmark
{
    private const int Draws = 50;
    private const string Slowest = "a plan, the 95th percentile";

    private static readonly Area[] Lsoas = [.. FixtureAreas.At(AreaLevel.Lsoa21).OrderBy(a => a.Code)];

    private static readonly CandidateSite[] Centres = [.. FixtureAreas.At(AreaLevel.Msoa21).Select(a => new CandidateSite(a.Code.Value, a.Name, a.Location!.Value))];

    public string Name => "siting";

    public string Description => $"Plans of 1 to 5 sites among {Centres.Length} MSOA centres for {Lsoas.Length} LSOAs, with the curve of 1 to 5 and {Draws} draws of need each, on all processors: limits of 2 to 12 km, half of them with floors, a third beside ten existing sites.";

    public IReadOnlyList<Limit> Limits { get; } = [Limit.Seconds("ours", 1.5, Slowest)];

    public IEnumerable<Measurement> Run(CancellationToken cancellation)
    {
        var problems = Problems().ToList();
        _ = SitingStudy.Run(problems[0].Problem, problems[0].Draws, Environment.ProcessorCount, cancellation);
        var (each, proven) = (new List<TimeSpan>(), 0);
        var all = Measurement.Of("ours", $"{problems.Count} plans", () =>
        {
            foreach (var (problem, draws) in problems)
            {
                var clock = Stopwatch.StartNew();
                var found = SitingStudy.Run(problem, draws, Environment.ProcessorCount, cancellation);
                each.Add(clock.Elapsed);
                proven += found.Plan(problem.Sites).Proven ? 1 : 0;
            }

            return $"median {each.Order().ElementAt(each.Count / 2).TotalMilliseconds:0} ms, slowest {each.Max().TotalMilliseconds:0} ms; {proven} of {problems.Count} proven to be the best";
        });
        yield return all;
        yield return all with { Work = Slowest, Wall = each.Order().ElementAt((int)Math.Ceiling(0.95 * each.Count) - 1), Cpu = all.Cpu / problems.Count, Note = string.Empty };
    }

    private static IEnumerable<(SitingProblem Problem, IReadOnlyList<float[]> Draws)> Problems()
    {
        var number = 0;
        foreach (var kilometres in new double[] { 2, 3, 4, 5, 8, 12 })
        {
            for (var sites = 1; sites <= SitingProblem.MostSites; sites++, number++) yield return Problem(number, kilometres, sites);
        }
    }

    private static (SitingProblem Problem, IReadOnlyList<float[]> Draws) Problem(int number, double kilometres, int sites)
    {
        var random = new Random(number);
        double[] need = [.. Lsoas.Select(_ => Math.Exp(Normal.Sample(random, 0, 0.35)))];
        ReachFloor[] floors = number % 2 == 0 ? [] :
            [.. Enumerable.Range(0, Lsoas.Length).GroupBy(i => Lsoas[i].LocalAuthorityName!).Select(g => new ReachFloor(g.Key, [.. g], Math.Min(0.1, 0.01 * kilometres)))];
        var problem = new SitingProblem(
            [.. Lsoas.Select((a, i) => new DemandPoint(a.Code, a.Location!.Value, a.Population!.Value, need[i]))],
            Centres,
            number % 3 == 0 ? [.. Centres.Where((_, i) => i % 17 == 0).Select(c => c.Location)] : [],
            sites,
            new TravelLimit(kilometres),
            floors);
        return (problem, [.. Enumerable.Range(0, Draws).Select(_ => Array.ConvertAll(need, n => (float)(n * Math.Exp(Normal.Sample(random, 0, 0.25)))))]);
    }
}
