using HealthNeeds.Store.Queries;

namespace HealthNeeds.Dashboard.Api.Releases;

/// <summary>A published data set, its terms, and what became of its rows.</summary>
internal sealed record SourceItem(
    string Id,
    string Publisher,
    string Title,
    string Address,
    string Licence,
    string LicenceAddress,
    string Attribution,
    string Period,
    string Cadence,
    long RowsIn,
    long RowsKept,
    long RowsRejected,
    string Sha256)
{
    public static SourceItem Of(SourceCount count) => new(
        count.Source.Id,
        count.Source.Publisher,
        count.Source.Title,
        count.Source.Address.ToString(),
        count.Source.Licence,
        count.Source.LicenceAddress.ToString(),
        count.Source.Attribution,
        count.Source.Period,
        count.Source.Cadence,
        count.RowsIn,
        count.RowsKept,
        count.RowsRejected,
        count.Sha256);
}
