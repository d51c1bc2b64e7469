using HealthNeeds.Core.Sources;

namespace HealthNeeds.Store.Queries;

/// <summary>A source and what became of its rows: in = kept + rejected.</summary>
/// <param name="Sha256">Of the source as it was read.</param>
public sealed record SourceCount(Source Source, long RowsIn, long RowsKept, long RowsRejected, string Sha256);
