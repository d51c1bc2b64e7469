using System.Buffers;
using System.IO.Pipelines;

namespace HealthNeeds.Dashboard.Api.Bundles;

/// <summary>
/// A response's body as a stream for writers that are asynchronous but for a few bytes, as ZipArchive: what is written synchronously waits in the pipe's buffer, and nothing
/// ever blocks on a slow reader.
/// </summary>
internal sealed class BodyStream(PipeWriter body) : Stream
{
    private const int FlushAbove = 64 * 1024;

    private long _written;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => _written;
        set => throw new NotSupportedException();
    }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        body.Write(buffer);
        _written += buffer.Length;
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        Write(buffer.Span);
        if (body.UnflushedBytes > FlushAbove)
            await body.FlushAsync(cancellationToken);
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    /// <summary>Nothing is sent before the next write that may wait.</summary>
    public override void Flush()
    {
        // A synchronous flush would block; the pipe keeps the bytes.
    }

    public override async Task FlushAsync(CancellationToken cancellationToken) => await body.FlushAsync(cancellationToken);

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();
}
