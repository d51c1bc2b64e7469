using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using HealthNeeds.Ingest.Http;

namespace HealthNeeds.Ingest.Tests.Http;

/// <summary>The names that docs/operations.md promises.</summary>
public sealed class DownloadTelemetryTests
{
    [Fact]
    public async Task Get_WhateverComesOfIt_IsMeasured()
    {
        await using var bench = await PullBench.StartAsync();
        bench.Options.Publishers["measured"] = bench.Limits;
        bench.Publisher.Serve("/a.csv", PublisherAnswer.Error(500), PublisherAnswer.Csv("a,b\n1,2\n"));
        bench.Publisher.Serve("/b.csv", PublisherAnswer.Html("<html>"));
        var measured = Listen("measured", out var listener);
        using (listener)
            await AskAllAsync(bench, "measured");
        measured.Where(m => m.Name is not "healthneeds.publisher.duration").Select(m => $"{m.Name} {m.Value} {m.Tag}").Should().BeEquivalentTo(
            "healthneeds.publisher.retries 1 server-error",
            "healthneeds.publisher.bytes 8 ",
            "healthneeds.publisher.bytes 6 ",
            "healthneeds.publisher.requests 1 new",
            "healthneeds.publisher.requests 1 refused:html-page",
            "healthneeds.publisher.requests 1 refused:status");
        measured.Where(m => m.Name is "healthneeds.publisher.duration").Should().HaveCount(3).And.OnlyContain(m => m.Value > 0);
    }

    [Fact]
    public async Task Get_ARequest_IsTraced()
    {
        await using var bench = await PullBench.StartAsync();
        bench.Options.Publishers["traced"] = bench.Limits;
        bench.Publisher.Serve("/a.csv", PublisherAnswer.Csv("a,b\n1,2\n"));
        bench.Publisher.Serve("/b.csv", PublisherAnswer.Html("<html>"));
        var spans = new ConcurrentQueue<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "HealthNeeds.Ingest",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = spans.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
        await AskAllAsync(bench, "traced");
        var own = spans.Where(s => Equals(s.GetTagItem("publisher"), "traced")).ToList();
        own.Select(s => (s.OperationName, s.GetTagItem("outcome"), s.Status)).Should().Equal(
            ("publisher.request", "new", ActivityStatusCode.Unset),
            ("publisher.request", "refused:html-page", ActivityStatusCode.Error),
            ("publisher.request", "refused:status", ActivityStatusCode.Error));
        own[0].GetTagItem("url.full").Should().Be(bench.Publisher.Address("/a.csv").ToString());
        own[0].GetTagItem("source").Should().Be("test-source");
    }

    private static async Task AskAllAsync(PullBench bench, string publisher)
    {
        using var session = bench.Sessions().Begin("test-source", publisher);
        await session.GetAsync(bench.Request("/a.csv"), CancellationToken.None);
        foreach (var refused in new[] { "/b.csv", "/none.csv" })
        {
            var ask = () => session.GetAsync(bench.Request(refused), CancellationToken.None);
            await ask.Should().ThrowAsync<ResponseRefusedException>();
        }
    }

    private static ConcurrentQueue<(string Name, double Value, string Tag)> Listen(string publisher, out MeterListener listener)
    {
        var measured = new ConcurrentQueue<(string, double, string)>();
        listener = new MeterListener
        {
            InstrumentPublished = (instrument, own) =>
            {
                if (instrument.Meter.Name == "HealthNeeds.Ingest")
                    own.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Note(instrument, value, tags));
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Note(instrument, value, tags));
        listener.Start();
        return measured;

        void Note(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
        {
            var all = tags.ToArray();
            if (all.Any(t => t.Key == "publisher" && Equals(t.Value, publisher)))
                measured.Enqueue((instrument.Name, value, all.FirstOrDefault(t => t.Key is "outcome" or "reason").Value as string ?? ""));
        }
    }
}
