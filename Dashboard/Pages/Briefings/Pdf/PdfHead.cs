using PdfSharp.Drawing;
using PdfSharp.UniversalAccessibility;

namespace HealthNeeds.Dashboard.Pages.Briefings.Pdf;

/// <summary>The top of the first page: what it is, the finding, how it is known, and the figures to remember.</summary>
internal sealed class PdfHead(PdfPaper paper, BriefingSheet sheet)
{
    private const double Band = 30, Inner = PdfPaper.Width - (2 * PdfPaper.Margin);

    /// <returns>Where the next thing can stand.</returns>
    public double Draw()
    {
        paper.Decorate(() => paper.Graphics.DrawRectangle(new XSolidBrush(PdfColours.Navy), 0, 0, PdfPaper.Width, Band));
        var (kind, edition) = (PdfFonts.Bold(9), PdfFonts.Regular(8.5));
        paper.Tagged(PdfBlockLevelElementTag.Paragraph, () =>
        {
            paper.Write([$"HealthNeeds  ·  {sheet.Briefing.Kind}"], kind, XColors.White, PdfPaper.Margin, 10, 12);
            paper.Write([sheet.Imprint.Edition], edition, XColors.White, PdfPaper.Width - PdfPaper.Margin - paper.Graphics.MeasureString(sheet.Imprint.Edition, edition).Width, 10, 12);
        });
        var y = Text(sheet.Briefing.Title, PdfFonts.Bold(19), 22.5, PdfColours.Navy, Band + 16, PdfBlockLevelElementTag.Heading1);
        y = Text(sheet.Briefing.Lead, PdfFonts.Regular(10), 13.5, PdfColours.Ink, y + 6, PdfBlockLevelElementTag.Paragraph);
        return sheet.Briefing.Facts.Count == 0 ? y + 8 : Facts(y + 10) + 10;
    }

    private double Text(string text, XFont font, double leading, XColor colour, double y, PdfBlockLevelElementTag tag)
    {
        var lines = PdfText.Lines(paper.Graphics, text, font, Inner);
        paper.Tagged(tag, () => paper.Write(lines, font, colour, PdfPaper.Margin, y, leading));
        return y + (lines.Count * leading);
    }

    private double Facts(double y)
    {
        const double Gap = 10, Padding = 8;
        var (figure, words) = (PdfFonts.Bold(12.5), PdfFonts.Regular(8));
        var width = (Inner - (Gap * (sheet.Briefing.Facts.Count - 1))) / sheet.Briefing.Facts.Count;
        var boxes = sheet.Briefing.Facts.Select(f => (
            Figure: PdfText.Lines(paper.Graphics, f.Figure, figure, width - (2 * Padding)),
            Words: PdfText.Lines(paper.Graphics, f.Words, words, width - (2 * Padding)))).ToList();
        var height = boxes.Max(b => (b.Figure.Count * 15) + (b.Words.Count * 10.2)) + (2 * Padding);
        foreach (var (box, i) in boxes.Select((b, i) => (b, i)))
        {
            var x = PdfPaper.Margin + (i * (width + Gap));
            paper.Decorate(() => paper.Graphics.DrawRectangle(new XSolidBrush(XColor.FromArgb(245, 246, 249)), x, y, width, height));
            paper.Decorate(() => paper.Graphics.DrawRectangle(new XSolidBrush(PdfColours.Navy), x, y, width, 1.6));
            paper.Tagged(PdfBlockLevelElementTag.Paragraph, () =>
            {
                paper.Write(box.Figure, figure, PdfColours.Navy, x + Padding, y + Padding, 15);
                paper.Write(box.Words, words, PdfColours.Ink, x + Padding, y + Padding + (box.Figure.Count * 15), 10.2);
            });
        }

        return y + height;
    }
}
