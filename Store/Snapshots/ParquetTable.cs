using System.Globalization;
using HealthNeeds.Store.DuckDb;

namespace HealthNeeds.Store.Snapshots;

/// <summary>
/// Rows on their way into one Parquet file. The same rows give the same bytes: one thread writes, in the order of the sort
/// columns, which should be a key. Add the values of a row from left to right, then end it.
/// </summary>
internal sealed class ParquetTable : IDisposable
{
    private readonly Session session = Session.OpenInMemory(new EngineLimits(Threads: 1, MemoryMegabytes: 2000));
    private readonly BulkAppend rows;
    private bool closed;

    public ParquetTable(params IReadOnlyList<ParquetColumn> columns)
    {
        session.Execute($"create table rows ({string.Join(", ", columns.Select(c => $"{SqlText.Name(c.Name)} {SqlType(c.Type)}"))})");
        rows = session.Append("rows");
    }

    public long Rows { get; private set; }

    public ParquetTable Add(string? value)
    {
        rows.Add(value);
        return this;
    }

    public ParquetTable Add(int? value)
    {
        rows.Add(value);
        return this;
    }

    public ParquetTable Add(double? value)
    {
        rows.Add(value);
        return this;
    }

    public void EndRow()
    {
        rows.EndRow();
        Rows++;
    }

    /// <summary>Writes every row, compressed with zstd. No row can be added afterwards.</summary>
    /// <param name="orderBy">Columns that put the rows in one order only.</param>
    /// <param name="but">Columns that the file does not have.</param>
    public void WriteTo(string path, IReadOnlyList<string> orderBy, int rowGroupSize = 122_880, params IReadOnlyList<string> but)
    {
        if (!closed)
            rows.Commit();
        closed = true;
        session.Execute($"""
            copy (select *{(but.Count == 0 ? string.Empty : $" exclude ({string.Join(", ", but.Select(SqlText.Name))})")} from rows order by {string.Join(", ", orderBy.Select(SqlText.Name))})
            to {SqlText.Quoted(path)}
            (format parquet, parquet_version v2, compression zstd, compression_level 19, row_group_size {rowGroupSize.ToString(CultureInfo.InvariantCulture)})
            """);
    }

    public void Dispose()
    {
        rows.Dispose();
        session.Dispose();
    }

    private static string SqlType(ParquetType type) => type switch
    {
        ParquetType.Text => "varchar",
        ParquetType.Whole => "integer",
        ParquetType.Number => "double",
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "Not a column type."),
    };
}

/// <summary>A column of a Parquet file; every column may hold nulls.</summary>
internal sealed record ParquetColumn(string Name, ParquetType Type);

internal enum ParquetType
{
    Text,
    Whole,
    Number,
}
