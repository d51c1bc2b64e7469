namespace HealthNeeds.Dashboard.Maps;

/// <summary>Why a region has no map.</summary>
/// <param name="Icb">The code its outlines would be filed under.</param>
/// <param name="Problem">What is wrong with the files there are; null where there are none.</param>
public sealed record NoMap(string Region, string Icb, string? Problem);
