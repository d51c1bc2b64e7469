using HealthNeeds.Analytics.Unmet;
using HealthNeeds.Core.Models;

namespace HealthNeeds.Analytics.Burden;

/// <summary>What ships for one label, and how it was judged.</summary>
/// <param name="Prediction">Held out, on the model's scale.</param>
internal sealed record BurdenResult(
    BurdenLabel Label,
    NeedPart Part,
    double[] Prediction,
    ModelCard Card,
    IReadOnlyList<ModelMetric> Metrics,
    IReadOnlyList<ModelGate> Gates);
