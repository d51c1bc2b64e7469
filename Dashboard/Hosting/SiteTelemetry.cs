using System.Reflection;
using HealthNeeds.Dashboard.Releases;
using HealthNeeds.Store;
using HealthNeeds.Store.Telemetry;
using Microsoft.Extensions.Options;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace HealthNeeds.Dashboard.Hosting;

/// <summary>Sends the site's metrics and traces where settings say: ASP.NET Core's, and the runtime's.</summary>
internal static class SiteTelemetry
{
    private static string Version => typeof(SiteTelemetry).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;

    public static IServiceCollection AddTelemetry(this IServiceCollection services, IConfiguration configuration)
    {
        var section = configuration.GetSection(TelemetryOptions.Section);
        services.AddOptions<TelemetryOptions>().Bind(section).ValidateAnnotations(TelemetryOptions.Section).ValidateOnStart();
        // What is no address stops the site when options are checked, before anything is sent.
        var options = section.Get<TelemetryOptions>() ?? new TelemetryOptions();
        if (options.Otlp is { IsAbsoluteUri: true } collector)
            Site(services).WithTracing(traces => traces.AddAspNetCoreInstrumentation()).UseOtlpExporter(OtlpExportProtocol.HttpProtobuf, collector);
        if (options.Prometheus)
            Site(services).WithMetrics(metrics => metrics.AddPrometheusExporter());
        return services;
    }

    /// <summary>/metrics, where it is wanted.</summary>
    public static WebApplication MapTelemetry(this WebApplication app)
    {
        if (app.Services.GetRequiredService<IOptions<TelemetryOptions>>().Value.Prometheus)
            app.MapPrometheusScrapingEndpoint();
        return app;
    }

    private static OpenTelemetryBuilder Site(IServiceCollection services) => services.AddOpenTelemetry()
        .ConfigureResource(resource => resource.Clear().AddService("healthneeds-site", serviceVersion: Version))
        .WithMetrics(metrics => metrics.AddAspNetCoreInstrumentation().AddMeter(ViewCounts.Meter, "Microsoft.AspNetCore.RateLimiting", "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime"));
}
