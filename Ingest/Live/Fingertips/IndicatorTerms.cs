namespace HealthNeeds.Ingest.Live.Fingertips;

/// <summary>What the metadata CSV says of an indicator; null where it has no such column or says nothing.</summary>
/// <param name="Polarity">"RAG - Low is good", "RAG - High is good", "BOB - Blue orange blue", …</param>
/// <param name="Terms">What may be done with it.</param>
internal sealed record IndicatorTerms(string? Polarity, string? Terms);
