using HealthNeeds.Analytics.Parts;
using HealthNeeds.Analytics.Statistics;
using HealthNeeds.Core.Models;

namespace HealthNeeds.Analytics.Burden;

/// <summary>What ships for one label, and how it was judged.</summary>
/// <param name="Part">Null where the outcome has no natural scale.</param>
/// <param name="Prediction">What ships, on the model's scale.</param>
internal sealed record BurdenResult(
    BurdenLabel Label,
    NeedPart? Part,
    double[] Prediction,
    HeldOutEstimate HeldOut,
    ModelCard Card,
    IReadOnlyList<ModelMetric> Metrics,
    IReadOnlyList<ModelGate> Gates);

/// <summary>An outcome beside an estimate in which its own LSOA's figure had no part; on the model's scale, NaN where there is no outcome.</summary>
/// <param name="Folds">Folds of whole authorities.</param>
internal sealed record HeldOutEstimate(double[] Outcome, double[] Estimate, IReadOnlyList<Fold> Folds);
