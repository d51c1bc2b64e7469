namespace HealthNeeds.Ingest.Pipeline;

/// <param name="Moved">Ranks whose median differs, and those that do not compare.</param>
/// <param name="Changed">Of these, beyond noise.</param>
/// <param name="CausesUnknown">Why causes are not known; null where they are.</param>
/// <param name="IsDeclared">True where something differs that ranks are made of: figures an analysis reads, areas, or the declared method.</param>
internal sealed record MovesWritten(long Moved, long Changed, string? CausesUnknown, bool IsDeclared);
