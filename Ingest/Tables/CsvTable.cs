using System.IO.Compression;
using CsvHelper;

namespace HealthNeeds.Ingest.Tables;

/// <summary>A publisher's CSV with a header, plain or gzipped.</summary>
internal sealed class CsvTable : RawTable
{
    private readonly CsvRecords records;
    private readonly IDisposable? owner;

    /// <param name="stream">Owned from here on.</param>
    /// <param name="owner">What the stream comes out of; closed with it.</param>
    public CsvTable(string file, Stream stream, IDisposable? owner = null)
        : base(file)
    {
        this.owner = owner;
        records = new CsvRecords(stream);
        if (!records.Read())
            throw new InvalidDataException($"{File}: expected a header; found an empty file.");
        Headings = [.. Enumerable.Range(0, records.FieldCount).Select(records.Text)];
    }

    /// <summary>The header is line 1.</summary>
    public override long Line => records.Line;

    public override IReadOnlyList<string> Headings { get; }

    public override int FieldCount => records.FieldCount;

    public override string this[int column] => records.Text(column);

    public override bool? EndsLine => records.EndsLine;

    /// <summary>False where a quotation mark of the current row is not where one may be: its fields cannot be told apart for sure.</summary>
    public override bool IsSound => records.Fault is null;

    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    public static CsvTable Open(string path)
    {
        var stream = System.IO.File.OpenRead(path);
        return new CsvTable(Path.GetFileName(path), path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(stream, CompressionMode.Decompress) : stream);
    }

    /// <exception cref="CsvRefusedException">A quotation mark is never closed: what came broke off within its field, or what follows it cannot be told apart. Asked for again, it may be whole.</exception>
    public override bool Read()
    {
        if (!records.Read())
            return false;
        return records.Fault == CsvMalformedReason.UnterminatedQuote
            ? throw new CsvRefusedException(CsvRefusedException.CutShortRule, $"a quotation mark on line {records.Line:N0} of {File} that is never closed", "one after every field that begins with one; what came may have broken off there")
            : true;
    }

    public override void Dispose()
    {
        records.Dispose();
        owner?.Dispose();
    }
}
