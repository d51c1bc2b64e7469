using HealthNeeds.Store.DuckDb;

namespace HealthNeeds.Store.Snapshots;

/// <summary>trust-catchments.parquet: one row a neighbourhood, trust and kind of admission. Patients and share are both there, or neither.</summary>
internal static class CatchmentFile
{
    /// <returns>How many rows were written.</returns>
    public static long Write(string path, IEnumerable<TrustShare> shares)
    {
        using var table = new ParquetTable(
            new("msoa", ParquetType.Text), new("trust", ParquetType.Text), new("trust_name", ParquetType.Text), new("admission", ParquetType.Text), new("period", ParquetType.Text), new("patients", ParquetType.Whole), new("share", ParquetType.Number));
        foreach (var s in shares)
            table.Add(s.Msoa.Value).Add(s.Trust).Add(s.TrustName).Add(s.Admission.Id()).Add(s.Period.ToString()).Add(s.Patients).Add(s.Share).EndRow();
        table.WriteTo(path, ["msoa", "admission", "trust"]);
        return table.Rows;
    }

    /// <summary>By neighbourhood, admission and trust.</summary>
    public static IReadOnlyList<TrustShare> Read(string path)
    {
        using var session = Session.OpenInMemory(EngineLimits.Reader);
        return session.Query<TrustShare>("select msoa, trust, trust_name, admission, period, patients, share from read_parquet($path) order by msoa, admission, trust", [("path", path)]);
    }
}
