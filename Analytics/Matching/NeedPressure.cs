using HealthNeeds.Core.Areas;

namespace HealthNeeds.Analytics.Matching;

/// <summary>How hard a need presses on an area.</summary>
/// <param name="Level">Share of England's areas of the level <paramref name="Measured"/> where it presses less, 0 to 1.</param>
/// <param name="Measured">The level of the figures behind it: LSOAs, or local authorities where there is nothing finer.</param>
public readonly record struct NeedPressure(AreaCode Area, string Need, double Level, AreaLevel Measured);
