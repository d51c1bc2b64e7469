using System.Net;
using HealthNeeds.Dashboard.Hosting;
using HealthNeeds.Fixtures;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace HealthNeeds.Dashboard.Tests.Hosting;

public sealed class SiteTelemetryTests
{
    [Fact]
    public async Task PrometheusEndpoint_CountsRequestsByRoute()
    {
        using var server = Server(("Telemetry:Prometheus", "true"));
        await server.Get("/health/live");

        // A request is counted just after its answer.
        var text = string.Empty;
        await Waiting.Until(async () => (text = await server.Client.GetStringAsync("/metrics")).Contains("/health/live"));

        text.Split('\n').Should().Contain(l => l.StartsWith("http_server_request_duration_seconds_count{") && l.Contains("http_route=\"/health/live\"") && l.Contains("http_response_status_code=\"200\""));
        text.Should().Contain("dotnet_gc_collections_total");
    }

    [Fact]
    public async Task PrometheusEndpoint_IsNotThere_UnlessItIsWanted()
    {
        using var server = Server();

        (await server.Client.GetAsync("/metrics")).StatusCode.Should().Be(HttpStatusCode.NotFound);
        server.Services.GetService<MeterProvider>().Should().BeNull();
    }

    [Fact]
    public async Task Collector_IsSentMetricsAndSpans()
    {
        await using var collector = await LoopbackCollector.StartAsync();
        using var server = Server(("Telemetry:Otlp", collector.Address));
        // A request is counted just after its answer, and what did not reach a busy collector in time is not sent again.
        await Waiting.Until(async () =>
        {
            await server.Get("/health/live");
            return Sent(server, collector).Contains("GET /health/live") && collector.Texts("/v1/metrics").Contains("/health/live");
        });

        collector.Texts("/v1/metrics").Should().Contain("healthneeds-site").And.Contain("http.server.request.duration").And.Contain("/health/live");
        collector.Texts("/v1/traces").Should().Contain("GET /health/live");
    }

    [Fact]
    public void AddressThatIsNone_StopsTheSiteBeforeItStarts()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("Telemetry:Otlp", "over there")]).Build();
        using var services = new ServiceCollection().AddTelemetry(configuration).BuildServiceProvider();

        var starting = services.GetRequiredService<IStartupValidator>().Validate;
        starting.Should().Throw<OptionsValidationException>().WithMessage("Telemetry__Otlp is 'over there'. Expected the address of a collector*");
    }

    /// <summary>The spans that reached the collector so far; what waits is sent first.</summary>
    private static string Sent(ApiServer server, LoopbackCollector collector)
    {
        server.Services.GetRequiredService<TracerProvider>().ForceFlush();
        server.Services.GetRequiredService<MeterProvider>().ForceFlush();
        return collector.Texts("/v1/traces");
    }

    private static ApiServer Server(params (string Key, string Value)[] settings) =>
        new(_ => null, settings.ToDictionary(s => s.Key, s => s.Value));
}
