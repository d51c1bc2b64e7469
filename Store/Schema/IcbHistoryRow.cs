using HealthNeeds.Core.Areas;

namespace HealthNeeds.Store.Schema;

/// <summary>A row of <c>icb_history</c>, in a release or in a snapshot's file.</summary>
internal sealed record IcbHistoryRow(string Vintage, string Former, string FormerName, string Now, string NowName, int Lsoas, int FormerLsoas)
{
    public const string Columns = "vintage, former, former_name, now, now_name, lsoas::integer as lsoas, former_lsoas::integer as former_lsoas";

    public const string Order = "order by vintage, former, now";

    public static IcbHistory History(IReadOnlyList<IcbHistoryRow> rows) => new([.. rows.Select(r => r.ToOverlap())]);

    private IcbOverlap ToOverlap() => new(Vintage, new AreaCode(Former), FormerName, new AreaCode(Now), NowName, Lsoas, FormerLsoas);
}
