namespace HealthNeeds.Dashboard.Health;

/// <param name="Status">Always "live": a process that is not cannot say so.</param>
internal sealed record LiveAnswer(string Status);
