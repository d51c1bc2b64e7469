using HealthNeeds.Core.Runs;
using HealthNeeds.Ingest.Pipeline;
using HealthNeeds.Store.Releases;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace HealthNeeds.Ingest.Tests.Pipeline;

/// <summary>Refreshes after an older release was put back: they go by what serves, and do not undo what an operator did.</summary>
public sealed class RollbackTests : IDisposable
{
    private const string Older = "20261122T201500Z-0123abcd";
    private const string Newer = "20261123T201500Z-4567cdef";

    private readonly SmallSnapshot _data = new();

    private readonly MinuteClock _clock = new();

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task FiguresOfTheReleaseThatServes_AreUnchanged_AndItIsNamed()
    {
        await TwoReleasesAsync();
        Point(Older);
        _data.Publish(SmallSnapshot.Sound);
        var again = await RefreshAsync(Newer);
        (again.Outcome, again.Message).Should().Be((RunOutcome.Unchanged, $"Figures, code and options are those of release {Older}: nothing was published. --force publishes anyway."));
        again.Sources.Should().OnlyContain(s => s.State == SourceState.Unchanged);
    }

    [Fact]
    public async Task FiguresOfTheReleaseThatWasPutBack_DoNotUndoIt_AndTheMessageSaysWhatServes()
    {
        await TwoReleasesAsync();
        Point(Older);
        var again = await RefreshAsync(Newer);
        again.Outcome.Should().Be(RunOutcome.Unchanged);
        again.Message.Should().Be($"Figures, code and options are those of release {Newer}, in whose place {Older} was put back and serves: nothing was published. --force publishes anyway.");
    }

    [Fact]
    public async Task NewFigures_ArePublishedAfterARollback()
    {
        await TwoReleasesAsync();
        Point(Older);
        _data.Publish(i => i == 4 ? 90 : SmallSnapshot.Sound(i));
        (await RefreshAsync(Newer)).Outcome.Should().Be(RunOutcome.Published);
    }

    private async Task TwoReleasesAsync()
    {
        await RefreshAsync(Older);
        _data.Publish(i => i == 3 ? 90 : SmallSnapshot.Sound(i));
        (await RefreshAsync(Newer)).Outcome.Should().Be(RunOutcome.Published);
    }

    private Task<RunRecord> RefreshAsync(string release)
    {
        var services = new ServiceCollection()
            .AddLogging()
            .AddSingleton(ReleaseExpectations.OfSouthYorkshire)
            .AddRefresh(new ConfigurationBuilder().AddInMemoryCollection([new("Releases:Directory", _data.Paths.Releases), new("Data:Directory", _data.Paths.Data), new("Live:Offline", "true")]).Build())
            .BuildServiceProvider();
        var publish = new FakeStage("publish", run =>
        {
            run.Release = release;
            Point(release);
            return new StageResult();
        });
        return new Refresh(_data.Paths.Releases, [services.GetRequiredService<FetchStage>(), publish], _clock, NullLoggerFactory.Instance)
            .RunAsync(new RefreshRequest("south-yorkshire", Force: false, "command"), [], CancellationToken.None);
    }

    private void Point(string release) =>
        new ReleasePointer(release, $"{release}.duckdb", release[^8..] + new string('0', 56), DateTimeOffset.UnixEpoch).Write(Path.Combine(_data.Paths.Releases, "current.json"));

    /// <summary>A minute later whenever it is asked: runs of one second have no order.</summary>
    private sealed class MinuteClock : TimeProvider
    {
        private int _asked;

        public override DateTimeOffset GetUtcNow() => new DateTimeOffset(2026, 11, 22, 20, 0, 0, TimeSpan.Zero).AddMinutes(Interlocked.Increment(ref _asked));
    }
}
