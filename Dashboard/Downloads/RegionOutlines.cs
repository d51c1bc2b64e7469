using System.Collections.Concurrent;
using HealthNeeds.Core.Areas;
using HealthNeeds.Core.Boundaries;
using HealthNeeds.Dashboard.Releases;

namespace HealthNeeds.Dashboard.Downloads;

/// <summary>The outlines bundled with the program, read once and kept: they change with it, not with a release.</summary>
internal sealed class RegionOutlines(IConfiguration configuration)
{
    private readonly ConcurrentDictionary<(string Folder, AreaLevel Level), BoundarySet?> _sets = new();

    /// <returns>Null where none are bundled.</returns>
    public BoundarySet? Find(Region region, AreaLevel level) => region.Boundaries is { } folder ? _sets.GetOrAdd((folder, level), Read) : null;

    private BoundarySet? Read((string Folder, AreaLevel Level) wanted)
    {
        var file = Path.Combine(RegionSetting.DataFolder(configuration), "boundaries", wanted.Folder, $"{wanted.Level.Id()}.json");
        if (!File.Exists(file))
            return null;
        using var json = File.OpenRead(file);
        return BoundarySet.Read(json, file);
    }
}
