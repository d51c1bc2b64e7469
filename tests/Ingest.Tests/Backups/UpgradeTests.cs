using HealthNeeds.Core.Releases;
using HealthNeeds.Core.Runs;
using HealthNeeds.Ingest.Backups;
using HealthNeeds.Ingest.Pipeline;
using HealthNeeds.Ingest.SourceRecords;
using HealthNeeds.Ingest.Tests.Pipeline.Stages;
using HealthNeeds.Ingest.Tests.Pulls;
using HealthNeeds.Ingest.Worker;
using HealthNeeds.Store.Files;
using HealthNeeds.Store.Releases;
using HealthNeeds.Store.State;
using Microsoft.Extensions.DependencyInjection;

namespace HealthNeeds.Ingest.Tests.Backups;

/// <summary>A directory that an earlier version left, taken over by this one: what it cannot read it makes anew, and nothing is lost.</summary>
[Trait("Speed", "Slow")]
public sealed class UpgradeTests
{
    private static readonly DateTimeOffset Then = new(2026, 11, 22, 20, 15, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(11)]
    public async Task Directory_OfAnEarlierSchema_GetsAReleaseThatCanBeRead_AndKeepsAllElse(int schema)
    {
        await using var bench = await SourceBench.StartAsync();
        var releases = bench.Data.Paths.Releases;
        var old = OldReleases.Publish(releases, schema, Then);
        await LiveFiguresAndDecisionsAsync(bench);
        OldRecords.PutInPlace(bench.Folder, schema, old);
        var kept = BackupFiles.Look(releases);
        using (var store = PlainRefresh.Open(bench.Data))
        {
            store.TryLease().Should().BeNull();
            store.Problem.Should().Contain($"schema version {schema}; this build reads version ").And.Contain("run a refresh to make one");
        }

        WhyAWorkerRefreshesNow(bench).Should().Be(RefreshDue.Upgrade, "nobody has to ask for it");
        var refresh = new PlainRefresh();
        var made = await refresh.RunAsync(bench.Data);
        bench.Services().GetRequiredService<Housekeeping>().Tidy();

        made.Previous.Should().BeNull();
        made.Reasons.Should().ContainSingle().Which.Should().StartWith("The first of a new line of releases, compared with none: ").And.Contain($"schema version {schema}");
        made.Version.Should().Be(DataVersion.First, "an earlier schema's version cannot be read, and none was recorded beside it");
        refresh.Record!.Sources.Single(s => s.Source == SourceBench.Id).Detail.Should().Contain("live figures", "what came live is in use");
        var now = BackupFiles.Look(releases);
        kept.Where(f => f.Key is not "current.json").Should().OnlyContain(f => now.ContainsKey(f.Key) && now[f.Key] == f.Value);
        kept.Keys.Should().Contain([$"{old}.duckdb", "own-indicators/own-falls.csv", $"sources/{SourceBench.Id}/good.json", $"sources/{SourceBench.Id}/refused.json", $"sources/{SourceBench.Id}/status.json", $"runs/{OldRecords.Run}.json", $"receipts/{old}.json"]).And.Contain(f => BackupFiles.IsEvidence(f));
        WhyAWorkerRefreshesNow(bench).Should().NotBe(RefreshDue.Upgrade);
        ShouldBeRead(bench, old);
    }

    /// <summary>What is left lying and can no longer be read is lost as well.</summary>
    private static void ShouldBeRead(SourceBench bench, string release)
    {
        var releases = bench.Data.Paths.Releases;
        bench.Folder.ReadGood()!.Should().Match<Receipt>(g => g.Accepted!.Reason == "agreed" && g.Findings.Count == 1 && g.Profile.Count == 1 && g.Shapes.Count == 1);
        bench.Folder.ReadRefused().Should().ContainSingle().Which.Readable.Should().BeTrue();
        bench.Status.Should().Match<SourceStatus>(s => s.Held!.Id == "0123456789ab" && s.Recent.Count == 1);
        new RunLog(releases).Find(OldRecords.Run)!.Should().Match<RunRecord>(r => r.Release == release && r.Stages.Count == 2 && r.Sources[0].RowsKept == 859);
        new ReleaseReceiptStore(releases).Of(release)!.Inputs.Should().ContainSingle().Which.Receipt.Should().Be(bench.Folder.ReadPointer()!.Id);
    }

    [Fact]
    public async Task HighestVersion_ThatWasRecorded_IsGoneOnFrom()
    {
        await using var bench = await SourceBench.StartAsync();
        OldReleases.Publish(bench.Data.Paths.Releases, 11, Then);
        AtomicFile.Write(Path.Combine(bench.Data.Paths.Releases, "highest-version.txt"), "3.2.1");
        (await new PlainRefresh().RunAsync(bench.Data)).Version.ToString().Should().Be("4.0.0", "no version stands for two contents");
    }

    [Fact]
    public async Task RollbackToAnEarlierSchema_IsRefused_AndTheNewReleaseStays()
    {
        await using var bench = await SourceBench.StartAsync();
        var old = OldReleases.Publish(bench.Data.Paths.Releases, 11, Then);
        var made = await new PlainRefresh().RunAsync(bench.Data);
        var catalogue = bench.Services().GetRequiredService<ReleaseCatalogue>();
        catalogue.Invoking(c => c.Rollback(old)).Should().Throw<ReleaseRefusedException>().WithMessage("*schema version 11*");
        catalogue.Current()!.Id.Should().Be(made.Id);
    }

    /// <summary>Figures that came live, figures that a rule held and an analyst refused, and an indicator of the installation's own.</summary>
    private static async Task LiveFiguresAndDecisionsAsync(SourceBench bench)
    {
        bench.Serve(SourceBench.Csv(shift: 0.5));
        await bench.PullAsync();
        bench.Serve(string.Join('\n', SourceBench.Csv(shift: 0.6).Split('\n').Take(100)) + "\n");
        (await bench.PullAsync()).State.Should().Be(SourceState.Held);
        await bench.Services().GetRequiredService<AnalystDecisions>().RefuseAsync(SourceBench.Id, bench.Folder.ReadHeld()!.Id, "an analyst", "cut short", CancellationToken.None);
        AtomicFile.Write(Path.Combine(bench.Data.Paths.Own, "own-falls.csv"), "a line");
    }

    private static string? WhyAWorkerRefreshesNow(SourceBench bench)
    {
        var services = bench.Services();
        var (releases, figures) = (services.GetRequiredService<ReleaseCatalogue>(), services.GetRequiredService<ServingFigures>());
        var last = new RunLog(bench.Data.Paths.Releases).List(1) is [var run] ? run : null;
        return RefreshDue.Now(new WorkerOptions(), bench.Data.Paths.HasRelease, releases.List().Any(r => r is { IsCurrent: true, Problem: not null }), last, figures.LastChanged(), TimeProvider.System.GetUtcNow());
    }
}
