using HealthNeeds.Core.Areas;

namespace HealthNeeds.Analytics.Moves;

/// <summary>What became of the areas: codes and membership are geography, residents and class are corrections.</summary>
internal sealed class AreaChange
{
    public AreaChange(IReadOnlyList<Area> before, IReadOnlyList<Area> after)
    {
        var old = before.ToDictionary(a => a.Code);
        Geography = before.Count != after.Count || after.Any(a => !old.TryGetValue(a.Code, out var was) || Place(was) != Place(a));
        Corrected = after.Any(a => old.TryGetValue(a.Code, out var was) && (was.Population != a.Population || was.RuralUrban != a.RuralUrban));
    }

    public bool Geography { get; }

    public bool Corrected { get; }

    /// <summary>The new areas as they were counted before, where they were.</summary>
    public static IReadOnlyList<Area> OldFacts(IReadOnlyList<Area> before, IReadOnlyList<Area> after)
    {
        var old = before.ToDictionary(a => a.Code);
        return [.. after.Select(a => old.TryGetValue(a.Code, out var was) ? a with { Population = was.Population, RuralUrban = was.RuralUrban } : a)];
    }

    private static (AreaLevel, AreaCode?, AreaCode?, AreaCode?) Place(Area area) => (area.Level, area.Msoa, area.LocalAuthority, area.Icb);
}
