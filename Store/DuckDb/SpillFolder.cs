namespace HealthNeeds.Store.DuckDb;

/// <summary>Where an engine wrote what did not fit into its memory.</summary>
internal static class SpillFolder
{
    /// <summary>Removes it, and the process's folder around it once that is empty.</summary>
    public static void Remove(string folder)
    {
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
        if (Path.GetDirectoryName(folder) is { } parent && Directory.Exists(parent) && !Directory.EnumerateFileSystemEntries(parent).Any())
            Directory.Delete(parent);
    }
}
