using HealthNeeds.Store.DuckDb;

namespace HealthNeeds.Store.Queries;

/// <summary>Which acute trusts serve a neighbourhood. Empty where OHID's catchments never came live.</summary>
public sealed class CatchmentQueries
{
    private readonly Database database;

    internal CatchmentQueries(Database database) => this.database = database;

    /// <summary>The source the release's catchments came from; null where they never came.</summary>
    public string? Source(CancellationToken token = default) =>
        database.Query<string>("select source from trust_catchment limit 1", [], token).FirstOrDefault();

    /// <summary>The shares of one MSOA's patients, largest first; those of fewer than 8 patients, which have no number, last.</summary>
    public IReadOnlyList<TrustShare> Of(AreaCode msoa, CancellationToken token = default) =>
        database.Query<TrustShare>(
            "select msoa, trust, trust_name, admission, period, patients, share from trust_catchment where msoa = $msoa order by admission, share desc nulls last, trust",
            [("msoa", msoa.Value)],
            token);
}
