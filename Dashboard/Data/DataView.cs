using HealthNeeds.Core.Areas;
using HealthNeeds.Core.Models;
using HealthNeeds.Core.Runs;
using HealthNeeds.Dashboard.Data.Running;
using HealthNeeds.Dashboard.Data.Sources;
using HealthNeeds.Store.Queries;
using HealthNeeds.Store.Releases;

namespace HealthNeeds.Dashboard.Data;

/// <summary>What the current release is, what went into it, and how well its models did.</summary>
/// <param name="Indicators">All of the catalogue; some may have no figures yet.</param>
public sealed record DataView(
    ReleaseInfo Release,
    string RegionName,
    IReadOnlyDictionary<AreaLevel, int> Areas,
    int Indicators,
    int IndicatorsWithFigures,
    IReadOnlyList<SourceCount> Sources,
    IReadOnlyList<SourceFreshness> Freshness,
    RunningView Running,
    IReadOnlyList<ModelCard> Models,
    IReadOnlyList<ModelMetric> Metrics,
    IReadOnlyList<ModelGate> Gates,
    IReadOnlyList<RunRecord> Runs,
    IReadOnlyList<ListedRelease> Releases);
