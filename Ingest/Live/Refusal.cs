namespace HealthNeeds.Ingest.Live;

/// <summary>Figures the analyst refused, known again by what came and what was read of it.</summary>
/// <param name="Readable">False where nothing could be read of what came.</param>
internal sealed record Refusal(string Id, string RawHash, string Reader, Decision Refused, bool Readable = true);
