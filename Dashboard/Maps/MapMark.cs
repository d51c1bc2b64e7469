namespace HealthNeeds.Dashboard.Maps;

/// <summary>An asset's site, or several at one spot, numbered as in the list beside the map.</summary>
public sealed record MapMark(string Number, string Address, string Words, int X, int Y);
