namespace HealthNeeds.Dashboard.Problems;

/// <summary>A link that leads a stranded reader on.</summary>
public sealed record NextStep(string Address, string Words);
