using HealthNeeds.Ingest.Fetching;

namespace HealthNeeds.Ingest.Live.Answers;

/// <summary>What an archive's entry unpacks to, as far as it may. A small file can unpack to more than a disk holds.</summary>
/// <param name="inner">Owned from here on, as is <paramref name="owner"/>.</param>
internal sealed class BoundedStream(Stream inner, IDisposable owner, Uri address, long most) : Stream
{
    private long read;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => read;
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        var count = inner.Read(buffer);
        read += count;
        return read <= most ? count : throw new ResponseRefusedException("too-large", address, $"more than {most:N0} bytes unpacked", $"at most {most:N0} bytes");
    }

    public override void Flush() => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
            owner.Dispose();
        }

        base.Dispose(disposing);
    }
}
