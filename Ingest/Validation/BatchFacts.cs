using HealthNeeds.Core.Areas;
using HealthNeeds.Core.Indicators;
using HealthNeeds.Ingest.Sources;
using HealthNeeds.Store.Attribution;

namespace HealthNeeds.Ingest.Validation;

/// <summary>What batch rules look at.</summary>
/// <param name="Batches">One per indicator, period and sex that came.</param>
/// <param name="Previous">Those of the current release; empty before the first.</param>
/// <param name="Counts">Per source, figures that came and figures that a row rule set aside.</param>
/// <param name="Areas">The areas of the release to be.</param>
internal sealed record BatchFacts(
    IReadOnlyList<FigureBatch> Batches,
    IReadOnlyList<FigureBatch> Previous,
    IReadOnlyList<FigureCount> Counts,
    IReadOnlyList<FetchedFile> Files,
    IReadOnlyList<Area> Areas,
    IReadOnlyList<Indicator> Indicators)
{
    /// <summary>Ids of sources of which no figures are bundled: until one has answered, nothing is missing.</summary>
    public IReadOnlySet<string> LiveOnly { get; init; } = new HashSet<string>(StringComparer.Ordinal);
}
