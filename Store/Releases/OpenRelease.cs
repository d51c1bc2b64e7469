using System.Data.Common;
using HealthNeeds.Store.DuckDb;
using HealthNeeds.Store.Schema;

namespace HealthNeeds.Store.Releases;

/// <summary>
/// A release that is open for reading. It closes when it has been retired and its last lease has ended.
/// </summary>
internal sealed class OpenRelease
{
    private readonly Lock gate = new();
    private readonly FileStream file;
    private readonly string? spill;
    private int users = 1;

    private OpenRelease(FileStream held, Database database, string? spill, ReleaseInfo info)
    {
        file = held;
        this.spill = spill;
        Database = database;
        Info = info;
    }

    public Database Database { get; }

    public ReleaseInfo Info { get; }

    /// <summary>Opens a release and checks it: the whole file's hash, the schema's version, and that it holds something.</summary>
    /// <param name="sha256">The recorded hash, or null where only the eight digits in the name are known.</param>
    /// <exception cref="ReleaseRefusedException">It is missing, damaged, or of another version; or, with the cause inside, cannot be opened now.</exception>
    public static OpenRelease Open(ReleaseDirectory directory, ReleaseName name, string? sha256, EngineLimits limits)
    {
        var held = Lock(directory.PathOf(name.File), name);
        Database? database = null;
        var own = limits.SpillingInto(name.Id);
        try
        {
            var found = Sha256Text.Of(held);
            RequireWhole(name, found, sha256);
            database = Database.OpenReadOnly(held.Name, own);
            var info = ReleaseCheck.Quick(database, name, found);
            return new OpenRelease(held, database, own.TempDirectory, info);
        }
        catch (Exception e) when (e is DbException or IOException or UnauthorizedAccessException or OutOfMemoryException)
        {
            Close(database, held, own.TempDirectory);
            throw new ReleaseRefusedException($"Release {name.Id} cannot be opened: {e.Message}", e);
        }
        catch
        {
            Close(database, held, own.TempDirectory);
            throw;
        }
    }

    /// <summary>Holds a file's hash against what is recorded of it.</summary>
    /// <param name="found">Of the whole file.</param>
    /// <param name="recorded">The whole hash, or null where only the eight digits in the name are known.</param>
    /// <exception cref="ReleaseRefusedException">It is another.</exception>
    public static void RequireWhole(ReleaseName name, string found, string? recorded)
    {
        if (!found.StartsWith(recorded ?? name.Hash8, StringComparison.Ordinal))
            throw new ReleaseRefusedException($"Release {name.Id} is damaged: its SHA-256 is {found}, and {recorded ?? name.Hash8 + "…"} is recorded. The file was cut short or altered after it was published.");
    }

    /// <summary>False when it has closed: whoever asks must take the newer release.</summary>
    public bool TryUse()
    {
        lock (gate)
        {
            if (users == 0)
                return false;
            users++;
            return true;
        }
    }

    public void EndUse()
    {
        lock (gate)
        {
            if (--users > 0)
                return;
        }

        Close(Database, file, spill);
    }

    private static void Close(Database? database, FileStream held, string? spill)
    {
        database?.Dispose();
        held.Dispose();
        try
        {
            if (spill is not null)
                SpillFolder.Remove(spill);
        }
        catch (Exception left) when (left is IOException or UnauthorizedAccessException)
        {
            // The release is closed, which is what was asked; the system clears its temporary folder.
        }
    }

    /// <summary>
    /// A shared lock tells whoever clears old releases that this one is in use. It must outlive the database: closing any
    /// handle of a file drops the locks this process holds on it, the engine's own among them.
    /// </summary>
    private static FileStream Lock(string path, ReleaseName name)
    {
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 20, FileOptions.SequentialScan);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ReleaseRefusedException($"Release {name.Id} cannot be opened: {e.Message}", e);
        }
    }
}
