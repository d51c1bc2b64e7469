namespace HealthNeeds.Ingest.Live.Fingertips;

/// <summary>When the figures of an indicator were last changed, as Fingertips prints it.</summary>
internal sealed record DataChange(string? LastUploadedAt, string? LastDeletedAt);
