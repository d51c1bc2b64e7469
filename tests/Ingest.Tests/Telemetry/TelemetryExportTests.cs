using HealthNeeds.Core.Runs;
using HealthNeeds.Fixtures;
using HealthNeeds.Ingest.Publishers;
using HealthNeeds.Ingest.Pulls;
using HealthNeeds.Ingest.Setup;
using HealthNeeds.Ingest.Tests.Pulls;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace HealthNeeds.Ingest.Tests.Telemetry;

/// <summary>What leaves a whole worker that asked one source. Other tests count into the same meter, so this one's source has a name of its own.</summary>
public sealed class TelemetryExportTests : IAsyncLifetime
{
    private const string Source = "exported-source";
    private SourceBench bench = null!;

    public async Task InitializeAsync()
    {
        bench = await SourceBench.StartAsync();
        bench.Serve(SourceBench.Csv() + "W01000001,2018–22,50,,\n");
    }

    public Task DisposeAsync() => bench.DisposeAsync().AsTask();

    [Fact]
    public async Task PrometheusEndpoint_ShowsPullsRejectedRowsAndAges()
    {
        var address = $"http://localhost:{FreePort.Take()}";
        using var worker = Worker(("Telemetry:WorkerPrometheus", address));
        await worker.StartAsync();
        await PullAsync(worker);

        using var http = new HttpClient();
        var lines = (await http.GetStringAsync(address + "/metrics")).Split('\n').Where(l => l.Contains($"source=\"{Source}\"")).ToList();

        lines.Should().ContainSingle(l => l.StartsWith("healthneeds_pulls_total{") && l.Contains("state=\"Changed\"") && l.Contains("} 1"));
        lines.Should().ContainSingle(l => l.StartsWith("healthneeds_pull_duration_seconds_count{"));
        lines.Should().ContainSingle(l => l.StartsWith("healthneeds_rows_rejected_total{") && l.Contains("} 1"));
        lines.Should().Contain(l => l.StartsWith("healthneeds_source_age_seconds{")).And.Contain(l => l.StartsWith("healthneeds_source_stale{") && l.Contains("} 0"));
        await worker.StopAsync();
    }

    [Fact]
    public async Task Collector_IsSentMetricsAndSpans()
    {
        await using var collector = await LoopbackCollector.StartAsync();
        using (var worker = Worker(("Telemetry:Otlp", collector.Address)))
        {
            await worker.StartAsync();
            await PullAsync(worker);
            await worker.StopAsync();
        }

        collector.Texts("/v1/metrics").Should().Contain("healthneeds-worker").And.Contain("healthneeds.pulls").And.Contain("healthneeds.publisher.requests").And.Contain(Source);
        collector.Texts("/v1/traces").Should().Contain("publisher.request").And.Contain("pull").And.Contain(Source);
        collector.Taken.Should().OnlyContain(t => t.Type == "application/x-protobuf");
    }

    [Fact]
    public void Nothing_IsExported_WhereNothingIsSet()
    {
        using var worker = Worker();

        worker.Services.GetService<OpenTelemetry.Metrics.MeterProvider>().Should().BeNull();
        worker.Services.GetService<OpenTelemetry.Trace.TracerProvider>().Should().BeNull();
    }

    [Theory]
    [InlineData("Otlp", "collector:4318", "Telemetry__Otlp is 'collector:4318'. Expected the address of a collector")]
    [InlineData("Otlp", "over there", "Telemetry__Otlp is 'over there'. Expected the address of a collector")]
    [InlineData("WorkerPrometheus", "9464", "Telemetry__WorkerPrometheus is '9464'. Expected an address to listen at")]
    [InlineData("WorkerPrometheus", "http://localhost:9464/here", "Telemetry__WorkerPrometheus is 'http://localhost:9464/here'. Expected an address to listen at")]
    public async Task AddressThatIsNone_StopsTheWorkerBeforeItStarts(string setting, string value, string told)
    {
        using var worker = Worker(($"Telemetry:{setting}", value));

        (await worker.Invoking(w => w.StartAsync()).Should().ThrowAsync<OptionsValidationException>()).WithMessage($"{told}*");
    }

    private IHost Worker(params (string Key, string Value)[] settings)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        var configuration = bench.Configuration([("Live:Offline", "true"), ("Worker:AtStart", "Never"), .. settings]);
        builder.Configuration.AddConfiguration(configuration);
        builder.Logging.ClearProviders();
        builder.Services.AddWorker(configuration);
        bench.WithFake(builder.Services);
        builder.Services.AddSingleton<ILiveSource>(new FakeLiveSource(Source, bench.Publisher.Address("/figures.csv")));
        return builder.Build();
    }

    private static async Task PullAsync(IHost worker)
    {
        var source = worker.Services.GetServices<ILiveSource>().Single(s => s.Source == Source);
        (await worker.Services.GetRequiredService<SourcePull>().RunAsync(source, CancellationToken.None)).State.Should().Be(SourceState.Changed);
    }
}
