namespace HealthNeeds.Ingest.Tables;

/// <summary>The bytes of a CSV as they are read: how many there were, which came last, and whether they are text in UTF-8 at all.</summary>
/// <param name="inner">Owned from here on.</param>
internal sealed class CsvStream(Stream inner) : Stream
{
    /// <summary>UTF-16 has zero bytes from its first letters on, and a workbook or an image soon.</summary>
    private const int Head = 1 << 18;

    /// <summary>Bytes read so far.</summary>
    public long Count { get; private set; }

    /// <summary>Null where nothing was read.</summary>
    public byte? Last { get; private set; }

    /// <summary>True once the end was met.</summary>
    public bool Ended { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    /// <exception cref="CsvRefusedException">It is not text in UTF-8.</exception>
    public override int Read(Span<byte> buffer)
    {
        var read = inner.Read(buffer);
        Ended = read == 0 && buffer.Length > 0;
        if (read == 0)
            return 0;
        if (Count < Head && buffer[..read].Contains((byte)0))
            throw new CsvRefusedException("encoding", "text in UTF-16, or not text", "text in UTF-8");
        (Count, Last) = (Count + read, buffer[read - 1]);
        return read;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            inner.Dispose();
        base.Dispose(disposing);
    }
}
