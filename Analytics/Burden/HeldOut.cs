using HealthNeeds.Analytics.Boosting;

namespace HealthNeeds.Analytics.Burden;

/// <summary>What the models of a task say about rows they never saw.</summary>
/// <param name="Models">One per fold, in order.</param>
/// <param name="Prediction">On the model's scale; NaN for rows no fold tests.</param>
internal sealed record HeldOut(HeldOutTask Task, RankingModel[] Models, double[] Prediction);
