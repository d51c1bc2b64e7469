using Plotly.Blazor;
using Plotly.Blazor.LayoutLib;
using XAxisLib = Plotly.Blazor.LayoutLib.XAxisLib;
using YAxisLib = Plotly.Blazor.LayoutLib.YAxisLib;

namespace HealthNeeds.Dashboard.Charts;

/// <summary>What all charts look like.</summary>
internal static class ChartStyle
{
    public const string Ink = "#17212e";
    public const string Strong = "#2b0f61";
    public const string StrongLimits = "#a18ccd";
    public const string Bar = "#6a49a8";

    private const string Axis = "#8a97a8";
    private const string Grid = "#e3e8ef";
    private const string Clear = "rgba(0,0,0,0)";

    /// <summary>Categories along the bottom, values upwards.</summary>
    public static Layout Upright(bool legend) => Of(
        legend,
        new XAxis { Type = XAxisLib.TypeEnum.Category, AutoMargin = XAxisLib.AutoMarginFlag.True, NTicks = 9, ShowGrid = false, LineColor = Axis, FixedRange = true },
        new YAxis { GridColor = Grid, ZeroLine = false, FixedRange = true, AutoMargin = YAxisLib.AutoMarginFlag.True, TickFormat = "," });

    /// <summary>Categories downwards from the first, values to the right: room for long labels.</summary>
    public static Layout Horizontal() => Of(
        legend: false,
        new XAxis { GridColor = Grid, ZeroLine = true, ZeroLineColor = Axis, NTicks = 5, TickAngle = 0, FixedRange = true },
        new YAxis { Type = YAxisLib.TypeEnum.Category, AutoRange = YAxisLib.AutoRangeEnum.Reversed, AutoMargin = YAxisLib.AutoMarginFlag.True, FixedRange = true, TickSuffix = "  " });

    /// <summary>Numbers along the bottom and upwards; words at the right ends of its lines.</summary>
    public static Layout Plane(string across, IReadOnlyList<Annotation> words)
    {
        var layout = Of(
            legend: false,
            new XAxis { GridColor = Grid, ZeroLine = false, FixedRange = true, NTicks = 6, TickAngle = 0, TickFormat = ",", Title = new Plotly.Blazor.LayoutLib.XAxisLib.Title { Text = across }, AutoMargin = XAxisLib.AutoMarginFlag.True },
            new YAxis { GridColor = Grid, ZeroLine = false, FixedRange = true, AutoMargin = YAxisLib.AutoMarginFlag.True, TickFormat = "," });
        layout.Annotations = [.. words];
        return layout;
    }

    /// <summary>Words that stand in a chart, without an arrow.</summary>
    public static Annotation Words(string text, object x, object y, string color) => new()
    {
        Text = ChartWords.Plain(text),
        X = x,
        Y = y,
        XRef = "x",
        YRef = "y",
        ShowArrow = false,
        Font = new Plotly.Blazor.LayoutLib.AnnotationLib.Font { Color = color, Size = 12 },
    };

    /// <summary>What is said of a point when the pointer rests on it.</summary>
    /// <param name="label">The axis that names the point: "x" or "y".</param>
    /// <param name="name">Said beside it; empty where the chart has one trace only.</param>
    public static string Hover(ChartHeading heading, string label, string value, string name = "") =>
        $"%{{{label}}}: %{{{value}:,.{heading.Decimals}f}} {heading.Unit}<extra>{name}</extra>";

    private static Layout Of(bool legend, XAxis across, YAxis up) => new()
    {
        Margin = new Margin { L = 46, R = 8, T = 28, B = 30 },
        // The page's own font: the canvas stands inside it.
        Font = new Font { Family = "inherit", Size = 12, Color = Ink },
        PaperBgColor = Clear,
        PlotBgColor = Clear,
        XAxis = [across],
        YAxis = [up],
        Legend = [new Legend { Orientation = Plotly.Blazor.LayoutLib.LegendLib.OrientationEnum.H, X = 0, Y = 1.02m, YAnchor = Plotly.Blazor.LayoutLib.LegendLib.YAnchorEnum.Bottom }],
        ShowLegend = legend,
        BarGap = 0.08m,
        HoverMode = HoverModeEnum.Closest,
    };
}
