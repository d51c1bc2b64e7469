using HealthNeeds.Ingest.Tables;

namespace HealthNeeds.Ingest.Publishers.TrustCatchments;

/// <summary>Finds the sheets of catchments by neighbourhood among the others, which are about ages, ethnic groups and deprivation or explain what is where.</summary>
internal sealed class CatchmentSheets(string source, TrustCatchmentOptions options)
{
    /// <summary>Columns by which a header is known; only these sheets have a neighbourhood beside a trust and its patients.</summary>
    private const int Enough = 5;

    private (long Line, IReadOnlyList<string> Cells) likeliest = (1, []);

    /// <summary>The tables of the document, each to be read before the next is asked for.</summary>
    /// <exception cref="ColumnNotFoundException">No sheet has such a table. It names the header that was most like one.</exception>
    public IEnumerable<SheetTable> Of(OpenDocument document)
    {
        var found = false;
        foreach (var sheet in document.Sheets())
        {
            if (SheetTable.Find($"{source} {sheet.Name}", sheet, row => IsHeader(sheet.Number, row), document.Address) is not { } table)
                continue;
            found = true;
            yield return table;
        }

        if (!found)
            throw new ColumnNotFoundException($"{source} spreadsheet", options.Columns.First(c => !IsThere(likeliest.Cells, c))[0], likeliest.Cells) { Address = document.Address, Line = likeliest.Line, Taken = [.. likeliest.Cells.Where(IsRead)] };
    }

    private bool IsHeader(int line, IReadOnlyList<string> row)
    {
        if (Known(row) is var known && (known > Known(likeliest.Cells) || (known == Known(likeliest.Cells) && row.Count(IsWords) > likeliest.Cells.Count(IsWords))))
            likeliest = (line, [.. row.Where(IsWords)]);
        return known >= Enough;
    }

    private int Known(IReadOnlyList<string> row) => options.Columns.Count(c => IsThere(row, c));

    private bool IsRead(string heading) => options.Columns.Any(c => IsThere([heading], c));

    private static bool IsThere(IReadOnlyList<string> row, string[] headings) => row.Select(HeadingText.Words).Intersect(headings.Select(HeadingText.Words), StringComparer.Ordinal).Any();

    private static bool IsWords(string cell) => cell.Any(char.IsLetter);
}
