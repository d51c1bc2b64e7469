namespace HealthNeeds.Ingest.Fetching;

/// <summary>What retention removed.</summary>
internal sealed record EvidenceRemoval(int Files, long Bytes);
