using System.Data.Common;
using System.Numerics;
using Dapper;
using DuckDB.NET.Data;

namespace HealthNeeds.Store.DuckDb;

/// <summary>
/// One connection, for one thread at a time. Parameters are <c>$name</c>. A cancelled token interrupts the running
/// statement and surfaces as <see cref="OperationCanceledException"/>; DuckDB's errors surface as <see cref="DbException"/>.
/// </summary>
internal sealed class Session(DuckDBConnection connection) : IDisposable
{
    static Session()
    {
        DefaultTypeMap.MatchNamesWithUnderscores = true;
        ColumnHandlers.Add();
    }

    /// <summary>A database of its own that lives in memory and ends with the session.</summary>
    public static Session OpenInMemory(EngineLimits limits)
    {
        var connection = new DuckDBConnection(limits.Settings(":memory:").ConnectionString);
        connection.Open();
        return new Session(connection);
    }

    /// <summary>Runs one or more statements; returns the rows the last one changed.</summary>
    public int Execute(string sql, ReadOnlySpan<(string Name, object? Value)> args = default, CancellationToken token = default)
    {
        using var command = Command(sql, args);
        return Interruptible(command, command.ExecuteNonQuery, token);
    }

    /// <summary>All rows, mapped by Dapper: a positional record takes its columns in order and by name, a tuple in order. Codes, ids, periods and choices of one word are read as what they are.</summary>
    public List<T> Query<T>(string sql, ReadOnlySpan<(string Name, object? Value)> args = default, CancellationToken token = default)
    {
        using var command = Command(sql, args);
        return Interruptible(command, () =>
        {
            using var reader = command.ExecuteReader();
            RefuseHugeIntegers(reader);
            return reader.Parse<T>().AsList();
        }, token);
    }

    /// <summary>Rows of two records side by side, as a join gives them.</summary>
    /// <param name="split">The first column of the second record.</param>
    public List<(TFirst First, TSecond Second)> Query<TFirst, TSecond>(string sql, ReadOnlySpan<(string Name, object? Value)> args, string split, CancellationToken token = default)
    {
        using var command = Command(sql, args);
        return Interruptible(command, () =>
        {
            using var reader = command.ExecuteReader();
            RefuseHugeIntegers(reader);
            var at = reader.GetOrdinal(split);
            var (first, second) = (reader.GetRowParser<TFirst>(length: at), reader.GetRowParser<TSecond>(startIndex: at));
            var rows = new List<(TFirst, TSecond)>();
            while (reader.Read())
                rows.Add((first(reader), second(reader)));
            return rows;
        }, token);
    }

    /// <summary>The same of three.</summary>
    /// <param name="splits">The first columns of the second and the third record.</param>
    public List<(TFirst First, TSecond Second, TThird Third)> Query<TFirst, TSecond, TThird>(string sql, ReadOnlySpan<(string Name, object? Value)> args, (string Second, string Third) splits, CancellationToken token = default)
    {
        using var command = Command(sql, args);
        return Interruptible(command, () =>
        {
            using var reader = command.ExecuteReader();
            RefuseHugeIntegers(reader);
            var (second, third) = (reader.GetOrdinal(splits.Second), reader.GetOrdinal(splits.Third));
            var (ofFirst, ofSecond, ofThird) = (reader.GetRowParser<TFirst>(length: second), reader.GetRowParser<TSecond>(startIndex: second, length: third - second), reader.GetRowParser<TThird>(startIndex: third));
            var rows = new List<(TFirst, TSecond, TThird)>();
            while (reader.Read())
                rows.Add((ofFirst(reader), ofSecond(reader), ofThird(reader)));
            return rows;
        }, token);
    }

    /// <summary>The only row, or null where there is none.</summary>
    public T? Find<T>(string sql, ReadOnlySpan<(string Name, object? Value)> args = default, CancellationToken token = default)
        where T : class => Query<T>(sql, args, token).SingleOrDefault();

    /// <summary>The only value of the only row.</summary>
    public T Scalar<T>(string sql, ReadOnlySpan<(string Name, object? Value)> args = default, CancellationToken token = default) =>
        Query<T>(sql, args, token).Single();

    /// <summary>Hands rows to <paramref name="row"/> while the engine still works: nothing is held in memory. An error can come after many rows.</summary>
    public void Stream(string sql, ReadOnlySpan<(string Name, object? Value)> args, Action<DbDataReader> row, CancellationToken token = default)
    {
        using var command = Command(sql, args);
        command.UseStreamingMode = true;
        _ = Interruptible(command, () =>
        {
            using var reader = command.ExecuteReader();
            RefuseHugeIntegers(reader);
            while (reader.Read())
                row(reader);
            token.ThrowIfCancellationRequested();
            return true;
        }, token);
    }

    /// <summary>Starts a bulk load. Rows become visible at <see cref="BulkAppend.Commit"/>; disposing without it discards them.</summary>
    public BulkAppend Append(string table) => new(connection, table);

    public void Dispose() => connection.Dispose();

    private DuckDBCommand Command(string sql, ReadOnlySpan<(string Name, object? Value)> args)
    {
        SqlText.RefuseAtParameters(sql);
        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in args)
            command.Parameters.Add(new DuckDBParameter(name, value ?? DBNull.Value));
        return command;
    }

    /// <summary>The provider tells of an interrupt that meets a statement while it is prepared as of any other error.</summary>
    private static T Interruptible<T>(DuckDBCommand command, Func<T> run, CancellationToken token)
    {
        using var interrupt = new Interrupt(command, token);
        try
        {
            return run();
        }
        catch (DuckDBException stopped) when (token.IsCancellationRequested)
        {
            throw new OperationCanceledException(stopped.Message, stopped, token);
        }
    }

    /// <summary>A sum of integers is a HUGEINT, which the provider gives as BigInteger and Dapper cannot convert: better told than found out.</summary>
    private static void RefuseHugeIntegers(DbDataReader reader)
    {
        for (var i = 0; i < reader.FieldCount; i++)
        {
            if (reader.GetFieldType(i) == typeof(BigInteger))
                throw new InvalidOperationException($"Column '{reader.GetName(i)}' is a HUGEINT: write it as {reader.GetName(i)}::bigint or ::decimal in the SQL.");
        }
    }
}
