using HealthNeeds.Dashboard.Data.Running;
using HealthNeeds.Dashboard.Data.Sources;
using HealthNeeds.Dashboard.Releases;
using HealthNeeds.Store.Releases;
using HealthNeeds.Store.Runs;
using Microsoft.Extensions.Options;

namespace HealthNeeds.Dashboard.Data;

/// <summary>Makes the view of the data page. Runs are read afresh: they go on while a release is served.</summary>
internal sealed class DataReader(ReleaseReading reading, ReleaseCatalogue catalogue, FreshnessReader freshness, RunningReader running, IOptions<ReleaseOptions> options)
{
    private const int RunsShown = 12;

    public DataView Read()
    {
        var manifest = reading.Lease.Manifest;
        var sources = freshness.List(reading.Sources);
        return new DataView(
            manifest.Release,
            reading.Region.Name,
            manifest.AreaCounts(),
            reading.Indicators.Count,
            reading.WithFigures.Count,
            reading.Sources,
            sources,
            running.Of(sources),
            reading.Lease.Models.Models(),
            reading.Lease.Models.Metrics(),
            reading.Lease.Models.Gates(),
            new RunLog(options.Value.Directory).List(RunsShown),
            catalogue.List());
    }
}
