using HealthNeeds.Ingest.Live.Answers;
using HealthNeeds.Ingest.Live.Workbooks;
using HealthNeeds.Ingest.Publishers;

namespace HealthNeeds.Ingest.Live.IndicesOfDeprivation;

/// <summary>The underlying indicators: a sheet for each domain, each with a row for each LSOA. Which sheet holds a column is found, not assumed.</summary>
internal sealed class IndicesWorkbook(Func<Workbook> open, string code, WideFile figures, AnswerTables tables) : FigureFile
{
    public override string Source => figures.Source;

    /// <exception cref="ColumnNotFoundException">No sheet has a column that is wanted.</exception>
    public override void Read(IRawTables raw, KnownAreas areas, FigureIntake intake)
    {
        using var workbook = open();
        var (left, headings, line) = (figures.Columns.ToList(), new List<string>(), (long?)null);
        foreach (var sheet in workbook.Tables(code))
        {
            headings.AddRange(sheet.Headings);
            line ??= sheet.HeaderLine;
            var here = left.Where(c => sheet.Has(c.Column)).ToList();
            left.RemoveAll(here.Contains);
            if (here.Count == 0)
                continue;
            tables.Add(sheet.File, () => sheet);
            figures.As(sheet.File, code, here).Read(tables, areas, intake);
        }

        if (line is null)
            throw Lost(code, workbook.LikeliestHeader(), workbook);
        if (left.Count > 0)
            throw Lost(left[0].Column, (line.Value, headings), workbook);
    }

    private ColumnNotFoundException Lost(string column, (long Line, IReadOnlyList<string> Cells) header, Workbook workbook)
    {
        var read = figures.Columns.Select(c => HeadingText.Words(c.Column)).ToHashSet(StringComparer.Ordinal);
        return new ColumnNotFoundException($"{Source} workbook", column, header.Cells) { Address = workbook.Address, Line = header.Line, Taken = [.. header.Cells.Where(h => read.Contains(HeadingText.Words(h)))] };
    }
}
