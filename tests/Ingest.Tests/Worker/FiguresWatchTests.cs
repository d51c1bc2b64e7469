using HealthNeeds.Core.Runs;
using HealthNeeds.Ingest.Worker;

namespace HealthNeeds.Ingest.Tests.Worker;

public sealed class FiguresWatchTests
{
    private static readonly DateTimeOffset Run = new(2026, 11, 23, 4, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(1, null, false, true)] // accepted a minute after the last run began
    [InlineData(1, 1, false, false)] // a refresh was called for already
    [InlineData(2, 1, false, true)] // another decision since
    [InlineData(1, null, true, false)] // a run is under way
    [InlineData(-1, null, false, false)] // the last run has seen them
    [InlineData(null, null, false, false)] // nothing live serves
    public void Refresh_IsCalledFor_OnceForFiguresThatNoRunHasSeen(int? since, int? called, bool isRunning, bool due) =>
        FiguresWatch.IsDue(Minutes(since), Minutes(called), TestRuns.Record(RunOutcome.Published, started: Run), isRunning).Should().Be(due);

    [Fact]
    public void Refresh_BeforeTheFirstRun_IsNotThis() => FiguresWatch.IsDue(Run, null, null, isRunning: false).Should().BeFalse();

    private static DateTimeOffset? Minutes(int? minutes) => minutes is { } known ? Run.AddMinutes(known) : null;
}
