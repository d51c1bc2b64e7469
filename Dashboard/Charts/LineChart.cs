using Plotly.Blazor;
using Plotly.Blazor.Traces.ScatterLib;
using ErrorYLib = Plotly.Blazor.Traces.ScatterLib.ErrorYLib;
using Scatter = Plotly.Blazor.Traces.Scatter;

namespace HealthNeeds.Dashboard.Charts;

/// <summary>Lines over periods, broken where there is no figure, each named at its end. Limits are drawn for the strong line only, and stand in the table for all.</summary>
internal static class LineChart
{
    private static readonly string[] Quiet = ["#64728a", "#8a97a8", "#747f90", "#9aa5b4"];
    private static readonly string[] Dashes = ["dot", "dash", "dashdot", "longdash"];

    public static ChartFigure Of(ChartHeading heading, IReadOnlyList<string> periods, IReadOnlyList<ChartLine> lines)
    {
        var quiet = lines.Where(l => !l.Strong && !l.IsReference).ToList();
        return new ChartFigure(heading, [.. lines.Select(l => Trace(heading, periods, l, quiet.IndexOf(l)))], Named(periods, lines));
    }

    /// <summary>One line is what the heading says; more are named.</summary>
    private static Layout Named(IReadOnlyList<string> periods, IReadOnlyList<ChartLine> lines)
    {
        var layout = ChartStyle.Upright(legend: false);
        double[] values = [.. lines.SelectMany(l => l.Points).Select(p => p.Value).OfType<double>()];
        if (lines.Count < 2 || values.Length == 0) return layout;
        var ends = lines.Select(l => (Line: l, At: Enumerable.Range(0, l.Points.Count).LastOrDefault(i => l.Points[i].Value is not null, -1))).Where(e => e.At >= 0);
        layout.Annotations = [.. ChartWords.AtEnds([.. ends.Select(e => (e.At, e.Line.Points[e.At].Value!.Value, e.Line.Name, e.Line.Strong ? ChartStyle.Strong : ChartStyle.Ink))], values.Min(), values.Max(), periods)];
        layout.Margin.R = ChartWords.Room(lines.Select(l => l.Name));
        return layout;
    }

    private static Scatter Trace(ChartHeading heading, IReadOnlyList<string> periods, ChartLine line, int quiet) => new()
    {
        Name = line.Name,
        Mode = ModeFlag.Lines | ModeFlag.Markers,
        X = [.. periods],
        Y = [.. line.Points.Select(p => (object?)p.Value)],
        ConnectGaps = false,
        Line = line.Strong ? new Line { Color = ChartStyle.Strong, Width = 3, Dash = "solid" }
            : line.IsReference ? new Line { Color = ChartStyle.Ink, Width = 2, Dash = "solid" }
            : new Line { Color = Quiet[quiet % Quiet.Length], Width = 1.5m, Dash = Dashes[quiet % Dashes.Length] },
        Marker = new Marker { Size = line.Strong ? 6 : 3 },
        ErrorY = ChartLimits.Of(line.Points) is { } limits
            ? new ErrorY { Type = ErrorYLib.TypeEnum.Data, Symmetric = false, Array = limits.Above, ArrayMinus = limits.Below, Visible = line.Strong, Color = ChartStyle.StrongLimits, Thickness = 1.5m, Width = 3 }
            : null,
        HoverTemplate = ChartStyle.Hover(heading, "x", "y", line.Name),
        ZOrder = line.Strong ? 1 : 0,
    };
}

/// <summary>One line of a chart.</summary>
/// <param name="Points">One a period.</param>
/// <param name="Strong">The one the chart is about; the others are drawn quietly.</param>
public sealed record ChartLine(string Name, IReadOnlyList<ChartPoint> Points, bool Strong)
{
    /// <summary>England, which the others are held against.</summary>
    public bool IsReference { get; init; }
}
