using System.Globalization;
using ExcelDataReader;
using HealthNeeds.Ingest.Publishers;

namespace HealthNeeds.Ingest.Live.Answers;

/// <summary>The table on the current sheet of a workbook. Headings are told apart by their words alone.</summary>
/// <param name="file">Workbook and sheet, for messages.</param>
/// <param name="headings">Of the row the reader stands on.</param>
internal sealed class SheetTable(string file, IExcelDataReader reader, IReadOnlyList<string> headings) : RawTable(file)
{
    /// <summary>The row of the sheet.</summary>
    public override long Line => reader.Depth + 1;

    public override IReadOnlyList<string> Headings => headings;

    public override string this[int column] => Text(reader, column);

    /// <summary>The cells of the row the reader stands on, without empty ones at its end.</summary>
    public static IReadOnlyList<string> Row(IExcelDataReader reader)
    {
        var cells = Enumerable.Range(0, reader.FieldCount).Select(i => Text(reader, i)).ToList();
        return [.. cells.Take(cells.FindLastIndex(c => c.Length > 0) + 1)];
    }

    /// <summary>Passes over rows without any text: sheets end in formatted, empty ones.</summary>
    public override bool Read()
    {
        while (reader.Read())
        {
            if (Enumerable.Range(0, Math.Min(headings.Count, reader.FieldCount)).Any(i => Text(reader, i).Length > 0))
                return true;
        }

        return false;
    }

    /// <summary>The workbook ends the reader, for further sheets follow.</summary>
    public override void Dispose()
    {
    }

    protected override bool IsSame(string heading, string name) => HeadingText.Words(heading) == HeadingText.Words(name);

    /// <summary>A number reads as the shortest text that gives it again: the one its publisher rounded it to.</summary>
    private static string Text(IExcelDataReader reader, int column)
    {
        return (column < reader.FieldCount ? reader.GetValue(column) : null) switch
        {
            null => string.Empty,
            double number => number.ToString("R", CultureInfo.InvariantCulture),
            var other => Convert.ToString(other, CultureInfo.InvariantCulture)!.Trim(),
        };
    }
}
