using HealthNeeds.Store.DuckDb;

namespace HealthNeeds.Store.Comparison;

/// <summary>Whether two release files hold the same rows, table by table, to the last bit of every number; in any order.</summary>
internal static class RowComparison
{
    /// <summary>When a release was made, by which run, and after which other: the same figures made again say otherwise.</summary>
    private static readonly string[] NotCompared = ["release", "rank_move"];

    /// <returns>Each table by name, with its rows in the first file. One that only one of them has, as of another schema, is not the same.</returns>
    public static IReadOnlyList<(string Table, long Rows, bool IsSame)> Compare(string one, string other, CancellationToken token)
    {
        using var session = Session.OpenInMemory(EngineLimits.Reader);
        foreach (var (name, file) in new[] { ("one", one), ("other", other) })
            session.Execute($"attach {SqlText.Quoted(file)} as {name} (read_only)", [], token);
        var (tables, others) = (Tables(session, "one", token), Tables(session, "other", token));
        return [.. tables.Union(others, StringComparer.Ordinal).Except(NotCompared, StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(Compared)];

        (string Table, long Rows, bool IsSame) Compared(string table)
        {
            var found = tables.Contains(table) ? Sum(session, $"one.main.{table}", token) : default;
            return (table, found.Rows, tables.Contains(table) && others.Contains(table) && found == Sum(session, $"other.main.{table}", token));
        }
    }

    private static HashSet<string> Tables(Session session, string file, CancellationToken token) =>
        session.Query<string>("select table_name from duckdb_tables() where database_name = $file", [("file", file)], token).ToHashSet(StringComparer.Ordinal);

    private static (long Rows, string Hashes) Sum(Session session, string table, CancellationToken token) =>
        (session.Scalar<long>($"select count(*) from {table}", [], token), session.Scalar<string>($"select coalesce(sum(hash(t)::hugeint), 0)::varchar from {table} t", [], token));
}
