using HealthNeeds.Store.Audit;
using HealthNeeds.Store.Keys;
using Microsoft.Extensions.Configuration;

namespace HealthNeeds.Ingest.Workspace;

/// <summary>Where this installation keeps its releases and finds the figures it carries.</summary>
/// <param name="Releases">Configuration key Releases:Directory (Releases__Directory in the environment); ./releases where nothing is said.</param>
/// <param name="Data">Configuration key Data:Directory; otherwise ./data, or the nearest data folder above the program.</param>
internal sealed record IngestPaths(string Releases, string Data)
{
    private const string Catalogue = "indicators.json";

    /// <summary>Where this installation keeps indicators of its own. Configuration key Own:Directory (Own__Directory); own-indicators beside the releases where nothing is said.</summary>
    public string Own { get; init; } = Path.Combine(Releases, "own-indicators");

    /// <summary>The directory through which the site's analysts ask for decisions; null: nobody may. Configuration key Requests:Directory (Requests__Directory).</summary>
    public string? Requests { get; init; }

    /// <summary>Where the site keeps what cookies and forms are sealed with; null: where its user's home says. Configuration key Access:KeysDirectory (Access__KeysDirectory).</summary>
    public string? Seals { get; init; }

    /// <summary>The log of what people did. Configuration keys Audit:File and Audit:Head.</summary>
    public AuditFiles Audit { get; init; } = AuditFiles.Of(Releases);

    /// <summary>The keys of the API. Configuration key Keys:File.</summary>
    public ApiKeyFile Keys { get; init; } = ApiKeyFile.Of(Releases, setting: null);

    public bool HasRelease => File.Exists(Path.Combine(Releases, "current.json"));

    public string Snapshot => Path.Combine(Data, "snapshot");

    public static IngestPaths From(IConfiguration configuration)
    {
        var paths = new IngestPaths(Path.GetFullPath(configuration["Releases:Directory"] ?? "releases"), Path.GetFullPath(configuration["Data:Directory"] ?? FindData()));
        paths = paths with
        {
            Requests = configuration["Requests:Directory"] is { Length: > 0 } requests ? Path.GetFullPath(requests) : null,
            Seals = configuration["Access:KeysDirectory"] is { Length: > 0 } seals ? Path.GetFullPath(seals) : null,
            Audit = AuditFiles.Of(paths.Releases, configuration["Audit:File"], configuration["Audit:Head"]),
            Keys = ApiKeyFile.Of(paths.Releases, configuration["Keys:File"]),
        };
        return configuration["Own:Directory"] is { Length: > 0 } own ? paths with { Own = Path.GetFullPath(own) } : paths;
    }

    private static string FindData()
    {
        if (File.Exists(Path.Combine("data", Catalogue)))
            return "data";
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "data", Catalogue)))
                return Path.Combine(folder.FullName, "data");
        }

        return "data";
    }
}

/// <summary>The root of the configuration: the environment variable Region.</summary>
internal sealed class RegionOptions
{
    /// <summary>The name of a folder of data/regions, or an ICB's code; the first region of the data where nothing is said.</summary>
    public string Region { get; set; } = string.Empty;
}
