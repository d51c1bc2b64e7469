using HealthNeeds.Dashboard.Wording;
using Plotly.Blazor.LayoutLib;
using Plotly.Blazor.LayoutLib.AnnotationLib;
using ShapeLine = Plotly.Blazor.LayoutLib.ShapeLib.Line;
using ShapeTypes = Plotly.Blazor.LayoutLib.ShapeLib.TypeEnum;

namespace HealthNeeds.Dashboard.Charts;

/// <summary>How many places lie in each of equally wide steps, with what they are compared with marked.</summary>
internal static class DistributionChart
{
    private const int Steps = 16;

    /// <summary>Height of one line of words above the bars, as a share of theirs.</summary>
    private const double Row = 0.085;

    /// <param name="marks">Values named above the bars: England, the region.</param>
    /// <returns>Null where there is nothing to spread: fewer than eight values, or all alike.</returns>
    public static ChartFigure? Of(IReadOnlyList<double> values, string title, string note, int decimals, IReadOnlyList<ChartMark>? marks = null)
    {
        if (values.Count < 8 || values.Min() == values.Max())
            return null;
        double[] all = [.. values, .. (marks ?? []).Select(m => m.Value)];
        var (low, width) = (all.Min(), (all.Max() - all.Min()) / Steps);
        var counts = new double[Steps];
        foreach (var value in values)
            counts[Math.Min(Steps - 1, (int)((value - low) / width))]++;
        var figure = BarChart.Upright(
            new ChartHeading("distribution", title, note, "places", 0),
            "Places",
            [.. Enumerable.Range(0, Steps).Select(i => $"{Figures.Value(low + (i * width), decimals)} to {Figures.Value(low + ((i + 1) * width), decimals)}")],
            counts);
        Mark(figure.Layout, [.. (marks ?? []).Select(m => (m.Words, At: ((m.Value - low) / width) - 0.5))]);
        return figure;
    }

    /// <summary>A line down from the words: steps are numbered from 0, each as wide as 1.</summary>
    private static void Mark(Plotly.Blazor.Layout layout, IReadOnlyList<(string Words, double At)> marks)
    {
        if (marks.Count == 0) return;
        layout.Margin.T += 16 * marks.Count;
        layout.Shapes = [.. marks.Select((m, i) => new Shape { Type = ShapeTypes.Line, XRef = "x", YRef = "paper", X0 = m.At, X1 = m.At, Y0 = 0, Y1 = 1 + (Row * i), Line = new ShapeLine { Color = ChartStyle.Ink, Width = 2, Dash = i == 0 ? "solid" : "dot" } })];
        layout.Annotations = [.. marks.Select((m, i) => Words(m.Words, m.At, 1 + (Row * i)))];
    }

    private static Annotation Words(string text, double at, double height)
    {
        var words = ChartStyle.Words(text, at, height, ChartStyle.Ink);
        // Towards the middle, so that no word leaves the picture.
        (words.YRef, words.YAnchor, words.XAnchor) = ("paper", YAnchorEnum.Bottom, at > Steps / 2.0 ? XAnchorEnum.Right : XAnchorEnum.Left);
        return words;
    }
}

/// <summary>A value that is named in a chart.</summary>
/// <param name="Words">"England 5.2".</param>
internal sealed record ChartMark(string Words, double Value);
