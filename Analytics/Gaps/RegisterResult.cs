using HealthNeeds.Analytics.Unmet;
using HealthNeeds.Core.Models;

namespace HealthNeeds.Analytics.Gaps;

/// <param name="Part">Null where need says nothing about the register, so that no shortfall can be told.</param>
internal sealed record RegisterResult(RegisterGap Register, NeedPart? Part, ModelCard Card, IReadOnlyList<ModelMetric> Metrics, IReadOnlyList<ModelGate> Gates);
