using HealthNeeds.Analytics.Evaluation;
using HealthNeeds.Core.Models;

namespace HealthNeeds.Analytics.Burden;

/// <param name="Shipped">The variant that beats the best baseline, or null where none does and the baseline ships.</param>
/// <param name="Rows">Areas with an outcome.</param>
internal sealed record BurdenVerdict(string? Shipped, Baseline Best, int[] Rows, IReadOnlyList<ModelMetric> Metrics, ModelGate Gate);
