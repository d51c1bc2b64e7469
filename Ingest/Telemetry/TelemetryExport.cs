using HealthNeeds.Ingest.Workspace;
using HealthNeeds.Store;
using HealthNeeds.Store.Telemetry;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace HealthNeeds.Ingest.Telemetry;

/// <summary>Sends the worker's metrics and traces where settings say.</summary>
internal static class TelemetryExport
{
    public static IServiceCollection AddTelemetryExport(this IServiceCollection services, IConfiguration configuration)
    {
        var section = configuration.GetSection(TelemetryOptions.Section);
        services.AddOptions<TelemetryOptions>().Bind(section).ValidateAnnotations(TelemetryOptions.Section).ValidateOnStart();
        // What is no address stops the worker when options are checked, before anything is sent.
        var options = section.Get<TelemetryOptions>() ?? new TelemetryOptions();
        if (options.Otlp is { IsAbsoluteUri: true } collector)
            Worker(services).WithTracing(traces => traces.AddSource(IngestTelemetry.Name)).UseOtlpExporter(OtlpExportProtocol.HttpProtobuf, collector);
        if (options.WorkerPrometheus is { IsAbsoluteUri: true } page)
            Worker(services).WithMetrics(metrics => metrics.AddPrometheusHttpListener(listener => (listener.Host, listener.Port) = (page.Host == "0.0.0.0" ? "*" : page.Host, page.Port)));
        return services;
    }

    private static OpenTelemetryBuilder Worker(IServiceCollection services) => services.AddOpenTelemetry()
        .ConfigureResource(resource => resource.Clear().AddService("healthneeds-worker", serviceVersion: ProductVersion.Text))
        .WithMetrics(metrics => metrics.AddMeter(IngestTelemetry.Name, "System.Runtime"));
}
