using System.Diagnostics;
using HealthNeeds.Analytics.Scenarios;
using MathNet.Numerics.Distributions;

namespace HealthNeeds.Benchmarks;

/// <summary>A reader's weights turned into ranks, against the same written plainly with Math.NET and the standard library.</summary>
internal sealed class ScenarioBenchmark : IBenchmark
{
    private const int Times = 60;
    private const string RegionWork = "a region, slowest but three of 60";
    private const string EnglandWork = "all of England";

    public string Name => "scenario";

    public string Description => $"{MadeBasis.Draws} draws of overall unmet need under weights of the reader's, on all processors: a region of some 800 LSOAs {Times} times, each with other weights (the 57th of {Times} is the 95th percentile), and all {MadeBasis.Lsoas} LSOAs once. The reference draws as many normals for the region with Math.NET, takes Math.Exp of each and sorts with Array.Sort, once.";

    public IReadOnlyList<Limit> Limits { get; } = [Limit.Seconds("ours", 0.15, RegionWork), Limit.Seconds("ours", 3, EnglandWork)];

    public IEnumerable<Measurement> Run(CancellationToken cancellation)
    {
        var engine = new ScenarioEngine(MadeBasis.Make(), MadeBasis.Areas);
        _ = Ranked(engine, MadeBasis.Region, 1.5);
        yield return Measurement.Of("Math.NET and Array.Sort", "a region", () => Plain(engine));
        var each = new List<TimeSpan>();
        var all = Measurement.Of("ours", $"a region, {Times} times", () =>
        {
            for (var k = 0; k < Times; k++)
            {
                var clock = Stopwatch.StartNew();
                _ = Ranked(engine, MadeBasis.Region, k * 0.1);
                each.Add(clock.Elapsed);
            }

            return $"median {each.Order().ElementAt(Times / 2).TotalMilliseconds:0} ms";
        });
        yield return all;
        yield return all with { Work = RegionWork, Wall = each.Order().ElementAt(Times - 4), Cpu = all.Cpu / Times, Note = string.Empty };
        yield return Measurement.Of("ours", EnglandWork, () => Ranked(engine, AreaCode.England, 3));
    }

    private static string Ranked(ScenarioEngine engine, AreaCode within, double weight)
    {
        var scenario = new NeedScenario(FocusArea.Overall, NeedKind.Unmet, AreaLevel.Lsoa21, within) { FocusWeights = new Dictionary<string, double> { ["cancer"] = weight } };
        var areas = engine.Run(scenario, Environment.ProcessorCount).Areas;
        return $"{areas.Count} areas, the first {areas[0].Code} at {areas[0].Rank.Median}, {areas[0].Rank.Lower} to {areas[0].Rank.Upper}";
    }

    private static string Plain(ScenarioEngine engine)
    {
        int[] rows = [.. Enumerable.Range(0, MadeBasis.Lsoas).Where(i => MadeBasis.Areas[i].Icb == MadeBasis.Region)];
        var parts = engine.Basis.Parts.Select(p => Array.ConvertAll(rows, i => p.LogRatio[i])).ToArray();
        var random = new Random(1);
        var first = 0;
        for (var draw = 0; draw < MadeBasis.Draws; draw++)
        {
            var scores = new double[rows.Length];
            foreach (var part in parts)
            {
                for (var i = 0; i < scores.Length; i++) scores[i] -= Math.Exp(part[i] + (0.24 * Normal.Sample(random, 0, 1)));
            }

            var order = Enumerable.Range(0, scores.Length).ToArray();
            Array.Sort(scores, order);
            first = order[0];
        }

        return $"{rows.Length} areas, the first of the last draw {engine.Basis.Lsoas[rows[first]]}";
    }
}
