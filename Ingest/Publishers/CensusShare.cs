namespace HealthNeeds.Ingest.Publishers;

/// <summary>A share of residents or households: the sum of some columns over the table's total.</summary>
internal sealed record CensusShare(string Suffix, IReadOnlyList<string> Columns);
