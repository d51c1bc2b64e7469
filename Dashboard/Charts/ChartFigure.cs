using Plotly.Blazor;

namespace HealthNeeds.Dashboard.Charts;

/// <summary>A chart as plotly draws it. Its table twin is read from the same traces (<see cref="ChartTable"/>).</summary>
/// <param name="Traces">In the order of the table's columns; all have the same labels.</param>
public sealed record ChartFigure(ChartHeading Heading, IReadOnlyList<ITrace> Traces, Layout Layout)
{
    /// <summary>Static but for what the pointer asks: no buttons, and as wide as there is room.</summary>
    public Config Config { get; } = new() { DisplayModeBar = Plotly.Blazor.ConfigLib.DisplayModeBarEnum.False, Responsive = true };

    /// <summary>The table beside a chart that is not read from its traces, because their points have no labels in common; null where it is.</summary>
    internal ChartTable? Twin { get; init; }
}

/// <summary>The words around a chart.</summary>
/// <param name="Id">Unique on its page.</param>
/// <param name="Unit">Of the values, as said beside one of them.</param>
/// <param name="Decimals">Of the values, where one is shown.</param>
public sealed record ChartHeading(string Id, string Title, string Note, string Unit, int Decimals)
{
    /// <summary>What the labels are, at the head of the table's first column; "Period" or "Category" where null.</summary>
    public string? Labels { get; init; }
}

/// <summary>A value and the ends of its interval, in the chart's unit; null where there is none, never zero.</summary>
public readonly record struct ChartPoint(double? Value, double? Lower = null, double? Upper = null);
