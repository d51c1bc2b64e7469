namespace HealthNeeds.Dashboard.FindNeed;

/// <summary>One of the four figures at the top: an answer to "so what?".</summary>
public sealed record SoWhat(string Figure, string Words, string? Address = null, string? Link = null);
