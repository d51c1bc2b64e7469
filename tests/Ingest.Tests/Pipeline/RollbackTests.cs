using HealthNeeds.Core.Runs;
using HealthNeeds.Fixtures;
using HealthNeeds.Ingest.Pipeline;
using HealthNeeds.Ingest.Pipeline.Runs;
using HealthNeeds.Ingest.Pipeline.Stages;
using HealthNeeds.Ingest.Setup;
using HealthNeeds.Ingest.Tests.Pipeline.Stages;
using HealthNeeds.Store.Releases;
using HealthNeeds.Store.State;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace HealthNeeds.Ingest.Tests.Pipeline;

/// <summary>Refreshes after an older release was put back: they go by what serves, and do not undo what an operator did.</summary>
[Trait("Speed", "Slow")]
public sealed class RollbackTests : IDisposable
{
    private readonly SmallSnapshot _data = new();
    private string _older = string.Empty;
    private string _newer = string.Empty;

    private readonly MinuteClock _clock = new();

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task FiguresOfTheReleaseThatServes_AreUnchanged_AndItIsNamed()
    {
        await TwoReleasesAsync();
        PutBackTheOlder();
        _data.Publish(SmallSnapshot.Sound);
        var again = await RefreshAsync(seed: 3);
        (again.Outcome, again.Message).Should().Be((RunOutcome.Unchanged, $"Figures, code and options are those of release {_older}: nothing was published. --force publishes anyway."));
        again.Sources.Should().OnlyContain(s => s.State == SourceState.Unchanged);
    }

    [Fact]
    public async Task FiguresOfTheReleaseThatWasPutBack_DoNotUndoIt_AndTheMessageSaysWhatServes()
    {
        await TwoReleasesAsync();
        PutBackTheOlder();
        var again = await RefreshAsync(seed: 3);
        again.Outcome.Should().Be(RunOutcome.Unchanged);
        again.Message.Should().Be($"Figures, code and options are those of release {_newer}, in whose place {_older} was put back and is in use: nothing was published. --force publishes anyway.");
    }

    [Fact]
    public async Task ReleaseWhoseRunLeftNoRecord_IsNotTakenForOneThatWasPutBack()
    {
        await TwoReleasesAsync();
        var log = new RunLog(_data.Paths.Releases);
        while (log.MakerOf(_newer) is { } run)
            File.Delete(Path.Combine(_data.Paths.Releases, "runs", $"{run.Id}.json"));
        _data.Publish(SmallSnapshot.Sound);
        var again = await RefreshAsync(seed: 3);
        again.Outcome.Should().Be(RunOutcome.Published, "what serves was made from is not known, though the newest run that is known was made from the same");
        again.Sources.Should().OnlyContain(s => s.State == SourceState.Unchanged, "they are compared with those of that run");
    }

    [Fact]
    public async Task NewFigures_ArePublishedAfterARollback()
    {
        await TwoReleasesAsync();
        PutBackTheOlder();
        _data.Publish(i => i == 4 ? 90 : SmallSnapshot.Sound(i));
        (await RefreshAsync(seed: 3)).Outcome.Should().Be(RunOutcome.Published);
    }

    private async Task TwoReleasesAsync()
    {
        _older = (await RefreshAsync(seed: 1)).Release!;
        _data.Publish(i => i == 3 ? 90 : SmallSnapshot.Sound(i));
        _newer = (await RefreshAsync(seed: 2)).Release!;
    }

    /// <param name="seed">Of the release that is published where figures are new.</param>
    private Task<RunRecord> RefreshAsync(int seed)
    {
        var services = new ServiceCollection()
            .AddLogging()
            .AddSingleton(FixtureRegion.SouthYorkshire.Expected)
            .AddRefresh(new ConfigurationBuilder().AddInMemoryCollection([new("Releases:Directory", _data.Paths.Releases), new("Data:Directory", _data.Paths.Data), new("Live:Offline", "true")]).Build())
            .BuildServiceProvider();
        var publish = new FakeStage("publish", run =>
        {
            run.Release = SmallRelease.Publish(_data.Paths.Releases, seed, _clock).Id;
            return new StageResult();
        });
        return new Refresh(_data.Paths.Releases, [services.GetRequiredService<FetchStage>(), publish], _clock, NullLoggerFactory.Instance)
            .RunAsync(new RefreshRequest("south-yorkshire", Force: false, "command"), [], CancellationToken.None);
    }

    private void PutBackTheOlder() => new ReleaseCatalogue(Options.Create(new ReleaseOptions { Directory = _data.Paths.Releases })).Rollback(_older);

    /// <summary>A minute later whenever it is asked: runs of one second have no order.</summary>
    private sealed class MinuteClock : TimeProvider
    {
        private int _asked;

        public override DateTimeOffset GetUtcNow() => new DateTimeOffset(2026, 11, 22, 20, 0, 0, TimeSpan.Zero).AddMinutes(Interlocked.Increment(ref _asked));
    }
}
