using HealthNeeds.Store.DuckDb;

namespace HealthNeeds.Store.Schema;

/// <summary>What became of the ICBs of each vintage: the table <c>icb_history</c> of a release, or a snapshot's file with the same columns.</summary>
internal static class IcbHistoryTable
{
    private const string Columns = "vintage, former, former_name, now, now_name, lsoas::integer as lsoas, former_lsoas::integer as";

    /// <summary>From icb-history.parquet into the release being written; returns how many rows.</summary>
    public static int Load(Session session, string path, CancellationToken token = default) =>
        session.Execute($"insert into icb_history by name select {Columns} former_lsoas from read_parquet($path)", [("path", path)], token);

    public static IcbHistory Read(Session session, CancellationToken token = default) => Read(session, "icb_history", [], token);

    public static IcbHistory ReadFile(Session session, string path) => Read(session, "read_parquet($path)", [("path", path)], CancellationToken.None);

    private static IcbHistory Read(Session session, string rows, ReadOnlySpan<(string Name, object? Value)> args, CancellationToken token) =>
        new(session.Query<IcbOverlap>($"select {Columns} \"of\" from {rows} order by vintage, former, now", args, token));
}
