using HealthNeeds.Core.Runs;
using HealthNeeds.Dashboard.Charts;
using HealthNeeds.Dashboard.Problems;
using HealthNeeds.Dashboard.Releases;
using HealthNeeds.Dashboard.Worker;
using HealthNeeds.Store.Schema;

namespace HealthNeeds.Dashboard.Pages.DataAndMethod.Sources;

/// <summary>Makes the view of one source.</summary>
internal sealed class SourcePageReader(ReleaseReading reading, FreshnessReader freshness, RunningReader running, RejectionReader rejections)
{
    private const int FewestBars = 2;

    /// <exception cref="RefusedRequestException">Neither the release nor the worker knows such a source.</exception>
    public SourceView Read(string id)
    {
        var known = reading.Sources;
        var found = freshness.Find(id, known) ?? throw new RefusedRequestException(Problem.NotFound("There is no such source.", new NextStep("/data#freshness", "See all sources")));
        var indicators = reading.Indicators.Where(i => i.Source == id).OrderBy(i => i.Name, StringComparer.Ordinal).ToList();
        return new SourceView(found, known.FirstOrDefault(k => k.Source.Id == id), Held(id), indicators, Durations(found.Status?.Recent ?? []), running.Of([found]), reading.Info is { } release ? rejections.Of(id, release.Id) : null);
    }

    private HeldPeriods? Held(string id) => reading.Info is not null && reading.RememberForAll($"periods {id}", () => Periods(id)) is [var held] ? held : null;

    /// <summary>None or one: what is remembered of a release is never null.</summary>
    private HeldPeriods[] Periods(string id) => reading.Lease.Indicators.PeriodsOf(id) is var (first, last) ? [new HeldPeriods(first, last)] : [];

    private static ChartFigure? Durations(IReadOnlyList<PullRecord> pulls) => pulls.Count < FewestBars ? null : BarChart.Upright(
        new ChartHeading("chart-durations", "How long each check took", "Seconds per pull, oldest first. Pulls that found nothing new are short.", "seconds", 1),
        "Seconds",
        [.. pulls.Reverse().Select(p => p.Started.UtcDateTime.ToString("d MMM HH:mm"))],
        [.. pulls.Reverse().Select(p => p.Seconds)]);
}

/// <summary>Everything the page of one source shows.</summary>
/// <param name="Count">Its part in the release; null where the release does not know it.</param>
/// <param name="Held">The periods of all figures the release holds, with earlier years; null where it holds none.</param>
/// <param name="Rejections">What was rejected of it when the release was made; null where no record tells.</param>
/// <param name="Durations">How long the last pulls took; null where there are fewer than two.</param>
public sealed record SourceView(FreshnessView Freshness, SourceCount? Count, HeldPeriods? Held, IReadOnlyList<Indicator> Indicators, ChartFigure? Durations, RunningView Running, SourceRejections? Rejections);

/// <summary>From which period to which the figures of a source are.</summary>
/// <param name="First">The oldest.</param>
/// <param name="Last">The newest.</param>
public sealed record HeldPeriods(Period First, Period Last);
