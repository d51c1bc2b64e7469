namespace HealthNeeds.Ingest.Live;

/// <summary>What a reader that counts them met among area codes, rows kept and rejected.</summary>
/// <param name="Unknown">By level. Only newest periods: older ones may name authorities that were there then.</param>
/// <param name="Recoded">Rows by the code they came under, which is a newer one of an area the release has.</param>
internal sealed record AreasMet(IReadOnlyList<UnknownAreas> Unknown, IReadOnlyDictionary<string, long> Recoded);
