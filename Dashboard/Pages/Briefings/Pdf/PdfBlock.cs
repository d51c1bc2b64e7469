using PdfSharp.Drawing;
using PdfSharp.UniversalAccessibility;

namespace HealthNeeds.Dashboard.Pages.Briefings.Pdf;

/// <summary>A part of a column that stays in one piece.</summary>
/// <param name="Height">In points.</param>
/// <param name="Draw">Draws it from its left and top.</param>
/// <param name="KeepsNext">Never the last in a column: a heading, and what stands between it and its table.</param>
internal sealed record PdfBlock(double Height, Action<double, double> Draw, bool KeepsNext = false);

/// <summary>Sets the parts of a briefing for columns of one width.</summary>
/// <param name="size">Of the text, in points.</param>
/// <param name="keepsTables">Whether a table stays with its heading and all that stands between them, not the next paragraph alone.</param>
internal sealed class PdfBlocks(PdfPaper paper, double width, double size = PdfBlocks.Usual, bool keepsTables = true)
{
    public const double Usual = 8;

    private const double Between = 4;

    private readonly double leading = size * 1.32;

    public IEnumerable<PdfBlock> Of(BriefingSection section)
    {
        yield return Heading(section.Title);
        foreach (var paragraph in section.Paragraphs)
            yield return Paragraph(paragraph) with { KeepsNext = keepsTables && section.Table is not null };
        if (section.Table is { } table)
            yield return new PdfTable(paper, table, width, size).Block;
        foreach (var item in section.Items)
            yield return Item(item);
    }

    public PdfBlock Heading(string text)
    {
        var font = PdfFonts.Bold(11);
        var lines = PdfText.Lines(paper.Graphics, text, font, width);
        return new PdfBlock((lines.Count * 13.5) + 10, (x, y) => paper.Tagged(PdfBlockLevelElementTag.Heading2, () => paper.Write(lines, font, PdfColours.Navy, x, y + 7, 13.5)), KeepsNext: true);
    }

    public PdfBlock Paragraph(string text)
    {
        var font = PdfFonts.Regular(size);
        var lines = PdfText.Lines(paper.Graphics, text, font, width);
        return new PdfBlock((lines.Count * leading) + Between, (x, y) => paper.Tagged(PdfBlockLevelElementTag.Paragraph, () => paper.Write(lines, font, PdfColours.Ink, x, y, leading)));
    }

    private PdfBlock Item(string text)
    {
        const double Indent = 9;
        var font = PdfFonts.Regular(size);
        var lines = PdfText.Lines(paper.Graphics, text, font, width - Indent);
        return new PdfBlock((lines.Count * leading) + 2, (x, y) => paper.Tagged(PdfBlockLevelElementTag.Paragraph, () =>
        {
            paper.Write(["•"], font, PdfColours.Muted, x, y, leading);
            paper.Write(lines, font, PdfColours.Ink, x + Indent, y, leading);
        }));
    }
}
