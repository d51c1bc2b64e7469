using HealthNeeds.Core.Boundaries;
using HealthNeeds.Dashboard.Releases;

namespace HealthNeeds.Dashboard.Maps;

/// <summary>
/// The outlines of all England that come with the program. The file holds LSOAs; which of them make up an MSOA, an authority or an ICB, the release says, so
/// that a map has the borders its figures have.
/// </summary>
internal sealed class EnglandOutlines(IConfiguration configuration)
{
    private readonly string _path = Path.Combine(RegionSetting.DataFolder(configuration), EnglandOutlineFile.Path);
    private readonly Lock _gate = new();
    private (long Version, Lazy<Lsoas> Read)? _kept;

    /// <summary>Null where the file is not there.</summary>
    public BoundaryFolder? Folder => new FileInfo(_path) is { Exists: true } file ? new BoundaryFolder(file.DirectoryName!, file.LastWriteTimeUtc.Ticks) { IsEngland = true } : null;

    /// <summary>By ranked level, the areas inside one: each as the release knows it, made of its LSOAs.</summary>
    /// <exception cref="CatalogueException">The file is damaged.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public IReadOnlyDictionary<AreaLevel, BoundarySet> Within(ReleaseFigures figures, AreaCode within)
    {
        var inside = figures.Lease.Areas.List(AreaLevel.Lsoa21, within);
        return AreaLevels.Ranked.ToDictionary(level => level, level => Of(figures, level, within, inside));
    }

    /// <summary>What lies inside one of authorities that are counted elsewhere, as most of them lies there.</summary>
    /// <exception cref="CatalogueException">The file is damaged.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public IReadOnlyList<AreaBoundary> PartsWithin(ReleaseFigures figures, AreaCode within)
    {
        var held = Held();
        var whole = figures.Lease.Areas.List(AreaLevel.Ltla24, within).Select(a => (AreaCode?)a.Code).ToHashSet();
        return [.. figures.Lease.Areas.List(AreaLevel.Lsoa21, within).Where(a => held.ByCode.ContainsKey(a.Code) && a.LocalAuthority is not null && !whole.Contains(a.LocalAuthority))
            .GroupBy(a => a.LocalAuthority!.Value)
            .Select(g => new AreaBoundary(g.Key, $"part of {g.First().LocalAuthorityName}", AreaUnion.Of(g.Select(a => held.ByCode[a.Code]).SelectMany(GridRing.All))))];
    }

    /// <summary>The areas of one level inside one, ICBs among them.</summary>
    /// <exception cref="CatalogueException">The file is damaged.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public BoundarySet Of(ReleaseFigures figures, AreaLevel level, AreaCode within) => Of(figures, level, within, figures.Lease.Areas.List(AreaLevel.Lsoa21, within));

    private BoundarySet Of(ReleaseFigures figures, AreaLevel level, AreaCode within, IReadOnlyList<Area> lsoas) =>
        level == AreaLevel.Lsoa21 ? Themselves(lsoas) : Together(level, lsoas, figures.Lease.Areas.List(level, within));

    private BoundarySet Themselves(IReadOnlyList<Area> lsoas)
    {
        var held = Held();
        return new BoundarySet(AreaLevel.Lsoa21, held.Attribution, [.. lsoas.Where(a => held.ByCode.ContainsKey(a.Code)).Select(a => held.ByCode[a.Code] with { Name = a.Name })]);
    }

    private BoundarySet Together(AreaLevel level, IReadOnlyList<Area> lsoas, IReadOnlyList<Area> areas)
    {
        var held = Held();
        var parts = lsoas.Where(a => held.ByCode.ContainsKey(a.Code)).ToLookup(a => ParentOf(a, level), a => held.ByCode[a.Code]);
        return new BoundarySet(level, held.Attribution, [.. areas.Where(a => parts.Contains(a.Code)).Select(a => new AreaBoundary(a.Code, a.Name, AreaUnion.Of(parts[a.Code].SelectMany(GridRing.All))))]);
    }

    private static AreaCode? ParentOf(Area lsoa, AreaLevel level) => level switch
    {
        AreaLevel.Msoa21 => lsoa.Msoa,
        AreaLevel.Ltla24 => lsoa.LocalAuthority,
        AreaLevel.Icb => lsoa.Icb,
        _ => throw new ArgumentOutOfRangeException(nameof(level), level, "Is not made of LSOAs."),
    };

    private Lsoas Held()
    {
        var version = Folder?.Version ?? 0;
        lock (_gate)
        {
            if (_kept is not { } kept || kept.Version != version)
                _kept = kept = (version, new(() => Lsoas.Read(_path), LazyThreadSafetyMode.ExecutionAndPublication));
            return kept.Read.Value;
        }
    }

    private sealed record Lsoas(string Attribution, IReadOnlyDictionary<AreaCode, AreaBoundary> ByCode)
    {
        public static Lsoas Read(string path)
        {
            var set = EnglandOutlineFile.Read(path);
            return new(set.Attribution, set.Areas.ToDictionary(a => a.Code));
        }
    }
}
