using HealthNeeds.Core.Sources;
using HealthNeeds.Core.Time;
using HealthNeeds.Dashboard.Charts;
using HealthNeeds.Dashboard.Data.Running;
using HealthNeeds.Dashboard.Problems;
using HealthNeeds.Dashboard.Releases;

namespace HealthNeeds.Dashboard.Data.Sources;

/// <summary>Makes the view of one source.</summary>
internal sealed class SourceReader(ReleaseReading reading, FreshnessReader freshness, RunningReader running)
{
    private const int FewestBars = 2;

    /// <exception cref="RefusedPageException">Neither the release nor the worker knows such a source.</exception>
    public SourceView Read(string id)
    {
        var known = reading.Sources;
        var found = freshness.Find(id, known) ?? throw new RefusedPageException(Problem.NotFound("There is no such source.", new NextStep("/data#freshness", "See all sources")));
        var indicators = reading.Indicators.Where(i => i.Source == id).OrderBy(i => i.Name, StringComparer.Ordinal).ToList();
        return new SourceView(found, known.FirstOrDefault(k => k.Source.Id == id), Held(id), indicators, Durations(found.Status?.Recent ?? []), running.Of([found]));
    }

    private string? Held(string id) => reading.Info is not null && reading.Remember($"periods {id}", () => Text(reading.Lease.Indicators.PeriodsOf(id))) is { Length: > 0 } held ? held : null;

    private static string Text((Period First, Period Last)? held) => held is var (first, last) ? first == last ? last.ToString() : $"{first} to {last}" : string.Empty;

    private static ChartSpec? Durations(IReadOnlyList<PullRecord> pulls) => pulls.Count < FewestBars ? null : new ChartSpec(
        "chart-durations",
        "How long asking took",
        "Seconds per pull, oldest first. Pulls that found nothing new are short.",
        "bar",
        "seconds",
        1,
        [.. pulls.Reverse().Select(p => p.Started.UtcDateTime.ToString("d MMM HH:mm"))],
        [new ChartSeries("Seconds", [.. pulls.Reverse().Select(p => (double?)p.Seconds)], Strong: true)]);
}
