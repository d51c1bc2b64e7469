namespace HealthNeeds.Core.Assets;

/// <summary>A need an asset can address: the shared vocabulary between focus areas and assets.</summary>
/// <param name="Parent">A broader need, or null.</param>
/// <param name="FocusAreas">Focus areas it belongs to, by id.</param>
/// <param name="Terms">Words that speak of it, for text matching.</param>
public sealed record Need(string Id, string Name, string? Parent, IReadOnlyList<string> FocusAreas, IReadOnlyList<string> Terms);
