using HealthNeeds.Dashboard.Wording;
using Plotly.Blazor;
using Plotly.Blazor.Traces;
using Plotly.Blazor.Traces.BarLib;

namespace HealthNeeds.Dashboard.Charts;

/// <summary>The figures of a chart as a table, read from the traces that are drawn.</summary>
/// <param name="Labels">What the first column holds.</param>
internal sealed record ChartTable(string Labels, IReadOnlyList<string> Columns, IReadOnlyList<ChartRow> Rows)
{
    /// <exception cref="NotSupportedException">A trace is neither a line nor a bar.</exception>
    public static ChartTable Of(ChartFigure figure)
    {
        var columns = figure.Traces.Select(Read).ToList();
        var rows = columns[0].Labels.Select((label, i) => new ChartRow((string)label, [.. columns.Select(c => Cell(c, i, figure.Heading.Decimals))]));
        return new ChartTable(figure.Heading.Labels ?? (figure.Traces[0] is Scatter ? "Period" : "Category"), [.. columns.Select(c => c.Name)], [.. rows]);
    }

    private static string Cell(Column column, int row, int decimals) =>
        column.Values[row] is not double value ? "–"
        : column.Limits?.At(row, value) is var (lower, upper) ? $"{Figures.Value(value, decimals)} ({Figures.Value(lower, decimals)} to {Figures.Value(upper, decimals)})"
        : Figures.Value(value, decimals);

    private static Column Read(ITrace trace) => trace switch
    {
        Scatter line => new Column(line.Name, line.X, line.Y, line.ErrorY is { } error ? new ChartLimits(error.Array, error.ArrayMinus) : null),
        Bar { Orientation: OrientationEnum.H } bar => new Column(bar.Name, bar.Y, bar.X, bar.ErrorX is { } error ? new ChartLimits(error.Array, error.ArrayMinus) : null),
        Bar bar => new Column(bar.Name, bar.X, bar.Y, Limits: null),
        _ => throw new NotSupportedException($"A chart's table is read from lines and bars; found {trace.GetType().Name}."),
    };

    private sealed record Column(string Name, IList<object> Labels, IList<object> Values, ChartLimits? Limits);
}

/// <summary>One row of a chart's table: a period or category with a cell a trace.</summary>
internal sealed record ChartRow(string Label, IReadOnlyList<string> Cells);
