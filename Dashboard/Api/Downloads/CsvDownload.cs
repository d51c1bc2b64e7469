using System.Buffers;
using System.IO.Pipelines;
using System.Text;
using Microsoft.Net.Http.Headers;

namespace HealthNeeds.Dashboard.Api.Downloads;

/// <summary>A table sent row by row as text/csv: a header, then one line a row; no comments. A file begins with the mark of UTF-8, for spreadsheets: see <see cref="ByteOrderMark"/>.</summary>
internal sealed class CsvDownload<T>(string fileName, IEnumerable<T> rows, IReadOnlyList<CsvColumn<T>> columns) : IResult
{
    private const int FlushAbove = 32 * 1024;

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        DownloadHeaders.Announce(httpContext.Response, "text/csv; charset=utf-8; header=present", fileName);
        httpContext.Response.Headers.Append(HeaderNames.Vary, HeaderNames.Accept);
        var body = httpContext.Response.BodyWriter;
        if (ByteOrderMark.IsWanted(httpContext.Request))
            body.Write(ByteOrderMark.Bytes);
        var line = new StringBuilder();
        Write(body, line, columns.Select(c => c.Name));
        foreach (var row in rows)
        {
            Write(body, line, columns.Select(c => c.IsText ? CsvText.Guard(c.Cell(row)) : c.Cell(row)));
            if (body.UnflushedBytes > FlushAbove)
                await body.FlushAsync(httpContext.RequestAborted);
        }

        await body.FlushAsync(httpContext.RequestAborted);
    }

    private static void Write(PipeWriter body, StringBuilder line, IEnumerable<string?> cells)
    {
        CsvText.AppendLine(line.Clear(), cells);
        foreach (var chunk in line.GetChunks())
            Encoding.UTF8.GetBytes(chunk.Span, body);
    }
}

/// <summary>One column of a table: its name and how a cell is read from a row.</summary>
/// <param name="IsText">Text is guarded against being run as a formula; numbers are written as they are.</param>
internal sealed record CsvColumn<T>(string Name, Func<T, string?> Cell, bool IsText)
{
    public static CsvColumn<T> Text(string name, Func<T, string?> cell) => new(name, cell, IsText: true);

    /// <summary>A day as 2026-11-28.</summary>
    public static CsvColumn<T> Day(string name, Func<T, DateOnly?> value) => Text(name, row => value(row)?.ToString("yyyy-MM-dd"));

    public static CsvColumn<T> Number(string name, Func<T, double?> cell) => new(name, row => cell(row)?.ToString("R"), IsText: false);
}

/// <summary>Cells and lines as RFC 4180 has them: commas, CRLF, quotes doubled.</summary>
internal static class CsvText
{
    private const string Special = ",\"\r\n";

    // A spreadsheet runs a cell that begins so; a leading apostrophe makes it text.
    private const string Formula = "=+-@\t\r\n＝＋－＠";

    public static void AppendLine(StringBuilder line, IEnumerable<string?> cells)
    {
        var first = true;
        foreach (var cell in cells)
        {
            if (!first)
                line.Append(',');
            first = false;
            Append(line, cell ?? string.Empty);
        }

        line.Append("\r\n");
    }

    public static string? Guard(string? text) => text is { Length: > 0 } && Formula.Contains(text[0]) ? "'" + text : text;

    private static void Append(StringBuilder line, string cell)
    {
        if (cell.AsSpan().IndexOfAny(Special) < 0)
            line.Append(cell);
        else
            line.Append('"').Append(cell.Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');
    }
}

/// <summary>What every file that is sent says of itself.</summary>
internal static class DownloadHeaders
{
    public static void Announce(HttpResponse response, string contentType, string fileName)
    {
        response.ContentType = contentType;
        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName(fileName);
        response.Headers.ContentDisposition = disposition.ToString();
    }
}
