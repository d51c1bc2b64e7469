namespace HealthNeeds.Core.Assets;

/// <summary>A statement the source makes about the region as a whole.</summary>
public sealed record AssetFact(string Id, string Name, string Statement, Evidence Evidence);
