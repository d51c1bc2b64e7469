namespace HealthNeeds.Core.Models;

/// <param name="Scheme">How the model was tested: "leave-lsoa-out", "leave-la-out", "leave-icb-out", or "outside-" and the check.</param>
/// <param name="Candidate">"shipped", or what it is compared with, such as "ridge", "imd-2019", "previous-value".</param>
/// <param name="Metric">"spearman", "worst-tenth-overlap", "ndcg", "captured-share".</param>
/// <param name="Extent">Code of the area the metric is computed over.</param>
/// <param name="Lower">5th percentile of the bootstrap over local authorities, where computed.</param>
public sealed record ModelMetric(string Model, string Scheme, string Candidate, string Metric, string Extent, double Value, double? Lower, double? Upper);
