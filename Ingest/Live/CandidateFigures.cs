using HealthNeeds.Core.Runs;
using HealthNeeds.Store.Snapshots;

namespace HealthNeeds.Ingest.Live;

/// <summary>Figures that were read and that nobody has judged yet.</summary>
/// <param name="Rejections">The first of the rows that reading rejected.</param>
/// <param name="Broken">How many rows and figures broke each rule, listed or not.</param>
/// <param name="AreaRows">Rows of the figures by level and area.</param>
internal sealed record CandidateFigures(Receipt Receipt, IReadOnlyList<Rejection> Rejections, IReadOnlyDictionary<string, long> Broken, IReadOnlyList<AreaRows> AreaRows);
