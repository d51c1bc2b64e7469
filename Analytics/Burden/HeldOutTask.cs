using HealthNeeds.Analytics.Statistics;

namespace HealthNeeds.Analytics.Burden;

/// <summary>One model to be trained and tested fold by fold.</summary>
/// <param name="Outcome">On the model's scale, in the frame's order; NaN where missing.</param>
internal sealed record HeldOutTask(BurdenFeatures Features, double[] Outcome, IReadOnlyList<Fold> Folds, int Seed);
