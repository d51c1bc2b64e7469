using HealthNeeds.Core.Areas;
using HealthNeeds.Core.Models;

namespace HealthNeeds.Dashboard.Data.Models;

/// <summary>Every model of the release with what it was measured by.</summary>
public sealed record ModelsView(
    Region Region,
    IReadOnlyList<ModelCard> Models,
    IReadOnlyList<ModelMetric> Metrics,
    IReadOnlyList<ModelGate> Gates,
    IReadOnlyList<Sensitivity> Sensitivities,
    IReadOnlyDictionary<string, string> IndicatorNames,
    IReadOnlyDictionary<string, string> FocusNames,
    IReadOnlyDictionary<string, string> IcbNames);
