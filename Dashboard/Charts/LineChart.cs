using Plotly.Blazor.Traces;
using Plotly.Blazor.Traces.ScatterLib;
using ErrorYLib = Plotly.Blazor.Traces.ScatterLib.ErrorYLib;

namespace HealthNeeds.Dashboard.Charts;

/// <summary>Lines over periods, broken where there is no figure. Limits are drawn for the strong line only, and stand in the table for all.</summary>
internal static class LineChart
{
    private static readonly string[] Quiet = ["#8a97a8", "#a9b3c1", "#747f90", "#bcc4cf"];
    private static readonly string[] Dashes = ["dot", "dash", "dashdot", "longdash"];

    public static ChartFigure Of(ChartHeading heading, IReadOnlyList<string> periods, IReadOnlyList<ChartLine> lines)
    {
        var quiet = lines.Where(l => !l.Strong).ToList();
        return new ChartFigure(heading, [.. lines.Select(l => Trace(heading, periods, l, quiet.IndexOf(l)))], ChartStyle.Upright(legend: lines.Count > 1));
    }

    private static Scatter Trace(ChartHeading heading, IReadOnlyList<string> periods, ChartLine line, int quiet) => new()
    {
        Name = line.Name,
        Mode = ModeFlag.Lines | ModeFlag.Markers,
        X = [.. periods],
        Y = [.. line.Points.Select(p => (object?)p.Value)],
        ConnectGaps = false,
        Line = line.Strong
            ? new Line { Color = ChartStyle.Strong, Width = 3, Dash = "solid" }
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
public sealed record ChartLine(string Name, IReadOnlyList<ChartPoint> Points, bool Strong);
