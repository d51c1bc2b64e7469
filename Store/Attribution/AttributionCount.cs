namespace HealthNeeds.Store.Attribution;

/// <summary>How the figures of one level reached the release. Kept figures either reach an area or are counted here as lost.</summary>
/// <param name="Level">The level they were published for.</param>
/// <param name="Figures">Figures that passed the rules.</param>
/// <param name="Reached">Those that are part of at least one observation.</param>
/// <param name="Observations">Observations made of them at the level they were carried to.</param>
internal sealed record AttributionCount(string Level, long Figures, long Reached, long Observations);
