using HealthNeeds.Store.DuckDb;

namespace HealthNeeds.Ingest.Tests.Publishers;

/// <summary>What two Parquet files have and the other has not.</summary>
internal static class ParquetDifference
{
    /// <param name="but">Columns that are not compared.</param>
    /// <returns>Rows that only the first file has, and rows that only the second has.</returns>
    public static (long First, long Second) Of(string first, string second, params IReadOnlyList<string> but)
    {
        using var engine = Session.OpenInMemory(EngineLimits.Reader);
        long Only(string here, string there) => engine.Scalar<long>(
            $"""
            select count(*) from (
                select * exclude ({string.Join(", ", but)}) from read_parquet($here)
                except all select * exclude ({string.Join(", ", but)}) from read_parquet($there))
            """,
            [("here", here), ("there", there)]);
        return (Only(first, second), Only(second, first));
    }
}
