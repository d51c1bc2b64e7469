using HealthNeeds.Core.Areas;
using HealthNeeds.Core.Text;
using HealthNeeds.Core.Time;
using HealthNeeds.Store.DuckDb;

namespace HealthNeeds.Store.Queries;

/// <summary>Which acute trusts serve a neighbourhood. Empty where OHID's catchments never came live.</summary>
public sealed class CatchmentQueries
{
    private readonly Database database;

    internal CatchmentQueries(Database database) => this.database = database;

    /// <summary>The source the release's catchments came from; null where they never came.</summary>
    public string? Source(CancellationToken token = default) =>
        database.Query<SourceRow>("select source from trust_catchment limit 1", [], token).Select(s => s.Source).FirstOrDefault();

    /// <summary>The shares of one MSOA's patients, largest first; those of fewer than 8 patients, which have no number, last.</summary>
    public IReadOnlyList<TrustShare> Of(AreaCode msoa, CancellationToken token = default) =>
        database.Query<ShareRow>(
            "select trust, trust_name, admission, period, patients, share from trust_catchment where msoa = $msoa order by admission, share desc nulls last, trust",
            [("msoa", msoa.Value)],
            token).ConvertAll(r => new TrustShare(msoa, r.Trust, r.TrustName, EnumWords.Parse<AdmissionKind>(r.Admission), Period.Parse(r.Period), r.Patients, r.Share));

    private sealed record SourceRow(string Source);

    private sealed record ShareRow(string Trust, string TrustName, string Admission, string Period, int? Patients, double? Share);
}
