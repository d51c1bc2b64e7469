using System.Data;
using DuckDB.NET.Data;

namespace HealthNeeds.Store.DuckDb;

/// <summary>
/// One instance of one database file. The provider shares an instance between the connections of a process that name the same
/// file, for as long as one of them is open: this object is that one, and every query gets a connection of its own beside it.
/// </summary>
internal sealed class Database : IDisposable
{
    private static readonly Lock Locking = new();

    private readonly DuckDBConnection anchor;

    private Database(DuckDBConnection anchor) => this.anchor = anchor;

    /// <summary>Opens for writing; the file is made where there is none.</summary>
    public static Database OpenWritable(string path, EngineLimits limits) => Open(path, DuckDBAccessMode.ReadWrite, limits);

    /// <summary>Opens for reading only, locked: no other file can be reached through it and no setting changed.</summary>
    public static Database OpenReadOnly(string path, EngineLimits limits)
    {
        var database = Open(path, DuckDBAccessMode.ReadOnly, limits);
        try
        {
            database.LockDown();
            return database;
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    public Session Connect()
    {
        if (anchor.State != ConnectionState.Open)
            throw new ObjectDisposedException(nameof(Database), $"The database {anchor.DataSource} is closed.");
        var connection = new DuckDBConnection(anchor.ConnectionString);
        connection.Open();
        return new Session(connection);
    }

    /// <summary>One query on a connection of its own.</summary>
    public List<T> Query<T>(string sql, ReadOnlySpan<(string Name, object? Value)> args, CancellationToken token)
    {
        using var session = Connect();
        return session.Query<T>(sql, args, token);
    }

    /// <inheritdoc cref="Session.Query{TFirst, TSecond}"/>
    public List<(TFirst First, TSecond Second)> Query<TFirst, TSecond>(string sql, ReadOnlySpan<(string Name, object? Value)> args, string split, CancellationToken token)
    {
        using var session = Connect();
        return session.Query<TFirst, TSecond>(sql, args, split, token);
    }

    /// <inheritdoc cref="Session.Query{TFirst, TSecond, TThird}"/>
    public List<(TFirst First, TSecond Second, TThird Third)> Query<TFirst, TSecond, TThird>(string sql, ReadOnlySpan<(string Name, object? Value)> args, (string Second, string Third) splits, CancellationToken token)
    {
        using var session = Connect();
        return session.Query<TFirst, TSecond, TThird>(sql, args, splits, token);
    }

    public void Dispose() => anchor.Dispose();

    /// <summary>Whoever opens a file that this process already reads shares its instance, which is locked already.</summary>
    private void LockDown()
    {
        lock (Locking)
        {
            using var session = Connect();
            if (session.Scalar<bool>("select current_setting('lock_configuration')"))
                return;
            session.Execute("set allowed_directories = []");
            session.Execute("set enable_external_access = false");
            session.Execute("set lock_configuration = true");
        }
    }

    private static Database Open(string path, DuckDBAccessMode mode, EngineLimits limits)
    {
        var settings = limits.Settings(Path.GetFullPath(path));
        settings.AccessMode = mode;
        var connection = new DuckDBConnection(settings.ConnectionString);
        connection.Open();
        return new Database(connection);
    }
}
