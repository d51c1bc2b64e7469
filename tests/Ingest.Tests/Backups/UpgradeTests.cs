using HealthNeeds.Core.Releases;
using HealthNeeds.Core.Runs;
using HealthNeeds.Ingest.Backups;
using HealthNeeds.Ingest.Pipeline;
using HealthNeeds.Ingest.SourceRecords;
using HealthNeeds.Ingest.Tests.Pipeline.Stages;
using HealthNeeds.Ingest.Tests.Pulls;
using HealthNeeds.Ingest.Worker;
using HealthNeeds.Store.DuckDb;
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

/// <summary>Releases as earlier versions wrote them, made anew: the table that says what a release is, as it was then, and one that has long had its present form.</summary>
internal static class OldReleases
{
    /// <summary>Version 0.1.0 of 22 November 2026: the release's id stood in it, and neither a method nor a version of its data.</summary>
    private const string First = "(id varchar primary key, created timestamp not null, run_id varchar not null, schema_version integer not null, product_version varchar not null, region varchar not null, seed integer not null, input_hash varchar not null)";

    /// <summary>From schema 2 of the same day to 11 of 29 November.</summary>
    private const string Later = "(created timestamp not null, run_id varchar not null, schema_version integer not null, product_version varchar not null, region varchar not null, seed integer not null, input_hash varchar not null, method varchar not null, data_version varchar not null, reasons varchar[] not null, previous_id varchar, previous_sha256 varchar, previous_version varchar, causes_unknown varchar)";

    /// <summary>Publishes one as that version did: a file named after its time and hash, and the pointer to it.</summary>
    /// <returns>Its id.</returns>
    public static string Publish(string directory, int schema, DateTimeOffset published)
    {
        var made = Path.Combine(Directory.CreateDirectory(directory).FullName, "made.duckdb");
        using (var database = Database.OpenWritable(made, EngineLimits.Reader))
        using (var session = database.Connect())
        {
            session.Execute($"create table release {(schema == 1 ? First : Later)}");
            session.Execute(schema == 1
                ? "insert into release values ('made', timestamp '2026-11-22 20:15:00', '20261122T201500Z-3f9a', 1, '0.1.0', 'south-yorkshire', 20260101, 'hash')"
                : $"insert into release values (timestamp '2026-11-27 20:15:00', '20261127T201500Z-3f9a', {schema}, '0.1.0', 'south-yorkshire', 20260101, 'hash', 'version 1', '1.2.0', ['New figures'], null, null, null, null)");
            session.Execute("create table area (code varchar primary key, level varchar not null, name varchar not null)");
            session.Execute("insert into area values ('E01000001', 'lsoa21', 'A place')");
        }

        var sha256 = Sha256Text.OfFile(made);
        var name = ReleaseName.Of(published, sha256);
        var path = Path.Combine(directory, name.File);
        File.Move(made, path);
        File.SetAttributes(path, FileAttributes.ReadOnly);
        new ReleasePointer(name.Id, name.File, sha256, published).Write(Path.Combine(directory, "current.json"));
        return name.Id;
    }
}
