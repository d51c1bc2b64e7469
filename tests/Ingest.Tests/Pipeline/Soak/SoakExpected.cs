using HealthNeeds.Core.Runs;
using HealthNeeds.Store.Schema;

namespace HealthNeeds.Ingest.Tests.Pipeline.Soak;

/// <summary>What a refresh must say of each source, and what readers must find after it.</summary>
internal sealed class SoakExpected(SoakWorld world, string because)
{
    private const string MayBeHeld = "ohid-fingertips";

    /// <param name="hasNews">Whether its publisher says something new.</param>
    /// <param name="last">Hash of what the last published run had of it.</param>
    public void Source(RunRecord record, string source, bool hasNews, string? last)
    {
        var (status, told, failed) = (world.Bench.Status(source), record.Sources.Single(s => s.Source == source), world.Failed(source));
        var why = $"{because}: {source} is {status.State} ({status.Why})";
        if (failed)
            status.State.Should().Be(SourceState.Stale, why);
        else if (source == MayBeHeld && world.Holds && world.IsSure(source))
            status.State.Should().Be(SourceState.Held, why);
        else if (world.IsSure(source))
            status.State.Should().Be(hasNews ? SourceState.Changed : SourceState.Unchanged, why);
        else
            status.State.Should().BeOneOf([SourceState.Changed, SourceState.Unchanged, .. source == MayBeHeld ? [SourceState.Held] : Array.Empty<SourceState>()], why);

        (status.StaleSince is not null).Should().Be(failed, why);
        status.Recent[0].State.Should().Be(status.State, why);
        status.Recent.Should().OnlyContain(r => r.RowsIn == r.RowsKept + r.RowsRejected, why);
        told.State.Should().Be(status.State is SourceState.Stale or SourceState.Held ? status.State : told.Sha256 == last ? SourceState.Unchanged : SourceState.Changed, $"{why}, and the run's record says so");
        if (status.State is SourceState.Stale or SourceState.Held)
            record.Warnings.Should().Contain(w => w.StartsWith($"{source} is {status.State.ToString().ToLowerInvariant()}: "), why);
        world.Usable[source] = failed ? 0 : world.Usable[source] + 1;
    }

    /// <summary>Versions go on, and figures that surely came are served.</summary>
    public void Served(ReleaseInfo info, RunRecord record)
    {
        if (record.Outcome == RunOutcome.Published && world.Highest is { } highest)
            info.Version.CompareTo(highest).Should().BeGreaterThanOrEqualTo(0, $"{because}: {info.Version} after {highest}");
        world.Highest = info.Version.CompareTo(world.Highest ?? info.Version) > 0 || world.Highest is null ? info.Version : world.Highest;
        foreach (var (_, figure) in world.News.Newest.Where(n => world.IsSure(n.Key)))
            world.Bench.Value(figure.Indicator, figure.Area, figure.Sex).Should().Be(figure.Value, because);
    }
}
