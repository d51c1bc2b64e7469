namespace HealthNeeds.Analytics.Statistics;

/// <summary>A split: rows to learn from, and rows held out.</summary>
internal sealed record Fold(int[] Train, int[] Test);
