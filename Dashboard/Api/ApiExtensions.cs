using HealthNeeds.Dashboard.Api.Areas;
using HealthNeeds.Dashboard.Api.Assets;
using HealthNeeds.Dashboard.Api.Bundles;
using HealthNeeds.Dashboard.Api.Changes;
using HealthNeeds.Dashboard.Api.Compare;
using HealthNeeds.Dashboard.Api.Conditions;
using HealthNeeds.Dashboard.Api.Gaps;
using HealthNeeds.Dashboard.Api.Deprivation;
using HealthNeeds.Dashboard.Api.Draws;
using HealthNeeds.Dashboard.Api.Health;
using HealthNeeds.Dashboard.Api.HotSpots;
using HealthNeeds.Dashboard.Api.Indicators;
using HealthNeeds.Dashboard.Api.Inequality;
using HealthNeeds.Dashboard.Api.Models;
using HealthNeeds.Dashboard.Api.OpenApi;
using HealthNeeds.Dashboard.Api.Places;
using HealthNeeds.Dashboard.Api.Plans;
using HealthNeeds.Dashboard.Api.Power;
using HealthNeeds.Dashboard.Api.Problems;
using HealthNeeds.Dashboard.Api.Rankings;
using HealthNeeds.Dashboard.Api.Releases;
using HealthNeeds.Dashboard.Api.Research;
using HealthNeeds.Dashboard.Api.Runs;
using HealthNeeds.Dashboard.Api.Scenarios;
using HealthNeeds.Dashboard.Api.Search;
using HealthNeeds.Dashboard.Api.Serving;
using HealthNeeds.Dashboard.Api.Sources;
using HealthNeeds.Dashboard.Api.TestBeds;
using HealthNeeds.Store.Releases;
using HealthNeeds.Store.State;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace HealthNeeds.Dashboard.Api;

/// <summary>The JSON API, its downloads and health: services and routes. Expects the release store to be there.</summary>
internal static class ApiExtensions
{
    public const string Root = "/api/v1";

    private static readonly string[] Compressed = ["application/csvm+json", "application/geo+json", "application/problem+json", "text/csv"];

    public static IServiceCollection AddApi(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(s => new RunLog(ReleasesDirectory(s)));
        services.TryAddSingleton(s => new RunProgressFile(ReleasesDirectory(s)));
        services.AddSingleton<NoReleaseAnswer>();
        services.AddSingleton<ReleaseGate>();
        services.ConfigureHttpJsonOptions(json => json.SerializerOptions.TypeInfoResolverChain.Insert(0, ApiJson.Answers));
        services.Configure<ResponseCompressionOptions>(options => options.MimeTypes = [.. ResponseCompressionDefaults.MimeTypes, .. Compressed]);
        return services.AddApiDocument();
    }

    public static WebApplication MapApi(this WebApplication app)
    {
        app.UseApiProblems();
        app.MapOpenApi("/openapi/v1.json");
        app.MapHealth();
        var api = app.MapGroup(Root);
        api.MapReleases();
        api.MapRegions();
        api.MapChanges();
        api.MapSourceStatuses();
        api.MapAreas();
        api.MapSearch();
        api.MapCompare();
        api.MapSimilar();
        api.MapPlaceLists();
        api.MapPlaceChanges();
        api.MapRankings();
        api.MapConditions();
        api.MapScenario();
        api.MapPlan();
        api.MapPower();
        api.MapTestBeds();
        api.MapIndicators();
        api.MapInequality();
        api.MapHotSpots();
        api.MapDraws();
        api.MapDeprivation();
        api.MapBreakdowns();
        api.MapAssets();
        api.MapMatches();
        api.MapGaps();
        api.MapResearch();
        api.MapResearchBalance();
        api.MapModels();
        api.MapBundle();
        api.MapRuns();
        api.MapProblems();
        return app;
    }

    private static string ReleasesDirectory(IServiceProvider services) => services.GetRequiredService<IOptions<ReleaseOptions>>().Value.Directory;
}
