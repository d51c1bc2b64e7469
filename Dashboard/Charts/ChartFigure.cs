using System.Text.Json;
using System.Text.Json.Serialization;
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

/// <summary>A figure as plotly.js takes it: an object of data, layout and config.</summary>
internal static class ChartJson
{
    // Plotly.Blazor writes its figures with these, for a page with a circuit.
    private static readonly JsonSerializerOptions Options = new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new PolymorphicConverter<ITrace>() },
    };

    /// <summary>Safe inside a script element: the serializer escapes angle brackets.</summary>
    public static string Of(ChartFigure figure) => JsonSerializer.Serialize(new { data = figure.Traces, layout = figure.Layout, config = figure.Config }, Options);

    /// <summary>Reads the shape of every kind of trace once, which takes a third of a second, so that no reader waits for it.</summary>
    public static void Warm()
    {
        var heading = new ChartHeading(string.Empty, string.Empty, string.Empty, string.Empty, 0);
        _ = Of(LineChart.Of(heading, ["1", "2"], [new ChartLine("1", [new(1, 0, 2), default], Strong: true), new ChartLine("2", [new(1), new(2)], Strong: false)]));
        _ = Of(BarChart.Upright(heading, "1", ["1"], [1]));
        _ = Of(BarChart.Ranked(heading, "1", ["1"], [new(1, 0, 2)]));
    }
}
