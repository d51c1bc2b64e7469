namespace HealthNeeds.Core.Models;

/// <summary>How much of the movement in ranks one assumption explains (Sobol indices, 0 to 1).</summary>
public sealed record Sensitivity(string Focus, string Factor, double First, double Total);
