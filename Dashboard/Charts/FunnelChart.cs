using Plotly.Blazor.LayoutLib;
using Plotly.Blazor.LayoutLib.AnnotationLib;
using Plotly.Blazor.Traces;
using Plotly.Blazor.Traces.ScatterLib;
using SymbolEnum = Plotly.Blazor.Traces.ScatterLib.MarkerLib.SymbolEnum;

namespace HealthNeeds.Dashboard.Charts;

/// <summary>Places by their people and value, between the limits that chance alone would keep them in.</summary>
internal static class FunnelChart
{
    private const string Inside = "#8a97a8";
    private const string Outside = "#6a49a8";

    /// <param name="people">Numbers of people at which the limits are drawn, rising.</param>
    /// <param name="bounds">The limits there: lowest of 99.8%, lowest of 95%, highest of 95%, highest of 99.8%.</param>
    /// <param name="twin">Its table.</param>
    public static ChartFigure Of(ChartHeading heading, IReadOnlyList<FunnelDot> dots, string averageWords, double average, IReadOnlyList<double> people, IReadOnlyList<double[]> bounds, ChartTable twin)
    {
        double[] ends = [people[0], people[^1]];
        return new ChartFigure(
            heading,
            [
                Dots(heading, "Inside the limits", [.. dots.Where(d => d.Side == 0)], Inside, SymbolEnum.Circle),
                Dots(heading, "Above them", [.. dots.Where(d => d.Side > 0)], Outside, SymbolEnum.TriangleUp),
                Dots(heading, "Below them", [.. dots.Where(d => d.Side < 0)], Outside, SymbolEnum.TriangleDown),
                Line("Average", ends, [average, average], "solid", 2),
                Line("99.8% limits", people, [.. bounds.Select(b => b[0])], "dot", 1.5m),
                Line("95% limits", people, [.. bounds.Select(b => b[1])], "dash", 1.5m),
                Line("95% limits", people, [.. bounds.Select(b => b[2])], "dash", 1.5m),
                Line("99.8% limits", people, [.. bounds.Select(b => b[3])], "dot", 1.5m),
            ],
            ChartStyle.Plane("People", Words(averageWords, average, people, bounds[^1])))
        { Twin = twin };
    }

    /// <summary>The average where the funnel is wide, the limits where it is narrow.</summary>
    private static List<Annotation> Words(string averageWords, double average, IReadOnlyList<double> people, double[] bounds)
    {
        return [At(averageWords, people[0], average, XAnchorEnum.Left, 1), At("95%", people[^1], bounds[2], XAnchorEnum.Right, 1), At("99.8%", people[^1], bounds[3], XAnchorEnum.Right, 14)];

        static Annotation At(string text, double x, double y, XAnchorEnum side, int up)
        {
            var words = ChartStyle.Words(text, x, y, ChartStyle.Ink);
            (words.XAnchor, words.YAnchor, words.YShift, words.BgColor) = (side, YAnchorEnum.Bottom, up, "rgba(255,255,255,.8)");
            return words;
        }
    }

    private static Scatter Dots(ChartHeading heading, string name, IReadOnlyList<FunnelDot> dots, string color, SymbolEnum symbol) => new()
    {
        Name = name,
        Mode = ModeFlag.Markers,
        X = [.. dots.Select(d => (object)d.People)],
        Y = [.. dots.Select(d => (object)d.Value)],
        TextArray = [.. dots.Select(d => ChartWords.Plain(d.Name))],
        Marker = new Marker { Color = color, Size = 6, Symbol = symbol, Opacity = 0.75m },
        HoverTemplate = $"%{{text}}: %{{y:,.{heading.Decimals}f}} {heading.Unit} of %{{x:,}} people<extra></extra>",
    };

    private static Scatter Line(string name, IReadOnlyList<double> people, IReadOnlyList<double> values, string dash, decimal width) => new()
    {
        Name = name,
        Mode = ModeFlag.Lines,
        X = [.. people.Select(p => (object)p)],
        Y = [.. values.Select(v => (object)v)],
        Line = new Line { Color = ChartStyle.Ink, Width = width, Dash = dash },
        HoverInfo = HoverInfoFlag.Skip,
    };
}

/// <param name="Side">Above 0 where it lies above the 95% limits, below 0 where below.</param>
internal sealed record FunnelDot(string Name, double People, double Value, int Side);
