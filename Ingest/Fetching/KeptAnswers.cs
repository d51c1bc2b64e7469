namespace HealthNeeds.Ingest.Fetching;

/// <summary>What the last finished pull of a source was answered.</summary>
internal sealed record KeptAnswers(string Source, DateTimeOffset Finished, IReadOnlyList<RawResponse> Responses);
