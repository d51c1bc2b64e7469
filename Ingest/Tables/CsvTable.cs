using System.IO.Compression;
using CsvHelper;

namespace HealthNeeds.Ingest.Tables;

/// <summary>A publisher's CSV, plain or gzipped.</summary>
internal sealed class CsvTable : RawTable
{
    /// <summary>In bytes. A longer record is a quotation mark that was never closed.</summary>
    private const int LongestRecord = 1 << 20;

    private readonly CsvReader reader;
    private readonly LastByte last;
    private readonly IDisposable? owner;
    private CsvMalformedRecord? malformed;

    /// <param name="stream">Owned from here on.</param>
    /// <param name="owner">What the stream comes out of; closed with it.</param>
    public CsvTable(string file, Stream stream, IDisposable? owner = null)
        : base(file)
    {
        this.owner = owner;
        last = new LastByte(stream);
        reader = CsvReader.Create(last, Options(), leaveOpen: false);
        if (reader.Headers.Count == 0)
            throw new InvalidDataException($"{File}: expected a header; found an empty file.");
    }

    /// <summary>The header is line 1.</summary>
    public override long Line => reader.LineNumber;

    public override IReadOnlyList<string> Headings => reader.Headers;

    public override int FieldCount => reader.FieldCount;

    public override string this[int column] => reader.GetString(column);

    public override bool? EndsLine => last.Value is null or (byte)'\n' or (byte)'\r';

    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    public static CsvTable Open(string path)
    {
        var stream = System.IO.File.OpenRead(path);
        return new CsvTable(Path.GetFileName(path), path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(stream, CompressionMode.Decompress) : stream);
    }

    /// <summary>False where a quotation mark of the current row is not where one may be: its fields cannot be told apart for sure.</summary>
    public override bool IsSound => malformed?.LineNumber != reader.LineNumber;

    /// <exception cref="InvalidDataException">A quotation mark is never closed: what follows it cannot be told apart.</exception>
    public override bool Read()
    {
        if (!reader.Read())
            return false;
        return IsSound || malformed!.Value.Reason != CsvMalformedReason.UnterminatedQuote
            ? true
            : throw new InvalidDataException($"{File}: a quotation mark on line {reader.LineNumber:N0} is never closed; expected one after every field that begins with one.");
    }

    public override void Dispose()
    {
        reader.Dispose();
        owner?.Dispose();
    }

    private CsvReaderOptions Options() => new()
    {
        Separator = ',',
        TrackLineNumbers = true,
        TrimWhitespace = true,
        TrimInsideQuotes = true,
        PoolStrings = true,
        MissingField = CsvMissingFieldHandling.ReturnEmpty,
        MaxRecordSize = LongestRecord,
        OnMalformedRecord = record => malformed = record,
    };
}
