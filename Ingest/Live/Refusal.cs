namespace HealthNeeds.Ingest.Live;

/// <summary>Figures the analyst refused, known again by what came and what was read of it.</summary>
internal sealed record Refusal(string Id, string RawHash, string Reader, Decision Refused);
