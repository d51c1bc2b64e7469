using HealthNeeds.Core.Areas;

namespace HealthNeeds.Core.Boundaries;

/// <summary>The outline of one area: one polygon, or several where it is in pieces.</summary>
/// <param name="Name">The official name.</param>
public sealed record AreaBoundary(AreaCode Code, string Name, IReadOnlyList<BoundaryPolygon> Polygons);
