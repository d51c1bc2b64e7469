using HealthNeeds.Store.Snapshots;

namespace HealthNeeds.Ingest.Live;

/// <summary>Figures that were read and that nobody has judged yet.</summary>
/// <param name="AreaRows">Rows of the figures by level and area.</param>
internal sealed record CandidateFigures(Receipt Receipt, Intake Intake, IReadOnlyList<AreaRows> AreaRows);
