namespace HealthNeeds.Ingest.Publishers;

/// <summary>The text of a figure's 95% confidence limits.</summary>
internal readonly record struct Limits(string? Lower, string? Upper);
