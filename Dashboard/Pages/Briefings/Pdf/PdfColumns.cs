namespace HealthNeeds.Dashboard.Pages.Briefings.Pdf;

/// <summary>Where blocks stand in two columns a page, filled one after the other.</summary>
internal static class PdfColumns
{
    private const double Step = 8;

    /// <summary>As <see cref="Fill"/>, and the columns of the last room end as high as they can, so that both are about as long.</summary>
    public static IReadOnlyList<PdfSpot>? Balance(IReadOnlyList<PdfBlock> blocks, IReadOnlyList<PdfRoom> rooms)
    {
        var (best, last) = (Fill(blocks, rooms), rooms[^1]);
        for (var bottom = last.Bottom - Step; best is not null && bottom > last.Top; bottom -= Step)
        {
            if (Fill(blocks, [.. rooms.SkipLast(1), last with { Bottom = bottom }]) is not { } shorter)
                break;
            best = shorter;
        }

        return best;
    }

    /// <summary>Null where they do not fit into the rooms.</summary>
    public static IReadOnlyList<PdfSpot>? Fill(IReadOnlyList<PdfBlock> blocks, IReadOnlyList<PdfRoom> rooms)
    {
        var spots = new List<PdfSpot>();
        var (column, below) = (0, 0.0);
        for (var i = 0; i < blocks.Count; i++)
        {
            var needed = Together(blocks, i);
            while (column < 2 * rooms.Count && rooms[column / 2].Top + below + needed > rooms[column / 2].Bottom)
                (column, below) = (column + 1, 0);
            if (column == 2 * rooms.Count)
                return null;
            spots.Add(new PdfSpot(rooms[column / 2].Page, column % 2, rooms[column / 2].Top + below));
            below += blocks[i].Height;
        }

        return spots;
    }

    /// <summary>The height of a block with all that has to stand in its column below it.</summary>
    private static double Together(IReadOnlyList<PdfBlock> blocks, int first)
    {
        var (last, height) = (first, blocks[first].Height);
        while (blocks[last].KeepsNext && last + 1 < blocks.Count)
            height += blocks[++last].Height;
        return height;
    }
}

/// <summary>The room for two columns on one page.</summary>
/// <param name="Page">From 0.</param>
internal readonly record struct PdfRoom(int Page, double Top, double Bottom);

/// <param name="Column">0, the left one, or 1.</param>
internal readonly record struct PdfSpot(int Page, int Column, double Y);
