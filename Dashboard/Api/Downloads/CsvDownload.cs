using System.Buffers;
using System.IO.Pipelines;
using System.Text;
using HealthNeeds.Dashboard.SiteLayout;
using Microsoft.Net.Http.Headers;

namespace HealthNeeds.Dashboard.Api.Downloads;

/// <summary>
/// A table sent in the form that 'format' asks for. As text/csv row by row: a header, then one line a row; no comments; it begins with a byte order mark, for spreadsheets
/// (see <see cref="ByteOrderMark"/>). As csvw its description; as xlsx and parquet a file made whole first.
/// </summary>
/// <param name="fileName">As CSV: "need-cancer.csv".</param>
internal sealed class CsvDownload<T>(string fileName, IEnumerable<T> rows, IReadOnlyList<CsvColumn<T>> columns) : ITableDownload
{
    private const int FlushAbove = 32 * 1024;

    public string Name { get; } = DownloadHeaders.Short(Path.GetFileNameWithoutExtension(fileName));

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var format = TableFormat.Of(httpContext.Request);
        var response = httpContext.Response;
        DownloadHeaders.Announce(response, format.ContentType, Name + format.Extension);
        var terms = httpContext.Features.Get<ReleaseTerms>();
        var id = httpContext.GetEndpoint()?.Metadata.GetMetadata<IEndpointNameMetadata>()?.EndpointName ?? string.Empty;
        var table = ColumnMeanings.All.Find(id) ?? new TableMeaning(id, Name, string.Empty, string.Empty, []);
        if (format == TableFormat.Csv)
            return SendCsvAsync(httpContext, TableFacts.AddressOf(httpContext.Request, terms, TableFormat.Metadata));
        if (HttpMethods.IsHead(httpContext.Request.Method))
            return Task.CompletedTask;
        var facts = Facts(table, TableFacts.AddressOf(httpContext.Request, terms, TableFormat.Csv), terms);
        return format == TableFormat.Metadata ? response.WriteAsync(TableMetadata.Of(facts, facts.Address), httpContext.RequestAborted) : SendWholeAsync(httpContext, format, facts);
    }

    public TableFacts Facts(TableMeaning table, string address, ReleaseTerms? terms) =>
        TableFacts.Of(table, Name, address, terms, DistinctCells, [.. columns.Select(c => (c.Name, c.Kind))]);

    public async Task WriteCsvAsync(PipeWriter body, bool mark, CancellationToken token)
    {
        if (mark)
            body.Write(ByteOrderMark.Bytes);
        var line = new StringBuilder();
        Write(body, line, columns.Select(c => c.Name));
        foreach (var row in rows)
        {
            Write(body, line, columns.Select(c => c.IsText ? CsvText.Guard(c.Cell(row)) : c.Cell(row)));
            if (body.UnflushedBytes > FlushAbove)
                await body.FlushAsync(token);
        }

        await body.FlushAsync(token);
    }

    private IEnumerable<string> DistinctCells(string name) =>
        columns.FirstOrDefault(c => c.Name == name) is { } column ? rows.Select(row => column.Cell(row) ?? string.Empty).Distinct(StringComparer.Ordinal) : [];

    /// <summary>A workbook or Parquet file is read far from this site: its addresses are whole.</summary>
    private Task SendWholeAsync(HttpContext http, TableFormat format, TableFacts facts)
    {
        var token = http.RequestAborted;
        var site = http.RequestServices.GetRequiredService<SiteAddress>().Of(http.Request);
        var within = facts.Address[http.Request.PathBase.ToUriComponent().Length..].TrimStart('/');
        var placed = facts with { Address = new Uri(site, within).AbsoluteUri };
        return format == TableFormat.Workbook
            ? WholeFile.SendAsync(http, file => WorkbookDownload.Write(file, placed, site.AbsoluteUri.TrimEnd('/'), rows, columns, token))
            : WholeFile.SendAsync(http, file => ParquetDownload.WriteAsync(file, placed, rows, columns, token));
    }

    private Task SendCsvAsync(HttpContext http, string metadata)
    {
        http.Response.Headers.Append(HeaderNames.Vary, HeaderNames.Accept);
        http.Response.Headers.Append(HeaderNames.Link, $"<{metadata}>; rel=\"describedby\"; type=\"{TableFormat.Metadata.ContentType}\"");
        return WriteCsvAsync(http.Response.BodyWriter, ByteOrderMark.IsWanted(http.Request), http.RequestAborted);
    }

    private static void Write(PipeWriter body, StringBuilder line, IEnumerable<string?> cells)
    {
        CsvText.AppendLine(line.Clear(), cells);
        foreach (var chunk in line.GetChunks())
            Encoding.UTF8.GetBytes(chunk.Span, body);
    }
}

/// <summary>What every file that is sent says of itself.</summary>
internal static class DownloadHeaders
{
    public static void Announce(HttpResponse response, string contentType, string fileName)
    {
        response.ContentType = contentType;
        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName(Short(fileName));
        response.Headers.ContentDisposition = disposition.ToString();
    }

    /// <summary>The codes that a region joins, by the first: sixteen of them would be longer than file systems take.</summary>
    public static string Short(string fileName) => string.Join('-', fileName.Split('-').Select(piece => piece.Split('_') is { Length: > 1 } codes && codes.All(c => AreaCode.TryParse(c, out _)) ? $"{codes[0]}-and-{codes.Length - 1}-more" : piece));
}

/// <summary>
/// The byte order mark at the start of a CSV file: without it a spreadsheet reads "2018–24" as three letters of another alphabet. A program that asks for text/csv by name
/// gets the plain stream.
/// </summary>
internal static class ByteOrderMark
{
    private const string Csv = "text/csv";

    public static ReadOnlySpan<byte> Bytes => Encoding.UTF8.Preamble;

    /// <summary>False for a request whose Accept header names text/csv.</summary>
    public static bool IsWanted(HttpRequest request) =>
        !request.GetTypedHeaders().Accept.Any(a => a.MediaType.Equals(Csv, StringComparison.OrdinalIgnoreCase));
}
