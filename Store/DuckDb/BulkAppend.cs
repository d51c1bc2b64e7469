using DuckDB.NET.Data;

namespace HealthNeeds.Store.DuckDb;

/// <summary>
/// A bulk load inside a transaction: columns in the table's order, then <see cref="EndRow"/>. The engine writes what an
/// appender still holds when the appender is destroyed; the transaction is what makes a load without
/// <see cref="Commit"/> leave nothing behind.
/// </summary>
internal sealed class BulkAppend : IDisposable
{
    private readonly DuckDBTransaction transaction;
    private readonly DuckDBAppender appender;
    private IDuckDBAppenderRow? row;
    private bool closed;
    private bool committed;

    /// <param name="table">"table" or "database.table".</param>
    public BulkAppend(DuckDBConnection connection, string table)
    {
        transaction = connection.BeginTransaction();
        try
        {
            var parts = table.Split('.');
            appender = parts.Length == 1 ? connection.CreateAppender(table) : connection.CreateAppender(parts[0], "main", parts[1]);
        }
        catch
        {
            transaction.Dispose();
            throw;
        }
    }

    private IDuckDBAppenderRow Row => row ??= appender.CreateRow();

    public BulkAppend Add(string? value)
    {
        _ = value is null ? Row.AppendNullValue() : Row.AppendValue(value);
        return this;
    }

    public BulkAppend Add(double? value)
    {
        _ = Row.AppendValue(value);
        return this;
    }

    public BulkAppend Add(int? value)
    {
        _ = Row.AppendValue(value);
        return this;
    }

    public BulkAppend Add(long value)
    {
        _ = Row.AppendValue((long?)value);
        return this;
    }

    public BulkAppend Add(int value)
    {
        _ = Row.AppendValue((int?)value);
        return this;
    }

    public BulkAppend Add(bool value)
    {
        _ = Row.AppendValue((bool?)value);
        return this;
    }

    public BulkAppend Add(DateOnly value)
    {
        _ = Row.AppendValue((DateOnly?)value);
        return this;
    }

    public BulkAppend Add(DateOnly? value)
    {
        _ = Row.AppendValue(value);
        return this;
    }

    /// <summary>A list; the provider takes collections only, no sequences still to be made.</summary>
    public BulkAppend Add<T>(IReadOnlyCollection<T> values)
    {
        _ = Row.AppendValue(values);
        return this;
    }

    public void EndRow()
    {
        Row.EndRow();
        row = null;
    }

    public void Commit()
    {
        closed = true;
        appender.Close();
        transaction.Commit();
        committed = true;
    }

    public void Dispose()
    {
        try
        {
            if (!closed)
                appender.Clear();
            appender.Dispose();
        }
        finally
        {
            if (!committed)
                transaction.Rollback();
            transaction.Dispose();
        }
    }
}
