using HealthNeeds.Analytics.Unmet;
using HealthNeeds.Core.Models;

namespace HealthNeeds.Analytics.Authorities;

/// <param name="Part">Null where the figures hold too few authorities for the outcome.</param>
internal sealed record SyntheticResult(AuthorityOutcome Outcome, NeedPart? Part, ModelCard Card, IReadOnlyList<ModelMetric> Metrics, IReadOnlyList<ModelGate> Gates);
