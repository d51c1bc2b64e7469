using HealthNeeds.Core.Areas;

namespace HealthNeeds.Core.Boundaries;

/// <summary>One piece of land.</summary>
/// <param name="Rings">WGS84. The first ring is the outline, the rest are holes; the first point is not repeated at the end.</param>
public sealed record BoundaryPolygon(IReadOnlyList<IReadOnlyList<Location>> Rings);
