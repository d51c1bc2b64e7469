using HealthNeeds.Dashboard.Pages.DataAndMethod.Changes;
using HealthNeeds.Dashboard.Pages.DataAndMethod.Downloads;
using HealthNeeds.Dashboard.Pages.DataAndMethod.Feed;
using HealthNeeds.Dashboard.Pages.DataAndMethod.Guides;
using HealthNeeds.Dashboard.Pages.DataAndMethod.Indicators;
using HealthNeeds.Dashboard.Pages.DataAndMethod.Models;
using HealthNeeds.Dashboard.Pages.DataAndMethod.Runs;
using HealthNeeds.Dashboard.Pages.DataAndMethod.Sources;
using HealthNeeds.Dashboard.Problems;
using HealthNeeds.Dashboard.Releases;
using HealthNeeds.Dashboard.SiteLayout;
using HealthNeeds.Dashboard.Worker;
using HealthNeeds.Store.Releases;
using HealthNeeds.Store.State;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace HealthNeeds.Dashboard.Pages.DataAndMethod;

internal static class DataEndpoint
{
    public static IServiceCollection AddDataPages(this IServiceCollection services) =>
        services.AddSingleton<FreshnessReader>().AddSingleton<ReplicaReader>().AddSingleton<RunningReader>().AddSingleton<DiskRoom>().AddSingleton<RejectionReader>().AddScoped<DataReader>().AddScoped<SourcePageReader>().AddSingleton<ReleaseComparisons>().AddScoped<ChangesRequest>().AddScoped<ChangesReader>().AddScoped<IndicatorReader>().AddScoped<IndicatorMap>().AddSingleton<ReferenceReader>().AddSingleton<FeedIdentityReader>();

    public static void MapDataPages(this IEndpointRouteBuilder app)
    {
        app.MapPage("/data", (DataReader reader) => PageAnswer.Of<DataPage>(reader.Read()));
        app.MapPage("/data/running", (RunningReader reader) => PageAnswer.Of<RunningNow>(reader.Read()));
        app.MapPage("/data/changes", (HttpRequest request, ChangesRequest asked, ChangesReader reader) => Changes(pair: null, request, asked, reader));
        app.MapPage("/data/changes/{pair}", (string pair, HttpRequest request, ChangesRequest asked, ChangesReader reader) => Changes(pair, request, asked, reader));
        app.MapMethods("/releases.atom", [HttpMethods.Get, HttpMethods.Head], (HttpRequest request, FeedIdentityReader places, ReleaseCatalogue catalogue) => Releases(catalogue, places.Of(request)));
        app.MapEmbeddable("/data/models", (ReleaseReading reading) => PageAnswer.Of<ModelsPage>(Models(reading)));
        app.MapPage("/data/runs/{id}", (string id, RejectionReader rejections, IOptions<ReleaseOptions> options) => PageAnswer.Of<RunPage>(Run(id, rejections, new RunLog(options.Value.Directory))));
        app.MapEmbeddable("/data/sources/{id}", (string id, SourcePageReader reader) => PageAnswer.Of<SourcePage>(reader.Read(id)));
        app.MapPage("/data/indicators", (HttpRequest request, IndicatorReader reader) => PageAnswer.Of<IndicatorListPage>(reader.List(request.Query["q"])));
        app.MapEmbeddable("/data/indicators/{id}", (string id, HttpRequest request, IndicatorReader reader) => PageAnswer.Of<IndicatorPage>(reader.Read(id, request.Query, request.HttpContext.RequestAborted)));
        app.MapPage(ColumnsView.Page, (HttpRequest request) => PageAnswer.Of<ColumnsPage>(ColumnsView.Of(request.Query)));
        app.MapPage("/data/api", (ReleaseReading reading) => PageAnswer.Of<ApiGuidePage>(new ApiGuideView(reading.Region.Name, reading.Lease.Info.Id, reading.Lease.Manifest.AreaCounts(), ApiExample.All)));
        app.MapPage("/api/reference", async (HttpRequest request, ReleaseReading reading, ReferenceReader reader) => PageAnswer.Of<ReferencePage>(await reader.Read(reading.Newest?.Id, request.HttpContext.RequestAborted)));
        app.MapPage("/data/licences", (ReleaseReading reading, FreshnessReader freshness) => PageAnswer.Of<LicencesPage>(new LicencesView([.. freshness.List(reading.Sources).Where(s => s.Source is not null)], [.. reading.Indicators.Where(i => i.Licence is not null)])));
        app.MapPage("/data/how-to-read", () => PageAnswer.Of<HowToReadPage>(string.Empty));
        app.MapPage("/data/accessibility", () => PageAnswer.Of<AccessibilityPage>(string.Empty));
    }

    private static FeedAnswer Releases(ReleaseCatalogue catalogue, FeedIdentity place)
    {
        var (kept, since) = catalogue.ListSince();
        return new FeedAnswer(ReleaseFeed.Of(kept, since, place), ReleaseFeed.Updated(kept, since));
    }

    private static RazorComponentResult<ChangesPage> Changes(string? pair, HttpRequest request, ChangesRequest asked, ChangesReader reader) =>
        PageAnswer.Of<ChangesPage>(reader.Read(asked.Read(pair, request.Query), request.HttpContext.RequestAborted));

    private static ModelsView Models(ReleaseReading reading) => reading.Remember("models", () => new ModelsView(
        reading.Region,
        reading.Lease.Models.Models(),
        reading.Lease.Models.Metrics(),
        reading.Lease.Models.Gates(),
        reading.Lease.Models.Sensitivities(),
        reading.Indicators.ToDictionary(i => i.Id.Value, i => i.Name, StringComparer.Ordinal),
        reading.FocusAreas.ToDictionary(f => f.Id, f => f.ShortName, StringComparer.Ordinal).Append(new(FocusArea.Overall, "All focus areas")).ToDictionary(),
        reading.Lease.Areas.List(AreaLevel.Icb, AreaCode.England).ToDictionary(a => a.Code.Value, a => a.Name, StringComparer.Ordinal),
        reading.Grounds(FocusArea.Overall).Measured));

    private static RunView Run(string id, RejectionReader rejections, RunLog log) => log.Find(id) is { } run
        ? RunView.Of(run, log, rejections)
        : throw new RefusedRequestException(Problem.NotFound("There is no record of such a run.", new NextStep("/data#runs", "See the run history")));
}
