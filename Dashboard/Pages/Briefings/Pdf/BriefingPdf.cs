using PdfSharp.Drawing;

namespace HealthNeeds.Dashboard.Pages.Briefings.Pdf;

/// <summary>A briefing as a tagged PDF of A4 pages: the finding with shortlist and map, then the sections in two columns.</summary>
internal static class BriefingPdf
{
    private const double Gap = 18, Inner = PdfPaper.Width - (2 * PdfPaper.Margin), Column = (Inner - Gap) / 2;

    /// <summary>Below this stands the line with the page's number.</summary>
    private const double Bottom = PdfPaper.Height - 44;

    private const int MostPages = 6;

    private static readonly double[] Sizes = [PdfBlocks.Usual, 7.4, 6.8];

    /// <summary>Sections that the second page has at least: the last ones, caveats among them.</summary>
    private const int LeastOverleaf = 2;

    public static byte[] Of(BriefingSheet sheet)
    {
        using var paper = new PdfPaper(sheet.Briefing.Title, $"{sheet.Briefing.Kind}, {sheet.Imprint.Edition}", sheet.Imprint.Published);
        var y = First(paper, sheet, new PdfHead(paper, sheet).Draw());
        var foot = new PdfFoot(paper, sheet);
        var (blocks, spots, pages) = Set(paper, sheet.Briefing, y, Bottom - foot.Height);
        Number(paper, sheet);
        for (var page = 0; page < pages; page++)
        {
            if (page > 0)
            {
                paper.NewPage();
                Number(paper, sheet);
            }

            foreach (var (block, spot) in blocks.Zip(spots).Where(b => b.Second.Page == page))
                block.Draw(PdfPaper.Margin + (spot.Column * (Column + Gap)), spot.Y);
        }

        foot.Draw(Bottom - foot.Height);
        return paper.Save();
    }

    /// <summary>
    /// In the largest text that stays on the pages it should with every table below its heading; where none does, with a heading and its first paragraph alone kept together.
    /// </summary>
    /// <exception cref="InvalidOperationException">A block is longer than a page.</exception>
    private static (IReadOnlyList<PdfBlock> Blocks, IReadOnlyList<PdfSpot> Spots, int Pages) Set(PdfPaper paper, Briefing briefing, double y, double end)
    {
        foreach (var keepsTables in new[] { true, false })
        {
            foreach (var size in Sizes)
            {
                var sections = Sections(paper, briefing, size, keepsTables);
                if (Layout(sections, y, end) is { } set && (set.Pages <= briefing.MostPages || (!keepsTables && size == Sizes[^1])))
                    return ([.. sections.SelectMany(b => b)], set.Spots, set.Pages);
            }
        }

        throw new InvalidOperationException($"A briefing does not fit on {MostPages} pages: one of its tables is longer than a page.");
    }

    /// <summary>
    /// One page where all fits below the map. Else two: whole sections below the map as far as there is room, the last ones overleaf. Else as many as it takes.
    /// </summary>
    /// <param name="end">Where the foot of the last page begins.</param>
    /// <returns>Null where they do not fit on the most pages that a briefing may have.</returns>
    private static (IReadOnlyList<PdfSpot> Spots, int Pages)? Layout(IReadOnlyList<IReadOnlyList<PdfBlock>> sections, double y, double end)
    {
        var all = sections.SelectMany(b => b).ToList();
        if (PdfColumns.Balance(all, [new PdfRoom(0, y, end)]) is { } one)
            return (one, 1);
        for (var overleaf = Math.Min(LeastOverleaf, sections.Count); overleaf <= sections.Count; overleaf++)
        {
            var first = PdfColumns.Fill([.. sections.SkipLast(overleaf).SelectMany(b => b)], [new PdfRoom(0, y, Bottom)]);
            var second = PdfColumns.Balance([.. sections.TakeLast(overleaf).SelectMany(b => b)], [new PdfRoom(1, PdfPaper.Margin, end)]);
            if (first is not null && second is not null)
            {
                IReadOnlyList<PdfSpot> both = [.. first, .. second];
                return (both, 2);
            }
        }

        for (var pages = 3; pages <= MostPages; pages++)
        {
            PdfRoom[] rooms = [new(0, y, Bottom), .. Enumerable.Range(1, pages - 2).Select(p => new PdfRoom(p, PdfPaper.Margin, Bottom)), new(pages - 1, PdfPaper.Margin, end)];
            if (PdfColumns.Balance(all, rooms) is { } spots)
                return (spots, pages);
        }

        return null;
    }

    /// <summary>Shortlist and map side by side.</summary>
    /// <returns>Where both have ended.</returns>
    private static double First(PdfPaper paper, BriefingSheet sheet, double y)
    {
        var (list, map) = (sheet.Briefing.Shortlist, sheet.Briefing.Map is { } drawn ? new PdfMap(paper, drawn) : null);
        var listWidth = map is null ? Inner : (Inner - Gap) * 0.54;
        var end = y;
        if (list is not null)
        {
            var blocks = new PdfBlocks(paper, listWidth);
            PdfBlock[] parts = Parts(paper, blocks, list, listWidth, Bottom - y);
            foreach (var part in parts)
            {
                part.Draw(PdfPaper.Margin, end);
                end += part.Height;
            }
        }

        if (map is null)
            return end;
        var width = list is null ? Inner : Inner - Gap - listWidth;
        var height = map.Height(width, Bottom - y - 8);
        map.Draw(new XRect(PdfPaper.Width - PdfPaper.Margin - width, y + 8, width, height));
        return Math.Max(end, y + 8 + height) + 4;
    }

    /// <summary>The rows that there is room for; how many there are is said where some are left out.</summary>
    private static PdfBlock[] Parts(PdfPaper paper, PdfBlocks blocks, BriefingTable list, double width, double room)
    {
        for (var rows = list.Rows.Count; ; rows--)
        {
            var part = rows == list.Rows.Count ? list : list with { Title = $"{list.Title}: {rows} of {list.Rows.Count} rows, the rest on the full page", Rows = [.. list.Rows.Take(rows)] };
            PdfBlock[] parts = [blocks.Heading(part.Title), new PdfTable(paper, part, width).Block];
            if (rows <= 1 || parts.Sum(p => p.Height) <= room)
                return parts;
        }
    }

    private static IReadOnlyList<IReadOnlyList<PdfBlock>> Sections(PdfPaper paper, Briefing briefing, double size, bool keepsTables)
    {
        var blocks = new PdfBlocks(paper, Column, size, keepsTables);
        var care = briefing.Caveats.Count == 0 ? [] : new[] { new BriefingSection("Read with care") { Items = briefing.Caveats } };
        return [.. briefing.Sections.Concat(care).Select(s => blocks.Of(s).ToList())];
    }

    private static void Number(PdfPaper paper, BriefingSheet sheet)
    {
        var (font, words) = (PdfFonts.Regular(7), $"Page {paper.Pages}");
        paper.Decorate(() =>
        {
            paper.Write([$"HealthNeeds · release {sheet.Imprint.Release} · figures about places, not about people"], font, PdfColours.Muted, PdfPaper.Margin, PdfPaper.Height - 30, 9);
            paper.Write([words], font, PdfColours.Muted, PdfPaper.Width - PdfPaper.Margin - paper.Graphics.MeasureString(words, font).Width, PdfPaper.Height - 30, 9);
        });
    }
}
