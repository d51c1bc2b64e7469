using HealthNeeds.Ingest.Pipeline;
using Microsoft.Extensions.Options;

namespace HealthNeeds.Ingest.Live;

/// <summary>How often each source is asked, and how old its figures may grow.</summary>
internal sealed class Freshness(IngestPaths paths, IOptions<LiveOptions> options)
{
    private readonly Lazy<IReadOnlyDictionary<string, string>> _cadences = new(() =>
        Catalogues.Read(paths.Data).Indicators.Sources.ToDictionary(s => s.Id, s => s.Cadence, StringComparer.Ordinal));

    /// <summary>The source's cron expression: as configured, or what suits its cadence.</summary>
    public string Schedule(string source) => options.Value.Of(source).Schedule ?? AskSchedule.For(source, _cadences.Value.GetValueOrDefault(source, string.Empty));

    public TimeSpan AllowedAge(string source) => options.Value.Of(source).AllowedAge ?? AskSchedule.AllowedAge(Schedule(source));
}
