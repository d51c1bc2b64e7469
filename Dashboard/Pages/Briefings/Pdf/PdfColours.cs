using PdfSharp.Drawing;

namespace HealthNeeds.Dashboard.Pages.Briefings.Pdf;

/// <summary>The colours of the style sheets, for paper: a test holds those of places to the tokens.</summary>
internal static class PdfColours
{
    public static readonly XColor Ink = Of("#17212e"), Muted = Of("#4b596a"), Line = Of("#d8dee7"), Navy = Of("#12274a"), Asset = Of("#00694f"), Here = Of("#c77700");

    /// <summary>Of map places, by class; "w" classes are drawn like "n" with stripes over them.</summary>
    public static readonly IReadOnlyDictionary<string, string> Places = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["n0"] = "#eef0f3",
        ["n1"] = "#f1edf8",
        ["n2"] = "#cfc3e6",
        ["n3"] = "#a18ccd",
        ["n4"] = "#6a49a8",
        ["n5"] = "#2b0f61",
        ["p1"] = "#9ad3bf",
        ["p2"] = "#f1edf8",
        ["p3"] = "#a18ccd",
        ["pl0"] = "#e6eaf0",
    };

    public static XColor Place(string style) => Of(Places[style.Replace('w', 'n')]);

    private static XColor Of(string hex) => XColor.FromArgb(Convert.ToInt32(hex[1..3], 16), Convert.ToInt32(hex[3..5], 16), Convert.ToInt32(hex[5..7], 16));
}
