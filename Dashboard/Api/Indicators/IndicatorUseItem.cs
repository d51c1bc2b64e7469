namespace HealthNeeds.Dashboard.Api.Indicators;

/// <param name="Role">"burden", "gap", "determinant" or "context".</param>
internal sealed record IndicatorUseItem(string Focus, string Role);
