using HealthNeeds.Core.Areas;

namespace HealthNeeds.Analytics.Moves;

/// <summary>What became of the areas: codes and membership are geography, residents and class are corrections.</summary>
internal sealed class AreaChange
{
    public AreaChange(IReadOnlyList<Area> before, IReadOnlyList<Area> after, AreaOrigins origins)
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
