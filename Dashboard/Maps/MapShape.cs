using HealthNeeds.Core.Areas;

namespace HealthNeeds.Dashboard.Maps;

/// <summary>An area drawn: its path in the sheet's units, and the box around it.</summary>
internal sealed record MapShape(AreaCode Code, string Name, string Path, MapBox Box);
