using HealthNeeds.Core.Runs;
using HealthNeeds.Ingest.Geography;
using HealthNeeds.Ingest.SourceRecords;
using HealthNeeds.Store.Snapshots;

namespace HealthNeeds.Ingest.Checks;

/// <summary>What drift rules look at.</summary>
/// <param name="Before">The figures that serve; null where none came live yet: rules that compare then say nothing.</param>
/// <param name="Rejections">The first of the rows that reading rejected.</param>
/// <param name="AreaRows">Rows of the figures by level and area.</param>
internal sealed record PullFacts(
    Receipt? Before,
    Receipt Now,
    IReadOnlyList<Rejection> Rejections,
    IReadOnlyList<AreaRowCount> AreaRows,
    KnownAreas Known,
    IndicatorCatalogue Catalogue)
{
    /// <summary>How many rows and figures broke each rule; many more than are listed, it may be.</summary>
    public IReadOnlyDictionary<string, long> Broken { get; init; } = Rejections.GroupBy(r => r.Rule, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.LongCount(), StringComparer.Ordinal);

    public AreasFound? AreasFound { get; init; }

    /// <summary>Of indicators all of whose rows are breakdowns: the ages that were printed.</summary>
    public IReadOnlyDictionary<string, string> OtherAges { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Of indicators of which no row can be taken, in words: what their publisher says of them is not what the catalogue says.</summary>
    public IReadOnlyDictionary<string, string> Objections { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    public CareFound? Care { get; init; }

    /// <summary>Organisations of the directory that serves; none for sources of figures.</summary>
    public IReadOnlyList<ListedOrganisation> OrganisationsBefore { get; init; } = [];

    public IReadOnlyList<ListedOrganisation> Organisations { get; init; } = [];

    /// <summary>Tables that came before and now.</summary>
    public IEnumerable<(TableShape Before, TableShape Now)> SameTables =>
        Before is null ? [] : Before.Shapes.Join(Now.Shapes, b => b.Table, n => n.Table, (before, now) => (before, now), StringComparer.Ordinal);
}

/// <summary>What a reader that counts them met among area codes, rows kept and rejected.</summary>
/// <param name="Unknown">By level. Only newest periods: older ones may name authorities that were there then.</param>
/// <param name="Recoded">Rows by the code they came under, which is a newer one of an area the release has.</param>
internal sealed record AreasFound(IReadOnlyList<UnknownAreas> Unknown, IReadOnlyDictionary<string, long> Recoded)
{
    /// <summary>Indicators and periods with figures of MSOAs that only 2011 has and of others that only 2021 has.</summary>
    public IReadOnlyList<string> Mixed { get; init; } = [];
}

/// <summary>Of the rows of each indicator's newest period, those about areas that are none of its level and vintage.</summary>
/// <param name="Rows">All of them.</param>
/// <param name="Unknown">Those that name another year's area, or none that is known.</param>
/// <param name="Examples">A few of the codes.</param>
internal sealed record UnknownAreas(AreaLevel Level, long Rows, long Unknown, IReadOnlyList<string> Examples);

/// <summary>What a reader of care by practice met, and what it missed.</summary>
/// <param name="Unknown">Codes that are of no known measure, and their rows.</param>
/// <param name="Lost">Measures of which no code came.</param>
/// <param name="LostRegisters">Registers without a row, with their codes.</param>
/// <param name="Practices">How many practices have registers.</param>
/// <param name="WithoutCare">Those of them that no table of achievements names, in order.</param>
/// <param name="Tables">The tables of achievements that came.</param>
internal sealed record CareFound(
    IReadOnlyDictionary<string, long> Unknown,
    IReadOnlyList<CareMeasure> Lost,
    IReadOnlyList<string> LostRegisters,
    int Practices,
    IReadOnlyList<string> WithoutCare,
    IReadOnlyList<string> Tables)
{
    /// <summary>The region of each practice, where the publisher's look-up says.</summary>
    public IReadOnlyDictionary<string, string> Regions { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);
}
