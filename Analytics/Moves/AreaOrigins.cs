namespace HealthNeeds.Analytics.Moves;

/// <summary>Which areas of an older release became the areas that a newer one has under other codes.</summary>
public sealed class AreaOrigins
{
    public static readonly AreaOrigins None = new([], Enumerable.Empty<(AreaCode, AreaCode)>().ToLookup(p => p.Item1, p => p.Item2));

    private readonly Dictionary<AreaCode, int?> residents;
    private readonly ILookup<AreaCode, AreaCode> origins;
    private readonly HashSet<AreaCode> split;

    /// <param name="before">Areas of the older release: their residents weigh the parts of a merged area.</param>
    /// <param name="origins">By an area of the newer release: the older areas it is, or is made of.</param>
    public AreaOrigins(IReadOnlyList<Area> before, ILookup<AreaCode, AreaCode> origins)
    {
        residents = before.ToDictionary(a => a.Code, a => a.Population);
        this.origins = origins;
        split = [.. origins.SelectMany(o => o).CountBy(code => code).Where(c => c.Value > 1).Select(c => c.Key)];
    }

    /// <summary>The older code of an area that is the same area; null for any other.</summary>
    public AreaCode? SameAs(AreaCode area) => origins[area].ToList() is [var only] && !split.Contains(only) ? only : null;

    /// <summary>Older areas that make up the area, with the residents they had; none where it was there before, or nobody knows.</summary>
    public IReadOnlyList<(AreaCode Code, double Residents)> Of(AreaCode area) =>
        [.. origins[area].Select(code => (code, (double)Math.Max(1, residents.GetValueOrDefault(code) ?? 1)))];
}

/// <summary>What became of the areas: codes and membership are geography, residents and class are corrections.</summary>
internal sealed class AreaComparison
{
    public AreaComparison(IReadOnlyList<Area> before, IReadOnlyList<Area> after, AreaOrigins origins)
    {
        var old = before.ToDictionary(a => a.Code);
        Geography = before.Count != after.Count || after.Any(a => !old.TryGetValue(a.Code, out var was) || Place(was) != Place(a));
        Corrected = after.Any(a => Was(a, old, origins) is { } was && (was.Population != a.Population || was.RuralUrban != a.RuralUrban));
    }

    public bool Geography { get; }

    public bool Corrected { get; }

    /// <summary>The new areas as they were counted before, where they were.</summary>
    public static IReadOnlyList<Area> OldFacts(IReadOnlyList<Area> before, IReadOnlyList<Area> after, AreaOrigins origins)
    {
        var old = before.ToDictionary(a => a.Code);
        return [.. after.Select(a => Was(a, old, origins) is { } was ? a with { Population = was.Population, RuralUrban = was.RuralUrban } : a)];
    }

    /// <summary>The same area in the older release, whatever its code there; null for pieces, mergers and areas that are new.</summary>
    private static Area? Was(Area area, Dictionary<AreaCode, Area> old, AreaOrigins origins) =>
        old.GetValueOrDefault(area.Code) ?? (origins.SameAs(area.Code) is { } code ? old.GetValueOrDefault(code) : null);

    private static (AreaLevel, AreaCode?, AreaCode?, AreaCode?) Place(Area area) => (area.Level, area.Msoa, area.LocalAuthority, area.Icb);
}
