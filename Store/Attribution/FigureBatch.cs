namespace HealthNeeds.Store.Attribution;

/// <summary>One indicator, period and sex as it came: what batch rules look at.</summary>
/// <param name="Level">The indicator's native level.</param>
/// <param name="Areas">Areas with a row.</param>
/// <param name="Known">Those with a value.</param>
/// <param name="Expected">Areas of the level that the look-ups know.</param>
internal sealed record FigureBatch(string Source, string Indicator, string Period, string Sex, string Level, long Areas, long Known, long Expected, double? Minimum, double? Median, double? Maximum);
