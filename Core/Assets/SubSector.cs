namespace HealthNeeds.Core.Assets;

/// <summary>One of the source's priority sub-sectors and what it is strong in.</summary>
public sealed record SubSector(string Id, string Name, IReadOnlyList<string> Strengths, Evidence Evidence);
