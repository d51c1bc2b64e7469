namespace HealthNeeds.Dashboard.FindNeed;

/// <summary>An asset in the list beside the map, with the number its spot has there.</summary>
public sealed record NumberedAsset(string Number, string Name, string Address);
