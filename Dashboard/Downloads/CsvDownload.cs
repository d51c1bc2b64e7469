using System.Buffers;
using System.IO.Pipelines;
using System.Text;

namespace HealthNeeds.Dashboard.Downloads;

/// <summary>A table sent row by row as text/csv: a header, then one line a row; no comments, no byte-order mark.</summary>
internal sealed class CsvDownload<T>(string fileName, IEnumerable<T> rows, IReadOnlyList<CsvColumn<T>> columns) : IResult
{
    private const int FlushAbove = 32 * 1024;

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        Download.Announce(httpContext.Response, "text/csv; charset=utf-8; header=present", fileName);
        var body = httpContext.Response.BodyWriter;
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
