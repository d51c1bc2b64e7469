using HealthNeeds.Core.Areas;
using HealthNeeds.Store.DuckDb;
using HealthNeeds.Store.Schema;

namespace HealthNeeds.Store.Staging;

/// <summary>What became of the ICBs of each vintage, on its way into a release.</summary>
/// <param name="session">Of the writer whose release it goes to.</param>
internal sealed class StagedIcbs(Session session)
{
    /// <summary>From icb-history.parquet, whose columns are those of the release's own table; returns how many rows.</summary>
    public int Load(string path, CancellationToken token = default) =>
        session.Execute($"insert into icb_history by name select {IcbHistorySql.Columns} from read_parquet($path)", [("path", path)], token);

    public IcbHistory Read(CancellationToken token = default) =>
        new(session.Query<IcbOverlap>($"select {IcbHistorySql.Overlaps} from icb_history {IcbHistorySql.Order}", [], token));
}
