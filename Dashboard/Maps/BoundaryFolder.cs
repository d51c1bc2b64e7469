using HealthNeeds.Core.Areas;

namespace HealthNeeds.Dashboard.Maps;

/// <summary>A folder that holds a region's outlines at every ranked level.</summary>
/// <param name="Version">Another one once any of its files has been replaced.</param>
internal sealed record BoundaryFolder(string Path, long Version)
{
    /// <summary>Null unless all of its files are there: half a map would hide that half is missing.</summary>
    public static BoundaryFolder? At(string path)
    {
        var files = AreaLevels.Ranked.Select(level => new FileInfo(FileIn(path, level))).ToList();
        return files.TrueForAll(f => f.Exists) ? new BoundaryFolder(path, files.Max(f => f.LastWriteTimeUtc.Ticks)) : null;
    }

    public string File(AreaLevel level) => FileIn(Path, level);

    private static string FileIn(string path, AreaLevel level) => System.IO.Path.Combine(path, level.Id() + ".json");
}
