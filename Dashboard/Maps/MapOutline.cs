namespace HealthNeeds.Dashboard.Maps;

/// <summary>A local authority drawn as a line and a name.</summary>
public sealed record MapOutline(string Name, string Path, int X, int Y);
