namespace HealthNeeds.Ingest.Pipeline;

/// <summary>One file that a release was made from.</summary>
/// <param name="Publication">Id of its source; null where several meet.</param>
/// <param name="Receipt">Id of the live figures it belongs to; null for a bundled file.</param>
internal sealed record ReleaseInput(string Kind, string? Publication, string Name, long Rows, string Sha256, string? Receipt);
