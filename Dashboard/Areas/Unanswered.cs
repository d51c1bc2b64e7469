namespace HealthNeeds.Dashboard.Areas;

/// <summary>A need that no listed asset answers here.</summary>
public sealed record Unanswered(string Need, string Reason);
