using HealthNeeds.Store.DuckDb;
using HealthNeeds.Store.Schema;

namespace HealthNeeds.Store.Queries;

/// <summary>What a release is made of.</summary>
public sealed class ManifestQueries
{
    private readonly Database database;

    internal ManifestQueries(Database database, ReleaseInfo release)
    {
        this.database = database;
        Release = release;
    }

    public ReleaseInfo Release { get; }

    public IReadOnlyList<SourceCount> Sources(CancellationToken token = default) =>
        database.Query<SourceRow>(
            "select id, publisher, title, address, licence, licence_address, attribution, period, cadence, rows_in, rows_kept, rows_rejected, sha256, supply from source order by publisher, title, id",
            [],
            token).ConvertAll(r => r.ToCount());

    public IReadOnlyList<FocusArea> FocusAreas(CancellationToken token = default) =>
        database.Query<FocusArea>("select id, name, short_name, question, weight from focus_area order by position", [], token);

    /// <summary>How many areas of each level the release holds.</summary>
    public IReadOnlyDictionary<AreaLevel, int> AreaCounts(CancellationToken token = default) =>
        database.Query<(AreaLevel Level, int Areas)>("select level, count(*)::integer as areas from area group by level", [], token).ToDictionary(r => r.Level, r => r.Areas);

    private sealed record SourceRow(
        string Id, string Publisher, string Title, string Address, string Licence, string LicenceAddress, string Attribution, string Period, string Cadence, long RowsIn, long RowsKept, long RowsRejected, string Sha256, string Supply)
    {
        public SourceCount ToCount() => new(
            new Source(Id, Publisher, Title, new Uri(Address), Licence, new Uri(LicenceAddress), Attribution, Period, Cadence, EnumWords.Parse<FigureSupply>(Supply)),
            RowsIn,
            RowsKept,
            RowsRejected,
            Sha256);
    }
}
