using HealthNeeds.Core.Areas;

namespace HealthNeeds.Analytics.Matching;

/// <summary>How hard a need presses on an area.</summary>
/// <param name="Level">Share of England's areas where it presses less, 0 to 1: what places are ordered by.</param>
/// <param name="Measured">The level of the figures behind it: that of the area where there are any, else the finest around it.</param>
public readonly record struct NeedPressure(AreaCode Area, string Need, double Level, AreaLevel Measured)
{
    /// <summary>Lower end of the 90% interval of <see cref="Level"/>.</summary>
    public double Lower { get; init; } = Level;

    /// <summary>Upper end of the 90% interval of <see cref="Level"/>.</summary>
    public double Upper { get; init; } = Level;

    /// <summary>The share by what measures this very need; null where only what it goes with is measured.</summary>
    public double? Own { get; init; }
}
