namespace HealthNeeds.Ingest.Sources;

/// <summary>What a source may use to fetch no more than it must.</summary>
/// <param name="LastHashes">Per source id, the hash of what the current release was made from; empty before the first.</param>
/// <param name="EvidenceFolder">Where a source keeps publishers' responses as they came, byte for byte. Kept between runs.</param>
internal sealed record FetchConditions(IReadOnlyDictionary<string, string> LastHashes, string EvidenceFolder);
