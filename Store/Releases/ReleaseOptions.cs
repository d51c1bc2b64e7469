using System.ComponentModel.DataAnnotations;

namespace HealthNeeds.Store.Releases;

/// <summary>The section "Releases" of the configuration.</summary>
public sealed class ReleaseOptions
{
    public const string Section = "Releases";

    /// <summary>Where releases are written and read. Relative to the working directory.</summary>
    [Required]
    public string Directory { get; set; } = "./releases";

    /// <summary>How many releases stay, the current one included.</summary>
    [Range(1, 1000)]
    public int Keep { get; set; } = 10;

    /// <summary>How many runs stay on record, with the rows they rejected, besides those that made a kept release.</summary>
    [Range(1, 10_000)]
    public int KeepRuns { get; set; } = 20;

    /// <summary>Whether each release is also written as Parquet, below parquet/ in the directory.</summary>
    public bool Parquet { get; set; }

    /// <summary>Threads that all queries of one release share.</summary>
    [Range(1, 64)]
    public int Threads { get; set; } = 2;

    /// <summary>DuckDB's buffer limit for one open release.</summary>
    [Range(64, 1_000_000)]
    public int MemoryMegabytes { get; set; } = 512;

    /// <summary>How often <c>current.json</c> is looked at.</summary>
    [Range(50, 3_600_000)]
    public int WatchMilliseconds { get; set; } = 1000;
}
