using DuckDB.NET.Data;

namespace HealthNeeds.Store.DuckDb;

/// <summary>What one database instance may take from the machine.</summary>
/// <param name="Threads">More than the machine's cores gains nothing.</param>
/// <param name="MemoryMegabytes">DuckDB's own buffer limit; the process can take more than this.</param>
/// <param name="TempDirectory">Where sorts and joins spill; null spills beside the file. Two instances must not share one: what one writes there, another may read or remove.</param>
internal sealed record EngineLimits(int Threads, int MemoryMegabytes, string? TempDirectory = null)
{
    public static readonly EngineLimits Reader = new(Threads: 2, MemoryMegabytes: 512);

    public static readonly EngineLimits Writer = new(Threads: 2, MemoryMegabytes: 900);

    /// <summary>The same, spilling into a folder of its own below the one that is set.</summary>
    public EngineLimits SpillingInto(string folder) => this with { TempDirectory = TempDirectory is { } parent ? Path.Combine(parent, folder) : null };

    /// <summary>What a connection is opened with; the folder to spill into is there afterwards. No extension is ever fetched or loaded by itself.</summary>
    public DuckDBConnectionStringBuilder Settings(string source)
    {
        var settings = new DuckDBConnectionStringBuilder
        {
            DataSource = source,
            Threads = Threads,
            MemoryLimit = $"{MemoryMegabytes}MB",
            AutoinstallKnownExtensions = false,
            AutoloadKnownExtensions = false,
        };
        // What queries took is given back to the system a while after they end; otherwise only when the next ones come.
        settings["allocator_background_threads"] = true;
        if (TempDirectory is not null)
        {
            // DuckDB makes only the last folder of a path, and only when it first spills: a query that outgrew its memory would fail then.
            SpillFolder.Make(TempDirectory);
            settings.TempDirectory = TempDirectory;
        }

        return settings;
    }
}

/// <summary>Where an engine wrote what did not fit into its memory.</summary>
internal static class SpillFolder
{
    /// <summary>The folder around them is the process's: one that is made and one that is removed at once would meet there.</summary>
    private static readonly Lock OneAtATime = new();

    public static void Make(string folder)
    {
        lock (OneAtATime)
            Directory.CreateDirectory(folder);
    }

    /// <summary>Removes it, and the process's folder around it once that is empty.</summary>
    public static void Remove(string folder)
    {
        lock (OneAtATime)
        {
            if (Directory.Exists(folder))
                Directory.Delete(folder, recursive: true);
            if (Path.GetDirectoryName(folder) is { } parent && Directory.Exists(parent) && !Directory.EnumerateFileSystemEntries(parent).Any())
                Directory.Delete(parent);
        }
    }
}
