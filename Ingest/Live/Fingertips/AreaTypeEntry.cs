namespace HealthNeeds.Ingest.Live.Fingertips;

/// <summary>One entry of Fingertips' area_types.</summary>
internal sealed record AreaTypeEntry(int Id, string? Name, string? Short);
