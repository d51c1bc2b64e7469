using HealthNeeds.Core.Models;

namespace HealthNeeds.Analytics.Care;

/// <param name="Expected">Percentage of patients that need would lead to expect on the register, per LSOA.</param>
/// <param name="Miss">Standard deviation by which that misses registers of well-aligned authorities left out, in percentage points.</param>
internal sealed record RegisterResult(RegisterGap Register, double[] Expected, double Miss, ModelCard Card, IReadOnlyList<ModelMetric> Metrics, IReadOnlyList<ModelGate> Gates);
