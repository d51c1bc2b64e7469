namespace HealthNeeds.Ingest.Fetching;

/// <summary>What one try brought: a body in its file, or word that nothing changed.</summary>
/// <param name="Unchanged">The publisher answered 304.</param>
internal sealed record Arrival(
    Uri From,
    DateTimeOffset Came,
    bool Unchanged,
    string? Encoding,
    string? ETag,
    string? LastModified,
    IReadOnlyDictionary<string, string> Headers);
