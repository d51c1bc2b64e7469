using HealthNeeds.Analytics.Parts;
using HealthNeeds.Core.Models;

namespace HealthNeeds.Analytics.Synthetic;

/// <param name="Part">Null where the figures hold too few areas for the outcome.</param>
internal sealed record SyntheticResult(WiderOutcome Outcome, NeedPart? Part, OutcomeFigures? Figures, ModelCard Card, IReadOnlyList<ModelMetric> Metrics, IReadOnlyList<ModelGate> Gates);
