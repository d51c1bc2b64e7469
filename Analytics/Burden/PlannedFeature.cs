using HealthNeeds.Analytics.Boosting;

namespace HealthNeeds.Analytics.Burden;

/// <summary>An indicator that burden models may use, and the direction they must respect.</summary>
internal sealed record PlannedFeature(string Indicator, Monotone Direction);
