using CsvHelper;

namespace HealthNeeds.Ingest.Tables;

/// <summary>
/// The records of a CSV (RFC 4180, UTF-8, with or without a byte order mark) as bytes, one at a time, in memory that does not
/// grow with the file. Nothing becomes a string unless it is asked for.
/// </summary>
internal sealed class CsvRecords : IDisposable
{
    /// <summary>In bytes. A longer record is a quotation mark that was never closed.</summary>
    public const int LongestRecord = 1 << 20;

    private readonly CsvStream text;
    private readonly CsvReader reader;
    private CsvMalformedRecord? malformed;
    private bool ended;

    /// <param name="stream">Owned from here on.</param>
    public CsvRecords(Stream stream)
    {
        text = new CsvStream(stream);
        reader = CsvReader.Create(text, Options(), leaveOpen: false);
    }

    /// <summary>The line, counted from 1, on which the current record begins. A record with quoted line breaks goes on over the lines that follow.</summary>
    public long Line => reader.LineNumber;

    public int FieldCount => reader.FieldCount;

    /// <summary>What is wrong with the current record's quotation marks; null where nothing is.</summary>
    public CsvMalformedReason? Fault => malformed is { } record && record.LineNumber == reader.LineNumber ? record.Reason : null;

    /// <summary>False where the fields cannot be told apart for sure; a quotation mark in the midst of a field, as in 5" pipe, is of it.</summary>
    public bool IsSound => Fault is null or CsvMalformedReason.StrayQuote;

    /// <summary>False where the text ended within the current record, or at its end without a line end; after the last record, of that one.</summary>
    public bool EndsLine => !text.Ended || (ended ? text.Last is null or (byte)'\n' or (byte)'\r' : reader.ByteOffset + reader.RawRecord.Length < text.Count);

    /// <summary>The bytes of the whole record, without its line end.</summary>
    public ReadOnlySpan<byte> Record => reader.RawRecord;

    /// <summary>A field as it is printed, without the quotation marks and blanks around it; nothing past the record's last field. Valid until the next <see cref="Read"/>.</summary>
    public ReadOnlySpan<byte> this[int column] => reader.GetSpan(column);

    public string Text(int column) => reader.GetString(column);

    /// <summary>Steps to the next record; empty lines are stepped over.</summary>
    /// <returns>False at the end.</returns>
    /// <exception cref="CsvRefusedException">A record does not end, or the text is not UTF-8.</exception>
    public bool Read()
    {
        try
        {
            ended = !reader.Read();
            return !ended;
        }
        catch (CsvFormatException)
        {
            throw new CsvRefusedException("record-length", $"a record of more than {LongestRecord:N0} bytes after line {Line:N0}", "records of a line or a few; a quotation mark may never be closed");
        }
    }

    public void Dispose() => reader.Dispose();

    private CsvReaderOptions Options() => new()
    {
        Separator = ',',
        HasHeader = false,
        TrackLineNumbers = true,
        TrimWhitespace = true,
        TrimInsideQuotes = true,
        PoolStrings = true,
        MissingField = CsvMissingFieldHandling.ReturnEmpty,
        MaxRecordSize = LongestRecord,
        OnMalformedRecord = record => malformed = record,
    };
}

/// <summary>A text that cannot be read as the CSV it should be.</summary>
/// <param name="rule">Id of the rule it broke: "encoding", "record-length", "columns", "empty-body", "cut-short".</param>
internal sealed class CsvRefusedException(string rule, string found, string expected) : Exception($"Found {found}; expected {expected} [{rule}].")
{
    public const string CutShortRule = "cut-short";

    public string Rule => rule;

    public string Found => found;

    public string Expected => expected;

    /// <summary>A last record with fewer fields than the header and without its line end: what came broke off there, and how much is lost cannot be known.</summary>
    public static CsvRefusedException CutShort(long line, int fields, int expected) =>
        new(CutShortRule, $"{fields} fields and no line end on line {line:N0}, the last: what came broke off there", $"{expected} fields");
}
