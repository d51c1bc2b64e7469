namespace HealthNeeds.Store.Snapshots;

/// <summary>A column of a Parquet file; every column may hold nulls.</summary>
internal sealed record ParquetColumn(string Name, ParquetType Type);
