using HealthNeeds.Core.Areas;

namespace HealthNeeds.Store.Snapshots;

/// <summary>How many figures name an area.</summary>
/// <param name="Level">That of the indicators they are of.</param>
internal sealed record AreaRows(AreaLevel Level, string Area, long Rows);
