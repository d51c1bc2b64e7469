using HealthNeeds.Core.Runs;
using HealthNeeds.Ingest.CommandLine;
using HealthNeeds.Ingest.Pipeline;
using HealthNeeds.Ingest.Pipeline.Runs;
using HealthNeeds.Ingest.Pipeline.Stages;
using HealthNeeds.Ingest.SourceRecords;
using HealthNeeds.Ingest.Tests.Pipeline.Stages;
using HealthNeeds.Ingest.Tests.Pulls;
using HealthNeeds.Ingest.Tests.Snapshot;
using HealthNeeds.Ingest.Workspace;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace HealthNeeds.Ingest.Tests.Pipeline;

/// <summary>A release's inputs, made again from what publishers said when it was made.</summary>
[Trait("Speed", "Slow")]
public sealed class ReleaseRebuildTests
{
    private const string Release = "20261122T201500Z-0123abcd";

    [Fact]
    public async Task Inputs_MadeAgainAfterThePublisherMovedOn_AreTheSameBitForBit()
    {
        await using var bench = await SourceBench.StartAsync();
        bench.Serve(SourceBench.Csv(shift: 0.5) + "W01000001,2018–22,50,,\n");
        await PublishAsync(bench);
        bench.Serve(SourceBench.Csv(shift: 0.7));
        await bench.PullAsync();
        bench.Publisher.Forget();
        var rebuilt = bench.Services().GetRequiredService<ReleaseRebuild>().Run(Release, CancellationToken.None);
        bench.Publisher.Requests.Should().BeEmpty();
        rebuilt.Inputs.Where(i => i.Input.Receipt is not null).Select(i => i.Input.Kind).Should().Equal("observations", "rejections");
        rebuilt.Inputs.Should().OnlyContain(i => i.IsSame).And.HaveCount(9);
        rebuilt.InputHash.Should().Be(rebuilt.Receipt.InputHash);
        (rebuilt.IsSame, rebuilt.SameCode).Should().Be((true, true));
    }

    [Fact]
    public async Task Inputs_WhoseEvidenceChanged_AreNotTheSame_AndItIsSaidWhich()
    {
        await using var bench = await SourceBench.StartAsync();
        bench.Serve(SourceBench.Csv(shift: 0.5));
        await PublishAsync(bench);
        var evidence = bench.Folder.ReadGood()!.Responses[0].Path;
        await File.AppendAllTextAsync(evidence, "one more row");
        var rebuilt = bench.Services().GetRequiredService<ReleaseRebuild>().Run(Release, CancellationToken.None);
        rebuilt.IsSame.Should().BeFalse();
        rebuilt.Inputs.Should().ContainSingle(i => !i.IsSame).Which.Found.Should().Contain("no kept bytes with that hash");
    }

    [Fact]
    public async Task Release_WithoutAReceipt_IsSaidToHaveNone()
    {
        await using var bench = await SourceBench.StartAsync();
        var run = () => bench.Services().GetRequiredService<ReleaseRebuild>().Run(Release, CancellationToken.None);
        run.Should().Throw<InvalidDataException>().WithMessage($"Release {Release} has no receipt*");
    }

    [Fact]
    public async Task Figures_AcceptedAgainstARule_AreAcceptedWhereTheReleaseIsMadeAgain()
    {
        await using var bench = await SourceBench.StartAsync();
        bench.Serve(SourceBench.Csv(shift: 0.5));
        await bench.PullAsync();
        var decision = new Decision(new DateTimeOffset(2026, 11, 22, 9, 0, 0, TimeSpan.Zero), "sources accept iod2025 x", "known revision");
        var store = new SourceStore(bench.Folder);
        store.Accept(store.Withdraw(bench.Folder.ReadGood()!, [new RuleFinding("rejected-share", Holds: true, "all figures", "Few rows break a rule.", "12 of 860 rows rejected", "at most 1 %", [])]), decision);
        await PublishAsync(bench);
        using var into = new TemporaryFolder();
        bench.Services().GetRequiredService<ReleaseRemake>().Prepare(Release, into.Path, CancellationToken.None);
        var there = new ServingFigures(new IngestPaths(into.Path, bench.Data.Paths.Data), TimeProvider.System);
        there.Accepted(SourceBench.Id, "rejected-share", "all figures").Should().Be(decision);
    }

    [Fact]
    public void OwnIndicators_OfToday_HaveNoPartInARelease_ThatIsMadeAgain()
    {
        var here = new ConfigurationBuilder().AddInMemoryCollection([new("Releases:Directory", "releases"), new("Data:Directory", "data"), new("Own:Directory", "/srv/own")]).Build();
        var there = IngestPaths.From(RebuildCommand.There(here, Path.GetFullPath("again"), "south-yorkshire"));
        (there.Releases, there.Own).Should().Be((Path.GetFullPath("again"), Path.GetFullPath(Path.Combine("again", "own-indicators"))));
    }

    [Fact]
    public void Directory_ThatIsNotEmpty_OrLiesAmongReleases_IsRefusedBeforeAnythingIsRead()
    {
        using var folder = new TemporaryFolder();
        var releases = Directory.CreateDirectory(Path.Combine(folder.Path, "releases")).FullName;
        void Require(string into) => RebuildCommand.RequireNew(into, releases);
        var again = Path.Combine(folder.Path, "again");
        Require(again);
        Directory.EnumerateFileSystemEntries(again).Should().BeEmpty();
        Require(again);
        File.WriteAllText(Path.Combine(again, "notes.txt"), "something");
        FluentActions.Invoking(() => Require(again)).Should().Throw<UsageException>().WithMessage($"*new or empty; found {again} with something in it.");
        FluentActions.Invoking(() => Require(Path.Combine(again, "notes.txt"))).Should().Throw<UsageException>().WithMessage("*notes.txt, a file.");
        var within = Path.Combine(again, "..", "releases", "again");
        FluentActions.Invoking(() => Require(within)).Should().Throw<UsageException>().WithMessage($"--into expects a directory outside {releases}*");
        Directory.Exists(within).Should().BeFalse();
    }

    [Fact]
    public void Rebuild_ThatIsStopped_EndsAsStopped() =>
        (RebuildCommand.ExitCode(RunOutcome.Stopped), RebuildCommand.ExitCode(RunOutcome.Failed)).Should().Be((ExitCodes.Stopped, ExitCodes.Failed));

    private static async Task PublishAsync(SourceBench bench)
    {
        var services = bench.Services();
        IStage[] stages =
        [
            services.GetRequiredService<FetchStage>(),
            new FakeStage("publish", run =>
            {
                services.GetRequiredService<ReleaseReceiptStore>().Keep(PublishStage.Receipt(run, run.Release = Release));
                File.WriteAllText(Path.Combine(bench.Data.Paths.Releases, Release + ".duckdb"), string.Empty);
                return new StageResult();
            }),
        ];
        var record = await new Refresh(bench.Data.Paths.Releases, stages, TimeProvider.System, NullLoggerFactory.Instance)
            .RunAsync(new RefreshRequest("south-yorkshire", Force: false, "command", Ask: true), [], CancellationToken.None);
        record.Outcome.Should().Be(RunOutcome.Published, record.Message);
    }
}
