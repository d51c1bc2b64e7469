using System.IO.Compression;
using HealthNeeds.Dashboard.Access;
using HealthNeeds.Dashboard.Hosting.Guards;
using HealthNeeds.Dashboard.Maps;
using HealthNeeds.Dashboard.Pages.AreaProfile;
using HealthNeeds.Dashboard.Pages.Assets;
using HealthNeeds.Dashboard.Pages.Briefings;
using HealthNeeds.Dashboard.Pages.DataAndMethod;
using HealthNeeds.Dashboard.Pages.FindNeed;
using HealthNeeds.Dashboard.Pages.Places;
using HealthNeeds.Dashboard.Pages.Problems;
using HealthNeeds.Dashboard.Pages.Progress;
using HealthNeeds.Dashboard.Pages.Search;
using HealthNeeds.Dashboard.Pages.Tools;
using HealthNeeds.Dashboard.Releases;
using HealthNeeds.Dashboard.SiteLayout;
using HealthNeeds.Dashboard.Worker;
using HealthNeeds.Store;
using HealthNeeds.Store.Releases;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.AspNetCore.ResponseCompression;

namespace HealthNeeds.Dashboard.Hosting;

/// <summary>The pages: services, middleware and routes.</summary>
internal static class DashboardExtensions
{
    public static IServiceCollection AddDashboard(this IServiceCollection services)
    {
        services.AddRazorComponents();
        services.AddReleaseStore().AddSingleton<ReleaseMemory>().AddSingleton<RegionSetting>().AddScoped<ReleaseReading>();
        services.AddSingleton<SiteAddress>().AddSingleton<AssetLinks>().AddSingleton<EnglandOutlines>().AddSingleton<BoundaryCache>().AddSingleton<StepMaps>().AddSingleton<ProgressReader>();
        services.AddFindNeed().AddAreas().AddAssets().AddTools().AddBriefings().AddDataPages();
        services.AddSingleton<RequestsUnderWay>().AddSingleton<ReleaseWarmUp>().AddHostedService(s => s.GetRequiredService<ReleaseWarmUp>());
        services.AddProblemDetails();
        services.AddOptions<ViewTurnOptions>().BindConfiguration(ViewTurnOptions.Section).ValidateAnnotations(ViewTurnOptions.Section).ValidateOnStart();
        services.AddSingleton<ViewCounts>().AddSingleton<ViewTurns>();
        services.AddGuards();
        services.AddSingleton<PageStamp>().AddSingleton<PageCache>().AddOutputCache();
        services.AddOptions<OutputCacheOptions>().Configure<PageCache>((options, pages) =>
        {
            options.UseCaseSensitivePaths = true;
            options.AddPolicy(PageCache.Policy, pages);
        });
        services.AddWorkerSupervision();
        services.Configure<BrotliCompressionProviderOptions>(options => options.Level = CompressionLevel.Optimal);
        // How long a compressed page is tells whether what a request brought is in it already. Pages hold nothing of one reader's, so over TLS that gives nothing away; the one that does is left out below.
        return services.AddResponseCompression(options => options.EnableForHttps = true);
    }

    public static WebApplication UseDashboard(this WebApplication app)
    {
        using (var release = app.Services.GetRequiredService<ReleaseStore>().TryLease())
            app.Services.GetRequiredService<RegionSetting>().Check(release);
        var requests = app.Services.GetRequiredService<RequestsUnderWay>();
        app.Use(next => http => requests.AnswerAsync(http, next));
        // The cache stands outside the compression, so it keeps compressed bytes; and inside of what asks who may see them.
        app.UseForwarding().UseSecurityHeaders().UseKeyOwners().UseGuards().UseAccess().UseOutputCache().UseWhen(IsTheSameForAll, kept => kept.UseResponseCompression());
        app.UseProblemPages();
        return app;
    }

    /// <summary>Pages for analysts hold the seal of a form, which is one reader's.</summary>
    private static bool IsTheSameForAll(HttpContext http) => http.GetEndpoint()?.Metadata.GetMetadata<AnalystsOnly>() is null;

    public static WebApplication MapDashboard(this WebApplication app)
    {
        app.MapStaticAssets();
        var pages = app.MapGroup(string.Empty).AddEndpointFilter<RouteGroupBuilder, PinFilter>().AddEndpointFilter<RouteGroupBuilder, RegionFilter>().AddEndpointFilter<RouteGroupBuilder, RefusalFilter>().AddEndpointFilter<RouteGroupBuilder, TurnFilter>();
        pages.MapDataPages();
        pages.MapPlaceChangesPage();
        var lasting = pages.MapGroup(string.Empty).CacheOutput(PageCache.Policy).AddEndpointFilter<RouteGroupBuilder, PageTag>();
        lasting.MapFindNeed();
        lasting.MapAreas();
        lasting.MapAssets();
        lasting.MapTools();
        lasting.MapBriefings();
        lasting.MapSearchPage();
        return app;
    }
}
