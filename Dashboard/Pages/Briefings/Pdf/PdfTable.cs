using PdfSharp.Drawing;
using PdfSharp.UniversalAccessibility;

namespace HealthNeeds.Dashboard.Pages.Briefings.Pdf;

/// <summary>A table in one piece: header row, a thin line below each row, numbers to the right.</summary>
internal sealed class PdfTable
{
    private const double Padding = 3, Gutter = 6;

    private readonly PdfPaper paper;
    private readonly BriefingTable table;
    private readonly double width;
    private readonly double[] widths;
    private readonly double leading;
    private readonly XFont head;
    private readonly XFont cell;
    private readonly IReadOnlyList<string>[][] rows;

    public PdfTable(PdfPaper paper, BriefingTable table, double width, double size = PdfBlocks.Usual)
    {
        (this.paper, this.table, this.width) = (paper, table, width);
        (leading, head, cell) = (size * 1.22, PdfFonts.Bold(size - 0.5), PdfFonts.Regular(size));
        var all = table.Columns.Sum(c => c.Share);
        widths = [.. table.Columns.Select(c => width * c.Share / all)];
        rows = [Row(table.Columns.Select(c => c.Title), head), .. table.Rows.Select(r => Row(r, cell))];
        Block = new PdfBlock(rows.Sum(Height) + 6, Draw);
    }

    public PdfBlock Block { get; }

    private IReadOnlyList<string>[] Row(IEnumerable<string> cells, XFont font) => [.. cells.Select((text, i) => PdfText.Lines(paper.Graphics, text, font, widths[i] - Gutter))];

    private double Height(IReadOnlyList<string>[] row) => (Math.Max(1, row.Max(c => c.Count)) * leading) + (2 * Padding);

    private void Draw(double x, double y) => paper.Tagged(PdfBlockLevelElementTag.Table, () =>
    {
        for (var r = 0; r < rows.Length; r++)
        {
            var (row, top, isHead) = (rows[r], y, r == 0);
            paper.Tagged(PdfBlockLevelElementTag.TableRow, () => DrawRow(row, x, top, isHead));
            y += Height(row);
            var rule = new XPen(isHead ? PdfColours.Navy : PdfColours.Line, isHead ? 0.9 : 0.5);
            var at = y;
            paper.Decorate(() => paper.Graphics.DrawLine(rule, x, at, x + width, at));
        }
    });

    private void DrawRow(IReadOnlyList<string>[] row, double x, double y, bool isHead)
    {
        for (var c = 0; c < row.Length; c++)
        {
            var (lines, left, font) = (row[c], x, isHead ? head : cell);
            var isNumber = table.Columns[c].IsNumber;
            var cellWidth = widths[c] - Gutter;
            paper.Tagged(isHead || c == 0 ? PdfBlockLevelElementTag.TableHeaderCell : PdfBlockLevelElementTag.TableDataCell, () =>
            {
                foreach (var (line, i) in lines.Select((l, i) => (l, i)))
                    paper.Write([line], font, isHead ? PdfColours.Muted : PdfColours.Ink, isNumber ? left + cellWidth - paper.Graphics.MeasureString(line, font).Width : left, y + Padding + (i * leading), leading);
            });
            x += widths[c];
        }
    }
}
