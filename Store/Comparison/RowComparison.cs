using HealthNeeds.Store.DuckDb;

namespace HealthNeeds.Store.Comparison;

/// <summary>Whether two release files hold the same rows, table by table, to the last bit of every number; in any order.</summary>
internal static class RowComparison
{
    /// <summary>When a release was made, by which run, and after which other: the same figures made again say otherwise.</summary>
    private static readonly string[] NotCompared = ["release", "rank_move"];

    /// <returns>Each table by name, with its rows in the first file.</returns>
    public static IReadOnlyList<(string Table, long Rows, bool IsSame)> Compare(string one, string other, CancellationToken token)
    {
        using var session = Session.OpenInMemory(EngineLimits.Reader);
        foreach (var (name, file) in new[] { ("one", one), ("other", other) })
            session.Execute($"attach {SqlText.Quoted(file)} as {name} (read_only)", [], token);
        var tables = session.Query<string>("select distinct table_name from duckdb_tables() where database_name in ('one', 'other') order by 1", [], token);
        return [.. tables.Except(NotCompared, StringComparer.Ordinal).Select(t => Compare(session, t, token))];
    }

    private static (string Table, long Rows, bool IsSame) Compare(Session session, string table, CancellationToken token)
    {
        var (one, other) = (Sum(session, $"one.main.{table}", token), Sum(session, $"other.main.{table}", token));
        return (table, one.Rows, one == other);
    }

    /// <summary>How many rows there are, and the sum of their hashes.</summary>
    private static (long Rows, string Hashes) Sum(Session session, string table, CancellationToken token) =>
        (session.Scalar<long>($"select count(*) from {table}", [], token), session.Scalar<string>($"select coalesce(sum(hash(t)::hugeint), 0)::varchar from {table} t", [], token));
}
