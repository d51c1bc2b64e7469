namespace HealthNeeds.Dashboard.Assets;

/// <param name="Address">Null where the partner is no asset of the catalogue.</param>
public sealed record RelatedAsset(string Name, string? Address, string Relation, string Evidence);
