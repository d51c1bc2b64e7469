namespace HealthNeeds.Analytics.Sensitivities;

/// <summary>What share of a result's variance one factor makes, by itself and with what it does together with others; with the middle 90% of a bootstrap. Estimates of nothing may lie a little below 0.</summary>
internal readonly record struct SobolIndex(double First, double FirstLower, double FirstUpper, double Total, double TotalLower, double TotalUpper);
