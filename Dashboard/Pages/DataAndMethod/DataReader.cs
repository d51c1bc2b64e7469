using HealthNeeds.Core.Regions;
using HealthNeeds.Core.Runs;
using HealthNeeds.Dashboard.Pages.DataAndMethod.Sources;
using HealthNeeds.Dashboard.Releases;
using HealthNeeds.Dashboard.Worker;
using HealthNeeds.Store.Releases;
using HealthNeeds.Store.Schema;
using HealthNeeds.Store.State;
using Microsoft.Extensions.Options;

namespace HealthNeeds.Dashboard.Pages.DataAndMethod;

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
            reading.NewestPeriods.Count,
            reading.Sources,
            sources,
            Periods(),
            running.Of(sources, reading.Info),
            reading.Lease.Models.Models(),
            reading.Lease.Models.Metrics(),
            reading.Lease.Models.Gates(),
            new RunLog(options.Value.Directory).List(RunsShown),
            catalogue.List());
    }

    private Dictionary<string, HeldPeriods> Periods() => reading.RememberForAll("source-periods", () => reading.Indicators
        .Where(i => reading.NewestPeriods.ContainsKey(i.Id.Value))
        .GroupBy(i => i.Source, i => reading.NewestPeriods[i.Id.Value], StringComparer.Ordinal)
        .ToDictionary(g => g.Key, g => new HeldPeriods(g.Min(), g.Max()), StringComparer.Ordinal));
}

/// <summary>What the current release is, what went into it, and how well its models did.</summary>
/// <param name="Periods">By source, the oldest and the newest of the periods that its indicators are shown by, each its newest; without sources that have no figures.</param>
/// <param name="Indicators">All of the catalogue; some may have no figures yet.</param>
public sealed record DataView(
    ReleaseInfo Release,
    string RegionName,
    IReadOnlyDictionary<AreaLevel, int> Areas,
    int Indicators,
    int IndicatorsWithFigures,
    IReadOnlyList<SourceCount> Sources,
    IReadOnlyList<FreshnessView> Freshness,
    IReadOnlyDictionary<string, HeldPeriods> Periods,
    RunningView Running,
    IReadOnlyList<ModelCard> Models,
    IReadOnlyList<ModelMetric> Metrics,
    IReadOnlyList<ModelGate> Gates,
    IReadOnlyList<RunRecord> Runs,
    IReadOnlyList<ListedRelease> Releases);

/// <param name="Sources">Those of the release.</param>
/// <param name="WithOwnTerms">Indicators whose terms are not those of their source.</param>
public sealed record LicencesView(IReadOnlyList<FreshnessView> Sources, IReadOnlyList<Indicator> WithOwnTerms);

/// <summary>Every model of the release with what it was measured by.</summary>
/// <param name="Measured">The periods of what all focus areas are ranked by, the oldest first.</param>
public sealed record ModelsView(
    Region Region,
    IReadOnlyList<ModelCard> Models,
    IReadOnlyList<ModelMetric> Metrics,
    IReadOnlyList<ModelGate> Gates,
    IReadOnlyList<Sensitivity> Sensitivities,
    IReadOnlyDictionary<string, string> IndicatorNames,
    IReadOnlyDictionary<string, string> FocusNames,
    IReadOnlyDictionary<string, string> IcbNames,
    IReadOnlyList<Period> Measured);
