using HealthNeeds.Store.DuckDb;

namespace HealthNeeds.Store.Queries;

internal static class AreaRows
{
    /// <summary>Rows that end in <see cref="AreaRow.Columns"/>.</summary>
    public static List<(T Row, AreaRow Area)> QueryWithArea<T>(this Database database, string sql, ReadOnlySpan<(string Name, object? Value)> args, CancellationToken token) =>
        database.Query<T, AreaRow>(sql, args, "code", token);
}
