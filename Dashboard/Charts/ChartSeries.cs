namespace HealthNeeds.Dashboard.Charts;

/// <summary>One line or set of bars. A value that is not there is null, never zero.</summary>
/// <param name="Strong">The one the chart is about; the others are drawn quietly.</param>
public sealed record ChartSeries(string Name, IReadOnlyList<double?> Values, bool Strong)
{
    /// <summary>95% limits beside the values, where published.</summary>
    public IReadOnlyList<double?> Lower { get; init; } = [];

    public IReadOnlyList<double?> Upper { get; init; } = [];
}
