namespace HealthNeeds.Core.Assets;

/// <summary>A document that evidence cites.</summary>
/// <param name="Published">As printed on it: "May 2022".</param>
public sealed record AssetSource(string Id, string Title, string Author, string Commissioner, string Published);
