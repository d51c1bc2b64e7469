using HealthNeeds.Core.Areas;
using HealthNeeds.Core.Assets;

namespace HealthNeeds.Analytics.Matching;

/// <summary>What is known of the needs of places: how hard each presses, and which stages of life are hardly found there.</summary>
public sealed class PlaceNeeds(IReadOnlyList<NeedPressure> pressures, LifeStages stages)
{
    /// <summary>Where nothing is known, no need is pressed harder than another and none is left out.</summary>
    public static readonly PlaceNeeds Unknown = new([], LifeStages.Unknown);

    private readonly Dictionary<(AreaCode Area, string Need), NeedPressure> _pressures = pressures.ToDictionary(p => (p.Area, p.Need));

    public NeedPressure? Pressure(AreaCode area, string need) => _pressures.TryGetValue((area, need), out var known) ? known : null;

    /// <summary>False where the need is that of stages of life of which few live there.</summary>
    public bool Arises(AreaCode area, Need need) => !stages.AreFew(area, need.LifeCourse);

    /// <summary>False where the asset is for stages of life of which few live there.</summary>
    public bool IsFor(AreaCode area, Asset asset) => !stages.AreFew(area, asset.LifeCourse);
}
