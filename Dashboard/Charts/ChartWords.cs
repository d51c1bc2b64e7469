using System.Net;
using Plotly.Blazor.LayoutLib;
using Plotly.Blazor.LayoutLib.AnnotationLib;

namespace HealthNeeds.Dashboard.Charts;

/// <summary>Words beside the lines of a chart, in the place of a legend.</summary>
internal static class ChartWords
{
    /// <summary>How much of the chart's height one line of words takes; more where long labels along the bottom take from it.</summary>
    private const double Line = 0.075, LineAboveLongLabels = 0.13;

    private const int LongLabel = 9;

    private const int PixelsOfLetter = 7;

    /// <summary>Plotly reads a few tags in words; names of places hold none.</summary>
    public static string Plain(string text) => WebUtility.HtmlEncode(text).Replace("&#39;", "’", StringComparison.Ordinal);

    /// <summary>One name at the last point of each line, moved apart where they would cover each other.</summary>
    /// <param name="ends">The last point of each line: place along the bottom, value, name and colour.</param>
    /// <param name="lowest">Of all values drawn.</param>
    /// <param name="labels">Those along the bottom.</param>
    public static IReadOnlyList<Annotation> AtEnds(IReadOnlyList<(int At, double Value, string Name, string Color)> ends, double lowest, double highest, IEnumerable<string> labels)
    {
        var step = Math.Max((highest - lowest) * (labels.Any(l => l.Length > LongLabel) ? LineAboveLongLabels : Line), 1e-9);
        var placed = new List<Annotation>();
        var above = double.NegativeInfinity;
        foreach (var end in ends.OrderBy(e => e.Value))
        {
            above = Math.Max(end.Value, above + step);
            var words = ChartStyle.Words(end.Name, end.At, above, end.Color);
            (words.XAnchor, words.XShift) = (XAnchorEnum.Left, 8);
            placed.Add(words);
        }

        return placed;
    }

    /// <summary>Pixels that the longest of the names needs.</summary>
    public static int Room(IEnumerable<string> names) => (names.Max(n => n.Length) * PixelsOfLetter) + 12;
}
