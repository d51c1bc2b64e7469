namespace HealthNeeds.Dashboard.Api.Assets;

/// <summary>A need nothing in the catalogue answers here, and why.</summary>
internal sealed record NoMatchItem(string Area, string Focus, string Need, string Reason);
