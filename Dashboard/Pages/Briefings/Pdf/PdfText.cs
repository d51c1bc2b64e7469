using PdfSharp.Drawing;

namespace HealthNeeds.Dashboard.Pages.Briefings.Pdf;

/// <summary>Text broken into lines.</summary>
internal static class PdfText
{
    /// <summary>Lines of at most so many points; a word longer than that is broken where it has to be.</summary>
    public static IReadOnlyList<string> Lines(XGraphics graphics, string text, XFont font, double width)
    {
        var lines = new List<string>();
        var line = string.Empty;
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Length > 0 && Fits($"{line} {word}"))
            {
                line = $"{line} {word}";
                continue;
            }

            if (line.Length > 0)
                lines.Add(line);
            line = word;
            while (!Fits(line) && line.Length > 1)
            {
                var (most, tooMany) = (1, line.Length);
                while (tooMany - most > 1)
                {
                    var middle = (most + tooMany) / 2;
                    (most, tooMany) = Fits(line[..middle]) ? (middle, tooMany) : (most, middle);
                }

                lines.Add(line[..most]);
                line = line[most..];
            }
        }

        return line.Length > 0 ? [.. lines, line] : lines;

        bool Fits(string candidate) => graphics.MeasureString(candidate, font).Width <= width;
    }
}
