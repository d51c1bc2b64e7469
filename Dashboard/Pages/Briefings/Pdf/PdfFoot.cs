using PdfSharp.Drawing;
using PdfSharp.UniversalAccessibility;

namespace HealthNeeds.Dashboard.Pages.Briefings.Pdf;

/// <summary>The bottom of the last page: the QR code of the full page, the citation, sources and licence.</summary>
internal sealed class PdfFoot
{
    private const double CodeSide = 74, Size = 7, Leading = 9, Inner = PdfPaper.Width - (2 * PdfPaper.Margin);

    private readonly PdfPaper paper;
    private readonly QrPattern? code;
    private readonly List<IReadOnlyList<string>> paragraphs;

    public PdfFoot(PdfPaper paper, BriefingSheet sheet)
    {
        (this.paper, code) = (paper, QrPattern.Of(sheet.Imprint.Link));
        var texts = new[]
        {
            $"Cite as: {sheet.Imprint.Citation}",
            sheet.Briefing.Measured is { } measured ? $"Figures are of {measured}." : null,
            $"Sources: {string.Join(". ", sheet.Imprint.Sources)}.",
            BriefingImprint.Licence,
        };
        paragraphs = [.. texts.OfType<string>().Select(t => PdfText.Lines(paper.Graphics, t, PdfFonts.Regular(Size), Inner - Left))];
        Height = Math.Max(code is null ? 0 : CodeSide, paragraphs.Sum(p => (p.Count * Leading) + 2)) + 10;
    }

    /// <summary>In points.</summary>
    public double Height { get; }

    private double Left => code is null ? 0 : CodeSide + 12;

    public void Draw(double y)
    {
        paper.Decorate(() => paper.Graphics.DrawLine(new XPen(PdfColours.Navy, 0.9), PdfPaper.Margin, y, PdfPaper.Width - PdfPaper.Margin, y));
        y += 8;
        if (code is not null)
            paper.Figure("QR code of the address of the full page", new XRect(PdfPaper.Margin, y, CodeSide, CodeSide), () => DrawCode(code, y));
        foreach (var lines in paragraphs)
        {
            var at = y;
            paper.Tagged(PdfBlockLevelElementTag.Paragraph, () => paper.Write(lines, PdfFonts.Regular(Size), PdfColours.Muted, PdfPaper.Margin + Left, at, Leading));
            y += (lines.Count * Leading) + 2;
        }
    }

    private void DrawCode(QrPattern pattern, double y)
    {
        var side = CodeSide / pattern.Size;
        foreach (var (column, row) in pattern.Dark)
            paper.Graphics.DrawRectangle(XBrushes.Black, PdfPaper.Margin + (column * side), y + (row * side), side * 1.02, side * 1.02);
    }
}
