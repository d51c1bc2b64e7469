using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using HealthNeeds.Ingest.Telemetry;

namespace HealthNeeds.Ingest.Tests.Pulls;

/// <summary>What a listener hears of a pull. Other tests pull at the same time: only this one's source counts.</summary>
public sealed class PullTelemetryTests
{
    [Fact]
    public async Task Pull_IsASpanAndCountsItsRejectedRows()
    {
        var (spans, counts) = (new ConcurrentBag<Activity>(), new ConcurrentBag<(string Name, double Value, string? State)>());
        await using var bench = await SourceBench.StartAsync();
        var source = new FakeLiveSource("telemetry-test", bench.Publisher.Address("/figures.csv"));
        using var activities = new ActivityListener
        {
            ShouldListenTo = s => s.Name == IngestTelemetry.Name,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = a => { if (a.GetTagItem("source") as string == source.Source) spans.Add(a); },
        };
        ActivitySource.AddActivityListener(activities);
        using var meters = new MeterListener { InstrumentPublished = (instrument, listener) => { if (instrument.Meter.Name == IngestTelemetry.Name) listener.EnableMeasurementEvents(instrument); } };
        void Heard(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
        {
            var named = tags.ToArray().ToDictionary(t => t.Key, t => t.Value as string);
            if (named.GetValueOrDefault("source") == source.Source)
                counts.Add((instrument.Name, value, named.GetValueOrDefault("state")));
        }

        meters.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Heard(instrument, value, tags));
        meters.Start();
        bench.Serve(SourceBench.Csv() + "W01000001,2018–22,50,,\n");
        await bench.PullAsync(source);
        spans.Select(s => s.OperationName).Should().Contain(["pull", "read"]);
        counts.Should().Contain(("healthneeds.pulls", 1, "Changed")).And.Contain(("healthneeds.rows.rejected", 1, null));
    }
}
