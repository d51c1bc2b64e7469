namespace HealthNeeds.Ingest.Fetching;

/// <summary>Noted beside the bytes of an answer that broke a rule, for whoever asks why.</summary>
internal sealed record RefusedAnswer(string Rule, string Found, string Expected, RawResponse Response);
