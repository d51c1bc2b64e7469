namespace HealthNeeds.Ingest.Live.Fingertips;

/// <summary>What indicator_metadata says of one indicator, as far as it is read here.</summary>
internal sealed record IndicatorEntry(UnitEntry? Unit, NamedEntry? ValueType, NamedEntry? YearType, NamedEntry? Descriptive, DataChange? DataChange = null);

internal sealed record UnitEntry(string? Label);

internal sealed record NamedEntry(string? Name);
