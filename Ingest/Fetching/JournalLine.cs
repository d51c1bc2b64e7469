namespace HealthNeeds.Ingest.Fetching;

/// <summary>One answer of a pull under way.</summary>
/// <param name="Asked">When this pull had it; not when the bytes came, which may be long ago.</param>
internal sealed record JournalLine(DateTimeOffset Asked, RawResponse Response);
