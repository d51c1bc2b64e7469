namespace HealthNeeds.Analytics.Draws;

/// <summary>Ranks over all draws of the areas of a level within one kind of larger area.</summary>
internal sealed record RankSummary(ushort[] Median, ushort[] Lower, ushort[] Upper);
