using Plotly.Blazor.Traces;
using Plotly.Blazor.Traces.BarLib;
using ErrorXLib = Plotly.Blazor.Traces.BarLib.ErrorXLib;

namespace HealthNeeds.Dashboard.Charts;

/// <summary>Bars of one measure over categories.</summary>
internal static class BarChart
{
    /// <summary>Bars that stand upright, for short labels in an order of their own.</summary>
    public static ChartFigure Upright(ChartHeading heading, string name, IReadOnlyList<string> labels, IReadOnlyList<double> values) => new(
        heading,
        [new Bar { Name = name, X = [.. labels], Y = [.. values], Marker = new Marker { Color = ChartStyle.Bar }, HoverTemplate = ChartStyle.Hover(heading, "x", "y") }],
        ChartStyle.Upright(legend: false));

    /// <summary>Bars that run to the right, the first on top, for long labels; each with its limits where it has them.</summary>
    public static ChartFigure Ranked(ChartHeading heading, string name, IReadOnlyList<string> labels, IReadOnlyList<ChartPoint> points) => new(
        heading,
        [
            new Bar
            {
                Name = name,
                Orientation = OrientationEnum.H,
                X = [.. points.Select(p => (object?)p.Value)],
                Y = [.. labels],
                Marker = new Marker { Color = ChartStyle.Bar },
                ErrorX = ChartLimits.Of(points) is { } limits
                    ? new ErrorX { Type = ErrorXLib.TypeEnum.Data, Symmetric = false, Array = limits.Above, ArrayMinus = limits.Below, Color = ChartStyle.Ink, Thickness = 1.5m, Width = 4 }
                    : null,
                HoverTemplate = ChartStyle.Hover(heading, "y", "x"),
            },
        ],
        ChartStyle.Horizontal());
}
