namespace HealthNeeds.Store.Schema;

/// <summary>Columns of <c>icb_history</c>, in a release or in a snapshot's file.</summary>
internal static class IcbHistorySql
{
    public const string Columns = "vintage, former, former_name, now, now_name, lsoas::integer as lsoas, former_lsoas::integer as former_lsoas";

    /// <summary>The same as an <see cref="HealthNeeds.Core.Areas.IcbOverlap"/>.</summary>
    public const string Overlaps = "vintage, former, former_name, now, now_name, lsoas::integer as lsoas, former_lsoas::integer as \"of\"";

    public const string Order = "order by vintage, former, now";
}
