namespace HealthNeeds.Core.Runs;

/// <summary>One source's part in a run. Every row that came in was kept or rejected.</summary>
public sealed record SourceCounts
{
    public SourceCounts(string source, SourceState state, long rowsIn, long rowsKept, long rowsRejected, string sha256, string? detail = null)
    {
        if (rowsKept < 0 || rowsRejected < 0 || rowsIn != rowsKept + rowsRejected)
            throw new ArgumentException($"{source}: {rowsIn} rows came in, but {rowsKept} kept and {rowsRejected} rejected do not add up to them.");
        (Source, State, RowsIn, RowsKept, RowsRejected, Sha256, Detail) = (source, state, rowsIn, rowsKept, rowsRejected, sha256, detail);
    }

    /// <summary>Id of the <see cref="Sources.Source"/>.</summary>
    public string Source { get; }

    public SourceState State { get; }

    public long RowsIn { get; }

    public long RowsKept { get; }

    public long RowsRejected { get; }

    /// <summary>Hash of what came in, lower-case hexadecimal.</summary>
    public string Sha256 { get; }

    /// <summary>In words, where there is more to say than the state.</summary>
    public string? Detail { get; }
}
