using HealthNeeds.Analytics;
using HealthNeeds.Fixtures;
using HealthNeeds.Ingest.Tests.Children;
using HealthNeeds.Ingest.Training;

namespace HealthNeeds.Ingest.Tests.Worker.Cluster;

/// <summary>One analysis whose training is shared by one, two and three workers, each a process of its own.</summary>
[Collection(nameof(ClusterCollection))]
[Trait("Speed", "Slow")]
public sealed class SharedAnalysisTests(ClusterServer server)
{
    private static readonly Lazy<string> Alone = new(() => AnalysisHash.Of(NeedAnalysis.Run(SharingWorker.Country.Input(), TrainerChoice.OnThisMachine.Trainer)));

    [PostgresTheory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Analysis_SharedByWorkers_IsWhatOneMachineMakes(int workers)
    {
        using var bench = new ClusterBench(server);
        bench.Prepare();
        bench.OpenGate();
        for (var i = 0; i < workers; i++)
            bench.StartAs("analysis", ("Worker__Shards", "12"));
        await bench.UntilAsync(() => bench.Lines("hash").Count > 0, "the analysis ends");
        bench.Lines("hash").Should().ContainSingle().Which[2].Should().Be(Alone.Value);
        bench.Lines("fired").Count(f => f[2].StartsWith("shard-", StringComparison.Ordinal) && f[5] == "first").Should().Be(12, "each shard is begun once; a worker that a busy machine keeps from checking in is taken over");
    }

    [PostgresFact]
    public async Task WorkerKilledInAShard_IsTakenOver_AndTheResultIsTheSame()
    {
        using var bench = new ClusterBench(server);
        bench.Prepare();
        bench.StartAs("analysis", ("Worker__Shards", "12"));
        await bench.UntilAsync(() => bench.Lines("fired").Any(f => f[2].StartsWith("shard-", StringComparison.Ordinal)), "the first worker leads");
        var other = bench.StartAs("analysis", ("Worker__Shards", "12"));
        await bench.UntilAsync(() => bench.Lines("fired").Any(f => f[1] == $"{other.Id}" && f[2].StartsWith("shard-", StringComparison.Ordinal)), "another has a shard in hand");
        other.Kill();
        bench.OpenGate();
        await bench.UntilAsync(() => bench.Lines("hash").Count > 0, "the analysis ends");
        bench.Lines("hash").Should().ContainSingle().Which[2].Should().Be(Alone.Value);
        bench.Lines("fired").Should().Contain(f => f[5] == "recovering" && f[1] == $"{bench.Workers[0].Id}");
    }
}

/// <summary>As <see cref="PostgresFactAttribute"/>, for a theory.</summary>
public sealed class PostgresTheoryAttribute : TheoryAttribute
{
    public PostgresTheoryAttribute() => Skip = PostgresServer.Programs is null ? PostgresServer.Missing : null;
}
