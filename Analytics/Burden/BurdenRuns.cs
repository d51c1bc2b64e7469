namespace HealthNeeds.Analytics.Burden;

/// <summary>Everything that was trained for one label and variant.</summary>
/// <param name="Authorities">Folds of whole authorities: what is judged, and what ships.</param>
/// <param name="Icb">Fitted without the region's ICB, tested on it; null where the frame does not hold it.</param>
/// <param name="Random">Folds of single areas, for the optimism; only for the variant that would ship.</param>
/// <param name="OtherSeed">Other folds and another seed, for the stability; only for the variant that would ship.</param>
internal sealed record BurdenRuns(BurdenVariant Variant, BurdenFeatures Features, HeldOut Authorities, HeldOut? Icb, HeldOut? Random, HeldOut? OtherSeed);
