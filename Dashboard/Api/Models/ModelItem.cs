using HealthNeeds.Core.Models;

namespace HealthNeeds.Dashboard.Api.Models;

/// <summary>A model with how it was tested: its card, metrics beside the baselines', and the gates it had to pass.</summary>
internal sealed record ModelItem(ModelCard Card, IReadOnlyList<ModelMetric> Metrics, IReadOnlyList<ModelGate> Gates);
