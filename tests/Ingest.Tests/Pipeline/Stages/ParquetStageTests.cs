using HealthNeeds.Core.Runs;
using HealthNeeds.Fixtures;
using HealthNeeds.Ingest.Pipeline;
using HealthNeeds.Ingest.Pipeline.Runs;
using HealthNeeds.Ingest.Pipeline.Stages;
using HealthNeeds.Ingest.Workspace;
using HealthNeeds.Store.State;
using Microsoft.Extensions.Logging.Abstractions;

namespace HealthNeeds.Ingest.Tests.Pipeline.Stages;

/// <summary>Whatever becomes of what is done after publishing: the release is served, and the record says so.</summary>
public sealed class ParquetStageTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("parquet-stage-").FullName;

    private IngestPaths Paths => new(Path.Combine(_folder, "releases"), _folder);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Folder_ThatCannotBeMade_IsAWarningOfAPublishedRun()
    {
        Directory.CreateDirectory(Paths.Releases);
        await File.WriteAllTextAsync(ParquetFolders.In(Paths), "a file in the place of the folder");
        ShouldBePublished(await RunAsync([new ParquetStage(Paths)]), "was not written as Parquet");
    }

    /// <summary>What the engine says is no IOException.</summary>
    [Fact]
    public async Task Release_ThatTheEngineCannotRead_IsAWarningOfAPublishedRun()
    {
        var spoilt = new FakeStage("spoil", run =>
        {
            var file = Path.Combine(Paths.Releases, $"{run.Release}.duckdb");
            File.SetAttributes(file, FileAttributes.Normal);
            File.WriteAllText(file, "no database");
            return new StageResult();
        });
        ShouldBePublished(await RunAsync([spoilt, new ParquetStage(Paths)]), "was not written as Parquet");
    }

    [Fact]
    public async Task Stage_ThatThrows_IsAWarningOfAPublishedRun() =>
        ShouldBePublished(await RunAsync([new FakeStage("later", _ => throw new InvalidDataException("The folder is full."))]), "The folder is full.");

    [Fact]
    public async Task Stop_AfterPublishing_IsAWarningOfAPublishedRun()
    {
        using var stop = new CancellationTokenSource();
        var stopped = new FakeStage("stop", async (_, _) =>
        {
            await stop.CancelAsync();
            return new StageResult();
        });
        ShouldBePublished(await RunAsync([stopped, new ParquetStage(Paths)], stop.Token), "Stopped on request.");
    }

    private static void ShouldBePublished(RunRecord record, string warning)
    {
        record.Outcome.Should().Be(RunOutcome.Published, record.Message);
        record.Release.Should().NotBeNull();
        record.Message.Should().Be($"Release {record.Release} is published and served.");
        record.Warnings.Should().ContainSingle().Which.Should().StartWith($"Release {record.Release} ").And.Contain(warning);
    }

    private async Task<RunRecord> RunAsync(IReadOnlyList<IStage> after, CancellationToken cancellation = default)
    {
        var publish = new FakeStage("publish", run =>
        {
            run.Release = SmallRelease.Publish(Paths.Releases).Id;
            return new StageResult();
        });
        var record = await new Refresh(Paths.Releases, [publish, .. after], TimeProvider.System, NullLoggerFactory.Instance)
            .RunAsync(new RefreshRequest("south-yorkshire", Force: false, "command"), [], cancellation);
        new RunLog(Paths.Releases).Find(record.Id).Should().BeEquivalentTo(record);
        return record;
    }
}
