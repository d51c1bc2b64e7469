namespace HealthNeeds.Dashboard.Data.Indicators;

/// <summary>What the publisher says of how many places.</summary>
public sealed record NotedPlaces(string Text, int Places);
