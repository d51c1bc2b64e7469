using System.Runtime.InteropServices;
using System.Text;

namespace HealthNeeds.Ingest.Tables;

/// <summary>
/// The records of a CSV (RFC 4180, UTF-8, with or without a byte order mark) as bytes, one at a time, in memory that does not
/// grow with the file. Fields are read where they lie: nothing becomes a string unless it is asked for.
/// Long because finding fields, filling the buffer and counting lines are one walk over the same bytes.
/// </summary>
internal sealed class CsvRecords : IDisposable
{
    /// <summary>A longer record is a quotation mark that was never closed.</summary>
    public const int LongestRecord = 1 << 20;

    private const byte Quote = (byte)'"';
    private const byte Comma = (byte)',';
    private const byte LineFeed = (byte)'\n';
    private const byte CarriageReturn = (byte)'\r';

    private readonly Stream stream;
    private readonly List<CsvField> fields = [];
    private byte[] buffer = new byte[1 << 18];
    private int start;
    private int end;
    private int next;
    private bool ended;
    private long lines;

    /// <exception cref="CsvRefusedException">The text is not UTF-8.</exception>
    public CsvRecords(Stream stream)
    {
        this.stream = stream;
        Fill();
        if (Rest.StartsWith(Encoding.UTF8.Preamble))
            next = Encoding.UTF8.Preamble.Length;
        else if (Rest.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || Rest.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]) || Rest.Contains((byte)0))
            throw new CsvRefusedException("encoding", "text in UTF-16, or not text", "text in UTF-8");
        start = next;
    }

    /// <summary>The line, counted from 1, on which the current record begins. A record with quoted line breaks goes on over the lines that follow.</summary>
    public long Line { get; private set; }

    public int FieldCount => fields.Count;

    /// <summary>False where a quotation mark is not where one may be.</summary>
    public bool IsSound { get; private set; }

    /// <summary>False where the text ended within the current record, or at its end without a line end.</summary>
    public bool EndsLine { get; private set; } = true;

    /// <summary>The bytes of the whole record, without its line end.</summary>
    public ReadOnlySpan<byte> Record => buffer.AsSpan(start, fields[^1].Outer - start);

    private ReadOnlySpan<byte> Rest => buffer.AsSpan(next, end - next);

    /// <summary>A field as it is printed, without the quotation marks and blanks around it. Valid until the next <see cref="Read"/>.</summary>
    public ReadOnlySpan<byte> this[int column]
    {
        get
        {
            var field = fields[column];
            var bytes = buffer.AsSpan(field.Start, field.End - field.Start);
            return (field.Doubled ? Undoubled(bytes) : bytes).Trim((byte)' ');
        }
    }

    public string Text(int column) => Encoding.UTF8.GetString(this[column]);

    /// <summary>Steps to the next record; empty lines are stepped over.</summary>
    /// <returns>False at the end.</returns>
    /// <exception cref="CsvRefusedException">A record does not end.</exception>
    public bool Read()
    {
        var ends = EndsLine;
        do
        {
            start = next;
            Line = lines + 1;
            while (!Split())
                Fill();
            if (next == start)
            {
                EndsLine = ends;
                return false;
            }
        }
        while (fields.Count == 1 && fields[0].Start == fields[0].Outer);
        return true;
    }

    public void Dispose() => stream.Dispose();

    /// <summary>Finds the fields from <see cref="start"/> on. False where the record goes on beyond what has been read.</summary>
    private bool Split()
    {
        fields.Clear();
        IsSound = true;
        var at = start;
        long breaks = 0;
        while (true)
        {
            var last = at < end && buffer[at] == Quote ? Quoted(at, ref breaks) : Plain(at);
            if (last < 0)
                return false;
            at = last + 1;
            if (last < end && buffer[last] == Comma)
                continue;
            next = Math.Min(at, end);
            EndsLine = at <= end;
            lines += breaks + 1;
            return true;
        }
    }

    /// <returns>Where the comma or line end after the field is, or the end of the text; −1 where that is not known yet.</returns>
    private int Plain(int at)
    {
        var length = buffer.AsSpan(at, end - at).IndexOfAny(Comma, LineFeed);
        if (length < 0 && !ended)
            return -1;
        var last = length < 0 ? end : at + length;
        var close = IsLineEnd(last) && last > at && buffer[last - 1] == CarriageReturn ? last - 1 : last;
        fields.Add(new CsvField(at, close, close, Doubled: false));
        return last;
    }

    private int Quoted(int open, ref long breaks)
    {
        var (at, doubled) = (open + 1, false);
        while (true)
        {
            var length = buffer.AsSpan(at, end - at).IndexOf(Quote);
            if (length < 0)
                return ended ? Unclosed(open) : -1;
            at += length + 1;
            if (at == end && !ended)
                return -1;
            if (at == end || buffer[at] != Quote)
                break;
            (at, doubled) = (at + 1, true);
        }

        var close = at - 1;
        var rest = buffer.AsSpan(at, end - at).IndexOfAny(Comma, LineFeed);
        if (rest < 0 && !ended)
            return -1;
        var last = rest < 0 ? end : at + rest;
        var outer = IsLineEnd(last) && last > at && buffer[last - 1] == CarriageReturn ? last - 1 : last;
        IsSound &= outer == at;
        breaks += buffer.AsSpan(open, close - open).Count(LineFeed);
        fields.Add(new CsvField(open + 1, close, outer, doubled));
        return last;
    }

    private int Unclosed(int open)
    {
        IsSound = false;
        fields.Add(new CsvField(open + 1, end, end, Doubled: false));
        return end;
    }

    private bool IsLineEnd(int at) => at == end || buffer[at] == LineFeed;

    private void Fill()
    {
        if (start > 0)
        {
            buffer.AsSpan(start, end - start).CopyTo(buffer);
            (end, next, start) = (end - start, Math.Max(0, next - start), 0);
        }

        if (end > LongestRecord)
            throw new CsvRefusedException("record-length", $"a record of more than {LongestRecord:N0} bytes that begins on line {Line:N0}", "records of a line or a few; a quotation mark may never be closed");
        if (end == buffer.Length)
            Array.Resize(ref buffer, buffer.Length * 2);
        var read = stream.ReadAtLeast(buffer.AsSpan(end), buffer.Length - end, throwOnEndOfStream: false);
        ended = read < buffer.Length - end;
        end += read;
    }

    private static byte[] Undoubled(ReadOnlySpan<byte> bytes) => Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(bytes).Replace("\"\"", "\"", StringComparison.Ordinal));
}

/// <summary>Where a field lies.</summary>
/// <param name="End">After its last byte.</param>
/// <param name="Outer">After the quotation mark that closes it.</param>
/// <param name="Doubled">True where quotation marks inside it are printed twice.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct CsvField(int Start, int End, int Outer, bool Doubled);

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
