using System.Collections.Concurrent;
using HealthNeeds.Core.Areas;
using HealthNeeds.Core.Boundaries;
using HealthNeeds.Core.Catalogue;
using HealthNeeds.Dashboard.Releases;
using HealthNeeds.Store.Releases;
using Microsoft.Extensions.Options;

namespace HealthNeeds.Dashboard.Maps;

/// <summary>
/// Outlines by region, read once and kept until their files change: those bundled with the program where it has some, else
/// those that the worker fetched into the releases directory.
/// </summary>
internal sealed class BoundaryShelf(IConfiguration configuration, IOptions<ReleaseOptions> releases)
{
    private readonly ConcurrentDictionary<string, (BoundaryFolder Folder, Lazy<RegionBoundaries> Boundaries)> _kept = new(StringComparer.Ordinal);

    public RegionBoundaries Of(Region region)
    {
        if (Folder(region) is not { } folder)
            return RegionBoundaries.None;
        return _kept.AddOrUpdate(
            region.Id,
            _ => (folder, new(() => Read(folder))),
            (_, kept) => kept.Folder == folder ? kept : (folder, new(() => Read(folder)))).Boundaries.Value;
    }

    /// <summary>Where they lie, or null where there are none: enough to see that they have changed.</summary>
    public BoundaryFolder? Folder(Region region)
    {
        var bundled = region.Boundaries is { } name ? BoundaryFolder.At(Path.Combine(RegionSetting.DataFolder(configuration), "boundaries", name)) : null;
        return bundled ?? BoundaryFolder.At(Path.Combine(releases.Value.Directory, "boundaries", region.Icb.Value));
    }

    private static RegionBoundaries Read(BoundaryFolder folder)
    {
        try
        {
            return new RegionBoundaries(AreaLevels.Ranked.ToDictionary(l => l, l => Read(folder.File(l), l)), problem: null);
        }
        catch (Exception broken) when (broken is CatalogueException or IOException)
        {
            // A map that cannot be drawn must not take the ranks with it; pages say what is wrong in its place.
            return new RegionBoundaries(sets: null, broken.Message.Replace(folder.Path + Path.DirectorySeparatorChar, string.Empty, StringComparison.Ordinal));
        }
    }

    private static BoundarySet Read(string path, AreaLevel level)
    {
        using var json = File.OpenRead(path);
        var set = BoundarySet.Read(json, path);
        return set.Level == level && set.Areas.Count > 0 ? set : throw new CatalogueException(path, "level", $"outlines of {level.Id()}", $"{set.Areas.Count} of {set.Level.Id()}");
    }
}
