using System.Globalization;
using DuckDB.NET.Data;

namespace HealthNeeds.Store.Snapshots;

/// <summary>
/// Rows on their way into one Parquet file. The same rows give the same bytes: one thread writes, in the order of the sort
/// columns, which should be a key. Add the values of a row from left to right, then end it.
/// </summary>
internal sealed class ParquetTable : IDisposable
{
    private readonly DuckDBConnection connection = new("DataSource=:memory:");
    private readonly IReadOnlyList<ParquetColumn> columns;
    private readonly DuckDBAppender appender;
    private IDuckDBAppenderRow? row;
    private bool closed;

    public ParquetTable(params IReadOnlyList<ParquetColumn> columns)
    {
        this.columns = columns;
        connection.Open();
        Execute("set threads = 1; set autoinstall_known_extensions = false; set autoload_known_extensions = false;");
        Execute($"create table rows ({string.Join(", ", columns.Select(c => $"{Name(c.Name)} {SqlType(c.Type)}"))})");
        appender = connection.CreateAppender("rows");
    }

    public long Rows { get; private set; }

    public ParquetTable Add(string? value)
    {
        row ??= appender.CreateRow();
        row.AppendValue(value);
        return this;
    }

    public ParquetTable Add(int? value)
    {
        row ??= appender.CreateRow();
        row.AppendValue(value);
        return this;
    }

    public ParquetTable Add(double? value)
    {
        row ??= appender.CreateRow();
        row.AppendValue(value);
        return this;
    }

    public void EndRow()
    {
        (row ?? throw new InvalidOperationException("The row has no values.")).EndRow();
        row = null;
        Rows++;
    }

    /// <summary>Writes every row, compressed with zstd. No row can be added afterwards.</summary>
    /// <param name="orderBy">Columns that put the rows in one order only.</param>
    public void WriteTo(string path, IReadOnlyList<string> orderBy, int rowGroupSize = 122_880)
    {
        if (!closed)
            appender.Close();
        closed = true;
        Execute($"""
            copy (select * from rows order by {string.Join(", ", orderBy.Select(Name))})
            to '{path.Replace("'", "''", StringComparison.Ordinal)}'
            (format parquet, parquet_version v2, compression zstd, compression_level 19, row_group_size {rowGroupSize.ToString(CultureInfo.InvariantCulture)})
            """);
    }

    public void Dispose()
    {
        if (!closed)
            appender.Close();
        closed = true;
        connection.Dispose();
    }

    private static string Name(string column) => $"\"{column.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static string SqlType(ParquetType type) => type switch
    {
        ParquetType.Text => "varchar",
        ParquetType.Whole => "integer",
        ParquetType.Number => "double",
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "Not a column type."),
    };

    /// <summary>Names and paths cannot be parameters in this SQL; both are quoted above and come from this product's own code.</summary>
    private void Execute(string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
