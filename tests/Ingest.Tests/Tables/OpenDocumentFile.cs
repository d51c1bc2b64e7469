using System.Globalization;
using System.Security;
using System.Text;
using HealthNeeds.Ingest.Tests.Http;

namespace HealthNeeds.Ingest.Tests.Tables;

/// <summary>Makes an OpenDocument spreadsheet as a spreadsheet program would: numbers with their value beside what is shown, sheets that end in a million empty rows.</summary>
internal static class OpenDocumentFile
{
    private const string Names = """xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" """;

    public const string Media = "application/vnd.oasis.opendocument.spreadsheet";

    private const int RowsOfASheet = 1_048_576;

    /// <summary>The answer a publisher gives.</summary>
    public static PublisherAnswer Answer(params IEnumerable<(string Name, IReadOnlyList<IReadOnlyList<string>> Rows)> sheets) => Of(string.Concat(sheets.Select(s => Sheet(s.Name, Rows(s.Rows) + Tail(s.Rows.Count)))));

    /// <param name="sheets">XML of the sheets, as <see cref="Sheet"/> gives it.</param>
    public static PublisherAnswer Of(string sheets) => OfContent($"""<?xml version="1.0" encoding="UTF-8"?><office:document-content {Names}><office:body><office:spreadsheet>{sheets}</office:spreadsheet></office:body></office:document-content>""");

    public static PublisherAnswer OfContent(string content) => PublisherAnswer.Zip(("mimetype", Encoding.UTF8.GetBytes(Media)), ("content.xml", Encoding.UTF8.GetBytes(content))) with { ContentType = Media };

    public static string Sheet(string name, string rows) => $"""<table:table table:name="{name}"><table:table-column table:number-columns-repeated="16384"/>{rows}</table:table>""";

    private static string Rows(IReadOnlyList<IReadOnlyList<string>> rows)
    {
        var text = new StringBuilder();
        foreach (var row in rows)
            text.Append(CultureInfo.InvariantCulture, $"<table:table-row>{string.Concat(row.Select(Cell))}<table:table-cell table:number-columns-repeated=\"16370\"/></table:table-row>");
        return text.ToString();
    }

    /// <summary>Empty rows after so many, to the end of the sheet.</summary>
    private static string Tail(int rows) => $"""<table:table-row table:number-rows-repeated="{RowsOfASheet - rows}"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>""";

    private static string Cell(string value) => value.Length == 0
        ? "<table:table-cell/>"
        : double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? $"""<table:table-cell office:value-type="float" office:value="{value}"><text:p>{number.ToString("0.0", CultureInfo.InvariantCulture)}</text:p></table:table-cell>"""
            : $"""<table:table-cell office:value-type="string"><text:p>{SecurityElement.Escape(value)}</text:p></table:table-cell>""";
}
