using System.Collections.Concurrent;
using HealthNeeds.Core.Boundaries;
using HealthNeeds.Core.Regions;
using HealthNeeds.Dashboard.Releases;

namespace HealthNeeds.Dashboard.Maps;

/// <summary>
/// Outlines by region, read once and kept until their files change: those in the region's own folder where it has some, else England's, which
/// come with the program. What is drawn of England's is kept from one release to the next for as long as the areas stay the same.
/// </summary>
internal sealed class BoundaryCache(EnglandOutlines england, TimeProvider time)
{
    /// <summary>Some 5 MB each, with what hot spots need of them. Of other ICBs, of which there are few, drawings alone are kept, a megabyte each.</summary>
    private const int Regions = 8;

    private static readonly TimeSpan Idle = TimeSpan.FromMinutes(3);

    /// <summary>By the file and the areas: those last asked for, and those of a release with other areas for as long as somebody asks for it.</summary>
    private readonly LastAskedFor _drawn = new(2, Idle, Regions, time);

    private readonly ConcurrentDictionary<string, (BoundaryFolder Folder, Lazy<RegionBoundaries> Boundaries)> _kept = new(StringComparer.Ordinal);

    /// <summary>Of the region that is shown.</summary>
    public RegionBoundaries Of(ReleaseFigures figures)
    {
        var region = figures.Region;
        if (Folder(region) is not { } folder)
            return RegionBoundaries.None;
        if (folder.IsEngland)
            return Guarded(folder, () => Drawings(figures, folder).Parts.Of(region.Id).Get(region.Code.Value, () => Drawn(figures, region.Code)));
        return _kept.AddOrUpdate(
            region.Id,
            _ => (folder, new(() => Read(folder))),
            (_, kept) => kept.Folder == folder ? kept : (folder, new(() => Read(folder)))).Boundaries.Value;
    }

    /// <summary>What to tell a reader who misses a map of the region that is shown; null where there is one.</summary>
    public NoMap? Missing(ReleaseFigures figures) => Of(figures) is { Drawing: null } held ? new NoMap(figures.Region.Name, figures.Region.Id, held.Problem) : null;

    /// <summary>Of the ICB that an area lies in, where it is another than the region; null where there are no outlines of it.</summary>
    public RegionDrawing? Around(ReleaseFigures figures, Area area) => figures.IsOfRegion(area) || area.Icb is not { } icb ? Of(figures).Drawing
        : england.Folder is not { } folder ? null
        : Guarded(folder, () => Drawings(figures, folder).Get(icb.Value, () => Drawn(figures, icb) with { Sets = null })).Drawing;

    /// <summary>Of areas of a level anywhere in England; null where England's outlines are not there, or damaged.</summary>
    public BoundarySet? Elsewhere(ReleaseFigures figures, AreaLevel level, AreaCode within)
    {
        try
        {
            return england.Folder is null ? null : england.Of(figures, level, within);
        }
        catch (Exception broken) when (broken is CatalogueException or IOException)
        {
            return null;
        }
    }

    /// <summary>England's ICBs and authorities on one sheet; null where its outlines are not there, or damaged.</summary>
    public EnglandDrawing? England(ReleaseFigures figures) => england.Folder is not { } folder ? null : Drawings(figures, folder).Get("england", () => Drawn(figures));

    private EnglandDrawing? Drawn(ReleaseFigures figures) =>
        Elsewhere(figures, AreaLevel.Ltla24, AreaCode.England) is { Areas.Count: > 0 } authorities && Elsewhere(figures, AreaLevel.Icb, AreaCode.England) is { Areas.Count: > 0 } icbs
            ? EnglandDrawing.Of(authorities, icbs, figures.Lease.Areas.List(AreaLevel.Ltla24, AreaCode.England).ToDictionary(a => a.Code, a => a.Icb))
            : null;

    /// <summary>The file of all England; null where it is not there.</summary>
    public BoundaryFolder? OfEngland => england.Folder;

    /// <summary>Where they lie, or null where there are none: enough to see that they have changed.</summary>
    public BoundaryFolder? Folder(Region region) =>
        (region.Outlines is { } outlines ? BoundaryFolder.At(outlines) : null) ?? england.Folder;

    private KeptContents Drawings(ReleaseFigures figures, BoundaryFolder folder) => _drawn.Of($"{folder.Version}/{figures.RememberForAll("areas/mark", figures.Lease.Areas.Mark)}");

    private RegionBoundaries Drawn(ReleaseFigures figures, AreaCode icb) => RegionBoundaries.Of(england.Within(figures, icb), england.PartsWithin(figures, icb));

    private static RegionBoundaries Read(BoundaryFolder folder) => Guarded(folder, () => RegionBoundaries.Of(AreaLevels.Ranked.ToDictionary(l => l, l => Read(folder.File(l), l)), parts: null));

    /// <summary>What failed is not kept with what was drawn: the next reader tries again.</summary>
    private static RegionBoundaries Guarded(BoundaryFolder folder, Func<RegionBoundaries> read)
    {
        try
        {
            return read();
        }
        catch (Exception broken) when (broken is CatalogueException or IOException)
        {
            // A map that cannot be drawn must not take the ranks with it; pages say what is wrong in its place.
            return new RegionBoundaries(Drawing: null, Sets: null, broken.Message.Replace(folder.Path + Path.DirectorySeparatorChar, string.Empty, StringComparison.Ordinal));
        }
    }

    private static BoundarySet Read(string path, AreaLevel level)
    {
        using var json = File.OpenRead(path);
        var set = BoundarySet.Read(json, path);
        return set.Level == level && set.Areas.Count > 0 ? set : throw new CatalogueException(path, "level", $"outlines of {level.Id()}", $"{set.Areas.Count} of {set.Level.Id()}");
    }
}

/// <summary>Where outlines lie: a folder of a region's own at every ranked level, or the one file of all England.</summary>
/// <param name="Version">Another one once any of its files has been replaced.</param>
internal sealed record BoundaryFolder(string Path, long Version)
{
    /// <summary>Whether it is the one file that all of England is in.</summary>
    public bool IsEngland { get; init; }

    /// <summary>Null unless all of its files are there: half a map would hide that half is missing.</summary>
    public static BoundaryFolder? At(string path)
    {
        var files = AreaLevels.Ranked.Select(level => new FileInfo(FileIn(path, level))).ToList();
        return files.TrueForAll(f => f.Exists) ? new BoundaryFolder(path, files.Max(f => f.LastWriteTimeUtc.Ticks)) : null;
    }

    public string File(AreaLevel level) => FileIn(Path, level);

    private static string FileIn(string path, AreaLevel level) => System.IO.Path.Combine(path, level.Id() + ".json");
}

/// <summary>A region's outlines, as far as they could be had.</summary>
/// <param name="Drawing">On one sheet; null where there are no outlines.</param>
/// <param name="Sets">By ranked level; null where there are none, or only the drawing is kept.</param>
/// <param name="Problem">Why files that are there could not be used; null where all is well, or there are none.</param>
internal sealed record RegionBoundaries(RegionDrawing? Drawing, IReadOnlyDictionary<AreaLevel, BoundarySet>? Sets, string? Problem)
{
    public static readonly RegionBoundaries None = new(Drawing: null, Sets: null, Problem: null);

    /// <param name="parts">Parts of further authorities, where all of them run along the borders of the smaller areas exactly; null where they do not.</param>
    public static RegionBoundaries Of(IReadOnlyDictionary<AreaLevel, BoundarySet> sets, IReadOnlyList<AreaBoundary>? parts) =>
        new(sets.Values.Any(s => s.Areas.Count == 0) ? null : RegionDrawing.Of(sets, parts), sets, Problem: null);

    public BoundarySet? Find(AreaLevel level) => Sets?.GetValueOrDefault(level);
}
