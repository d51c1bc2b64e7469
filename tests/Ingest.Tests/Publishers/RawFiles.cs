namespace HealthNeeds.Ingest.Tests.Publishers;

/// <summary>Where the publishers' raw files are, if this machine has them: a shared/sources folder beside or above the repository.</summary>
internal static class RawFiles
{
    public static string Repository => RepositoryRoot.Path;

    public static string? Folder { get; } = Above(Path.Combine("shared", "sources")) is { } root ? Path.Combine(root, "shared", "sources") : null;

    public static string Data => Path.Combine(Repository, "data");

    public static string Bundled => Path.Combine(Data, "snapshot");

    private static string? Above(string entry)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (Path.Exists(Path.Combine(folder.FullName, entry)))
                return folder.FullName;
        }

        return null;
    }
}
