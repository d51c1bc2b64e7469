using HealthNeeds.Core.Runs;

namespace HealthNeeds.Ingest.Sources;

/// <summary>What came of one publication, counted in the publisher's own rows.</summary>
/// <param name="Id">Id of the source in the catalogue.</param>
/// <param name="FiguresRejected">Single figures of kept rows that broke a rule when they were first read; they are held as missing.</param>
internal sealed record FetchedPublication(string Id, SourceState State, long RowsIn, long RowsKept, long RowsRejected, long FiguresRejected, string Sha256, string? Detail = null);
