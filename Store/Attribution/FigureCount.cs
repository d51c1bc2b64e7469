namespace HealthNeeds.Store.Attribution;

/// <summary>What became of one source's rows.</summary>
internal sealed record FigureCount(string Source, long RowsIn, long RowsRejected)
{
    public long RowsKept => RowsIn - RowsRejected;
}
