using System.IO.Compression;
using CsvHelper;

namespace HealthNeeds.Ingest.Publishers;

/// <summary>A publisher's CSV, plain or gzipped, read row by row. Columns are found by name, never by place.</summary>
internal sealed class CsvTable : IDisposable
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

    private CsvTable(string path, Stream stream)
    {
        File = Path.GetFileName(path);
        reader = CsvReader.Create(stream, Options, leaveOpen: false);
        if (reader.Headers.Count == 0)
            throw new InvalidDataException($"{File}: expected a header; found an empty file.");
    }

    public string File { get; }

    /// <summary>Where the current row starts, counted from 1; the header is line 1.</summary>
    public long Line => reader.LineNumber;

    /// <summary>False where the current row has more or fewer fields than the header.</summary>
    public bool IsComplete => FieldCount == HeaderCount;

    public int FieldCount => reader.FieldCount;

    public int HeaderCount => reader.Headers.Count;

    public string this[int column] => reader.GetString(column);

    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    public static CsvTable Open(string path)
    {
        var stream = System.IO.File.OpenRead(path);
        return new CsvTable(path, path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(stream, CompressionMode.Decompress) : stream);
    }

    /// <exception cref="ColumnNotFoundException">The header has no such column.</exception>
    public int Column(string name)
    {
        for (var i = 0; i < reader.Headers.Count; i++)
        {
            if (string.Equals(reader.Headers[i].Trim(), name, StringComparison.Ordinal))
                return i;
        }

        throw new ColumnNotFoundException(File, name, reader.Headers);
    }

    public bool Read() => reader.Read();

    public void Dispose() => reader.Dispose();
}
