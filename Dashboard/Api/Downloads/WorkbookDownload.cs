using System.Data;
using MiniExcelLibs;
using MiniExcelLibs.Attributes;
using MiniExcelLibs.OpenXml;

namespace HealthNeeds.Dashboard.Api.Downloads;

/// <summary>
/// A table as an Excel workbook: a sheet that says what it is and where it comes from, the rows, and what each column means. Numbers are numbers, days are days, and text is
/// text whatever it begins with: no cell is a formula.
/// </summary>
internal static class WorkbookDownload
{
    /// <summary>Longer text is cut: Excel calls a file with more in a cell damaged.</summary>
    private const int LongestText = 32_767;

    /// <param name="facts">Their address is whole.</param>
    /// <param name="site">As in "https://example.org": where the pages are that the first sheet names.</param>
    public static void Write<T>(Stream file, TableFacts facts, string site, IEnumerable<T> rows, IReadOnlyList<CsvColumn<T>> columns, CancellationToken token)
    {
        var data = rows.Any() ? (object)Rows(rows, columns, token) : Headers(columns);
        var configuration = new OpenXmlConfiguration
        {
            TableStyles = TableStyles.None,
            AutoFilter = false,
            DynamicColumns = [.. columns.Where(c => c.Kind == ColumnKind.Day).Select(c => new DynamicExcelColumn(c.Name) { Format = "yyyy-mm-dd" })],
        };
        // Not SaveAsAsync: MiniExcel 1.46 writes sheets there that Excel has to repair.
        file.SaveAs(
            new Dictionary<string, object>(StringComparer.Ordinal) { ["About"] = About(facts, site, IsCut(rows, columns)), ["Data"] = data, ["Columns"] = facts.Columns.Select(Meaning).ToList() },
            configuration: configuration);
    }

    private static IEnumerable<Dictionary<string, object?>> Rows<T>(IEnumerable<T> rows, IReadOnlyList<CsvColumn<T>> columns, CancellationToken token)
    {
        foreach (var row in rows)
        {
            token.ThrowIfCancellationRequested();
            var cells = new Dictionary<string, object?>(columns.Count, StringComparer.Ordinal);
            foreach (var column in columns)
                cells[column.Name] = Cell(column, row);
            yield return cells;
        }
    }

    private static object? Cell<T>(CsvColumn<T> column, T row) => column.Kind switch
    {
        ColumnKind.Number => column.Amount!(row) is { } number && double.IsFinite(number) ? number : null,
        ColumnKind.Day => column.Date!(row)?.ToDateTime(TimeOnly.MinValue),
        _ => column.Cell(row) is { Length: > LongestText } text ? text[..LongestText] : column.Cell(row),
    };

    /// <summary>A table without rows still names its columns.</summary>
    private static DataTable Headers<T>(IReadOnlyList<CsvColumn<T>> columns)
    {
        var table = new DataTable();
        table.Columns.AddRange([.. columns.Select(c => new DataColumn(c.Name))]);
        return table;
    }

    private static bool IsCut<T>(IEnumerable<T> rows, IReadOnlyList<CsvColumn<T>> columns)
    {
        var texts = columns.Where(c => c.Kind == ColumnKind.Text).ToList();
        return rows.Any(row => texts.Exists(c => c.Cell(row) is { Length: > LongestText }));
    }

    private static List<Dictionary<string, object?>> About(TableFacts facts, string site, bool isCut)
    {
        var lines = new List<(string What, string? Words)>
        {
            ("Table", facts.Table.Title),
            ("A row", facts.Table.Row),
            ("Period", facts.Period),
            ("Release", facts.Release),
            ("Published", facts.Published?.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'")),
            ("Licence", facts.Licence),
            ("Address of these figures", facts.Address),
            ("Meaning of the columns", $"Sheet 'Columns', and {site}/data/columns?table={facts.Table.Id}"),
            ("How to read them", "Figures describe areas, never the people in them. " + $"{site}/data/how-to-read"),
            ("Text that was cut", isCut ? $"Text longer than {LongestText:N0} characters, the most that a cell holds, is cut in this file; the CSV has it whole." : null),
        };
        lines.AddRange(facts.Attribution.Select(line => ("Source", (string?)line)));
        return [.. lines.Where(l => l.Words is not null).Select(l => new Dictionary<string, object?>(StringComparer.Ordinal) { ["About this file"] = l.What, ["Words"] = l.Words })];
    }

    private static Dictionary<string, object?> Meaning(ColumnFacts column) => new(StringComparer.Ordinal)
    {
        ["Column"] = column.Name,
        ["Meaning"] = column.Means,
        ["Unit"] = column.Unit,
        ["Type"] = column.Type,
    };
}
