namespace HealthNeeds.Ingest.Publishers;

/// <summary>What a figure was made from, where published.</summary>
internal readonly record struct Base(double? Count, double? Denominator);
