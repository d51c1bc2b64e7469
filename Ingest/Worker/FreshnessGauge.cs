using System.Diagnostics.Metrics;
using HealthNeeds.Ingest.Live;
using HealthNeeds.Ingest.Telemetry;

namespace HealthNeeds.Ingest.Worker;

/// <summary>Shows how long ago each publisher last gave a usable answer, and whether that is longer than its cadence allows.</summary>
internal sealed class FreshnessGauge(LivePulls pulls, StatusBook statuses, TimeProvider clock)
{
    public void Show()
    {
        IngestTelemetry.Meter.CreateObservableGauge("healthneeds.source.age", Ages, "s", "Since the publisher's last usable answer, by source");
        IngestTelemetry.Meter.CreateObservableGauge("healthneeds.source.stale", Stale, "{source}", "1 where that is longer than the source's cadence allows");
    }

    private IEnumerable<Measurement<double>> Ages() =>
        from status in statuses.List(pulls.Sources.Select(s => s.Source))
        where status.LastAnswered is not null
        select new Measurement<double>((clock.GetUtcNow() - status.LastAnswered!.Value).TotalSeconds, new KeyValuePair<string, object?>("source", status.Source));

    private IEnumerable<Measurement<int>> Stale() =>
        from status in statuses.List(pulls.Sources.Select(s => s.Source))
        select new Measurement<int>(status.IsStale(clock.GetUtcNow()) ? 1 : 0, new KeyValuePair<string, object?>("source", status.Source));
}
