using HealthNeeds.Benchmarks;

if (args is ["--part", var part, var folder])
    return FingertipsBenchmark.RunPart(part, folder);
if (args is ["--grown", var grown, var times])
    return GrowthBenchmark.RunPart(grown, times);
IBenchmark[] all = [new IngestBenchmark(), new FetchBenchmark(), new RefreshBenchmark(), new CsvBenchmark(), new FingertipsBenchmark(), new TrainingBenchmark(), new ExplanationBenchmark(), new RankingBenchmark(), new JointDrawsBenchmark(), new ScenarioBenchmark(), new SitingBenchmark(), new PageBenchmark(), new LoadBenchmark(), new HostileBenchmark(), new ReplicasBenchmark(), new SoakBenchmark(), new SequenceBenchmark(), new GrowthBenchmark()];
var chosen = all.Where(b => args.Length == 0 ? !b.IsLong : args.Contains(b.Name, StringComparer.OrdinalIgnoreCase)).ToList();
if (chosen.Count == 0)
{
    Console.Error.WriteLine($"No benchmark is called {string.Join(" or ", args)}. There are: {string.Join(", ", all.Select(b => b.Name))}.");
    return 2;
}

using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, e) =>
{
    e.Cancel = true;
    stop.Cancel();
};
var report = new MarkdownReport(Console.Out);
report.WriteMachine();
var kept = true;
foreach (var benchmark in chosen)
    kept &= report.Write(benchmark, stop.Token);
return kept ? 0 : 1;
