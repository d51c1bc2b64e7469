using HealthNeeds.Core.Areas;

namespace HealthNeeds.Core.Boundaries;

internal sealed record StoredArea(AreaCode Code, string Name, IReadOnlyList<IReadOnlyList<int[]>> Polygons);
