using HealthNeeds.Core.Catalogue;
using HealthNeeds.Core.Runs;
using HealthNeeds.Ingest.Publishers;
using HealthNeeds.Store.Snapshots;

namespace HealthNeeds.Ingest.Live.Drift;

/// <summary>What drift rules look at.</summary>
/// <param name="Before">The figures that serve; null where none came live yet: rules that compare then say nothing.</param>
/// <param name="Rejections">The first of the rows that reading rejected.</param>
/// <param name="AreaRows">Rows of the figures by level and area.</param>
internal sealed record DriftFacts(
    Receipt? Before,
    Receipt Now,
    IReadOnlyList<Rejection> Rejections,
    IReadOnlyList<AreaRows> AreaRows,
    KnownAreas Known,
    IndicatorCatalogue Catalogue)
{
    /// <summary>How many rows and figures broke each rule; many more than are listed, it may be.</summary>
    public IReadOnlyDictionary<string, long> Broken { get; init; } = Rejections.GroupBy(r => r.Rule, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.LongCount(), StringComparer.Ordinal);

    public AreasMet? AreasMet { get; init; }

    public CareMet? Care { get; init; }

    /// <summary>Organisations of the directory that serves; none for sources of figures.</summary>
    public IReadOnlyList<ListedOrganisation> OrganisationsBefore { get; init; } = [];

    public IReadOnlyList<ListedOrganisation> Organisations { get; init; } = [];

    /// <summary>Tables that came before and now.</summary>
    public IEnumerable<(TableShape Before, TableShape Now)> SameTables =>
        Before is null ? [] : Before.Shapes.Join(Now.Shapes, b => b.Table, n => n.Table, (before, now) => (before, now), StringComparer.Ordinal);
}
