using System.IO.Compression;
using CsvHelper;

namespace HealthNeeds.Ingest.Publishers;

/// <summary>A publisher's CSV, plain or gzipped.</summary>
internal sealed class CsvTable : RawTable
{
    private static readonly CsvReaderOptions Options = new()
    {
        Separator = ',',
        TrackLineNumbers = true,
        TrimWhitespace = true,
        TrimInsideQuotes = true,
        PoolStrings = true,
        MissingField = CsvMissingFieldHandling.ReturnEmpty,
    };

    private readonly CsvReader reader;
    private readonly IDisposable? owner;

    /// <param name="stream">Owned from here on.</param>
    /// <param name="owner">What the stream comes out of; closed with it.</param>
    public CsvTable(string file, Stream stream, IDisposable? owner = null)
        : base(file)
    {
        this.owner = owner;
        reader = CsvReader.Create(stream, Options, leaveOpen: false);
        if (reader.Headers.Count == 0)
            throw new InvalidDataException($"{File}: expected a header; found an empty file.");
    }

    /// <summary>The header is line 1.</summary>
    public override long Line => reader.LineNumber;

    public override IReadOnlyList<string> Headings => reader.Headers;

    public override int FieldCount => reader.FieldCount;

    public override string this[int column] => reader.GetString(column);

    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    public static CsvTable Open(string path)
    {
        var stream = System.IO.File.OpenRead(path);
        return new CsvTable(Path.GetFileName(path), path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(stream, CompressionMode.Decompress) : stream);
    }

    public override bool Read() => reader.Read();

    public override void Dispose()
    {
        reader.Dispose();
        owner?.Dispose();
    }
}
