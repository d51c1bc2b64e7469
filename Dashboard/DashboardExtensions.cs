using System.IO.Compression;
using HealthNeeds.Dashboard.FindNeed;
using HealthNeeds.Dashboard.Problems;
using HealthNeeds.Dashboard.Shell;
using HealthNeeds.Dashboard.Worker;
using Microsoft.AspNetCore.ResponseCompression;

namespace HealthNeeds.Dashboard;

/// <summary>The pages: services, middleware and routes.</summary>
internal static class DashboardExtensions
{
    public static IServiceCollection AddDashboard(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddRazorComponents();
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<AssetLinks>();
        services.AddProblemDetails();
        services.AddWorkerSupervision();
        services.Configure<BrotliCompressionProviderOptions>(options => options.Level = CompressionLevel.Fastest);
        // Pages carry no secrets and take no posted input, so compressing them over TLS gives nothing away.
        return services.AddResponseCompression(options => options.EnableForHttps = true);
    }

    public static WebApplication UseDashboard(this WebApplication app)
    {
        app.UseSecurityHeaders().UseResponseCompression();
        app.UseProblemPages();
        return app;
    }

    public static WebApplication MapDashboard(this WebApplication app)
    {
        app.MapStaticAssets();
        app.MapFindNeed();
        return app;
    }
}
