namespace HealthNeeds.Analytics.Burden;

/// <summary>Everything that was trained for one label.</summary>
/// <param name="Authorities">Folds of whole authorities: what is judged, and what ships.</param>
/// <param name="Icb">Fitted without the region's ICB, tested on it; null where the frame does not hold it, or nothing is judged.</param>
/// <param name="OtherSeed">Other folds and another seed, for the stability; null where nothing is judged.</param>
internal sealed record BurdenRuns(BurdenFeatures Features, StackedRun Authorities, StackedRun? Icb, StackedRun? OtherSeed);
