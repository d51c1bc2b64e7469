using HealthNeeds.Core.Areas;
using HealthNeeds.Core.Focus;
using HealthNeeds.Dashboard.Data.Changes;
using HealthNeeds.Dashboard.Data.Feed;
using HealthNeeds.Dashboard.Data.Guides;
using HealthNeeds.Dashboard.Data.Indicators;
using HealthNeeds.Dashboard.Data.Models;
using HealthNeeds.Dashboard.Data.Running;
using HealthNeeds.Dashboard.Data.Runs;
using HealthNeeds.Dashboard.Data.Sources;
using HealthNeeds.Dashboard.Problems;
using HealthNeeds.Dashboard.Releases;
using HealthNeeds.Dashboard.Shell;
using HealthNeeds.Store.Releases;
using HealthNeeds.Store.Runs;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace HealthNeeds.Dashboard.Data;

internal static class DataEndpoint
{
    private const int RejectionsShown = 50;

    public static IServiceCollection AddDataPages(this IServiceCollection services) =>
        services.AddSingleton<FreshnessReader>().AddSingleton<RunningReader>().AddScoped<DataReader>().AddScoped<SourceReader>().AddSingleton<Comparisons>().AddScoped<ChangesRequest>().AddScoped<ChangesReader>().AddScoped<IndicatorReader>().AddSingleton<FeedPlaces>();

    public static void MapDataPages(this IEndpointRouteBuilder app)
    {
        app.MapPage("/data", (DataReader reader) => Page.Of<DataPage>(reader.Read()));
        app.MapPage("/data/running", (RunningReader reader) => Page.Of<RunningNow>(reader.Read()));
        app.MapPage("/data/changes", (HttpRequest request, ChangesRequest asked, ChangesReader reader) => Changes(pair: null, request, asked, reader));
        app.MapPage("/data/changes/{pair}", (string pair, HttpRequest request, ChangesRequest asked, ChangesReader reader) => Changes(pair, request, asked, reader));
        app.MapMethods("/releases.atom", [HttpMethods.Get, HttpMethods.Head], (HttpRequest request, FeedPlaces places, ReleaseCatalogue catalogue) => new FeedAnswer(catalogue.List(), places.Of(request)));
        app.MapPage("/data/models", (ReleaseReading reading) => Page.Of<ModelsPage>(Models(reading)));
        app.MapPage("/data/runs/{id}", (string id, IOptions<ReleaseOptions> options) => Page.Of<RunPage>(Run(id, new RunLog(options.Value.Directory))));
        app.MapPage("/data/sources/{id}", (string id, SourceReader reader) => Page.Of<SourcePage>(reader.Read(id)));
        app.MapPage("/data/indicators", (HttpRequest request, IndicatorReader reader) => Page.Of<IndicatorsPage>(reader.List(request.Query["q"])));
        app.MapPage("/data/indicators/{id}", (string id, IndicatorReader reader) => Page.Of<IndicatorPage>(reader.Read(id)));
        app.MapPage("/data/licences", (ReleaseReading reading) => Page.Of<LicencesPage>(new LicencesView([.. reading.Sources.Select(s => s.Source)], [.. reading.Indicators.Where(i => i.Licence is not null)])));
        app.MapPage("/data/how-to-read", () => Page.Of<HowToReadPage>(string.Empty));
        app.MapPage("/data/accessibility", () => Page.Of<AccessibilityPage>(string.Empty));
    }

    private static RazorComponentResult<ChangesPage> Changes(string? pair, HttpRequest request, ChangesRequest asked, ChangesReader reader) =>
        Page.Of<ChangesPage>(reader.Read(asked.Read(pair, request.Query), request.HttpContext.RequestAborted));

    private static ModelsView Models(ReleaseReading reading) => reading.Remember("models", () => new ModelsView(
        reading.Region,
        reading.Lease.Models.Models(),
        reading.Lease.Models.Metrics(),
        reading.Lease.Models.Gates(),
        reading.Lease.Models.Sensitivities(),
        reading.Indicators.ToDictionary(i => i.Id.Value, i => i.Name, StringComparer.Ordinal),
        reading.FocusAreas.ToDictionary(f => f.Id, f => f.ShortName, StringComparer.Ordinal).Append(new(FocusArea.Overall, "All focus areas")).ToDictionary(),
        reading.Lease.Areas.List(AreaLevel.Icb24, AreaCode.England).ToDictionary(a => a.Code.Value, a => a.Name, StringComparer.Ordinal)));

    private static RunView Run(string id, RunLog log) => log.Find(id) is { } run
        ? RunView.Of(run, log, RejectionsShown)
        : throw new RefusedPageException(Problem.NotFound("There is no record of such a run.", new NextStep("/data#runs", "See the run history")));
}
