using System.IO.Compression;

namespace HealthNeeds.Ingest.Http;

/// <summary>Reads what is being unpacked and refuses more than it may be, so that a small file cannot fill memory or disk.</summary>
/// <param name="packedBytes">Size of what it is unpacked from.</param>
/// <param name="maxBytes">The most it may unpack to.</param>
internal sealed class GuardedStream(Stream unpacked, Uri address, long packedBytes, long maxBytes) : Stream
{
    /// <summary>Figures in text pack 5 to 40 times; nothing honest packs 200 times.</summary>
    public const int MaxRatio = 200;

    /// <summary>Below this the ratio says nothing: a short table of zeros packs well and harms nobody.</summary>
    public const long RatioFrom = 8 << 20;

    private long _read;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => _read; set => throw new NotSupportedException(); }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        try
        {
            return Counted(unpacked.Read(buffer));
        }
        catch (Exception problem) when (problem is InvalidDataException or InvalidOperationException)
        {
            throw NotUnpackable(problem);
        }
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        try
        {
            return Counted(await unpacked.ReadAsync(buffer, cancellationToken));
        }
        catch (Exception problem) when (problem is InvalidDataException or InvalidOperationException)
        {
            throw NotUnpackable(problem);
        }
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Flush() => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            unpacked.Dispose();
        base.Dispose(disposing);
    }

    private int Counted(int bytes)
    {
        _read += bytes;
        if (_read > maxBytes)
            throw Bomb($"{packedBytes:N0} bytes that unpack to more than {maxBytes:N0}", $"at most {maxBytes:N0} bytes unpacked");
        if (_read > RatioFrom && _read / Math.Max(1, packedBytes) > MaxRatio)
            throw Bomb($"{packedBytes:N0} bytes that unpack to more than {MaxRatio} times as much", $"at most {MaxRatio} times as much");
        return bytes;
    }

    private ResponseRefusedException Bomb(string found, string expected) => new("gzip-bomb", address, found, expected);

    private ResponseRefusedException NotUnpackable(Exception problem) =>
        new("not-unpackable", address, $"{packedBytes:N0} bytes that do not unpack ({problem.Message.TrimEnd('.')})", "packed bytes, whole and intact", problem);
}

/// <summary>From the bytes on the wire to the content.</summary>
internal static class Unpacking
{
    /// <summary>Content-Encodings that we ask for and can undo.</summary>
    public const string Accepted = "gzip, br";

    /// <exception cref="ResponseRefusedException">An encoding nobody asked for.</exception>
    public static Stream Open(string path, RawResponse response)
    {
        var packed = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1 << 16, FileOptions.SequentialScan);
        if (response.Encoding is null)
            return packed;
        return new GuardedStream(Unpacker(packed, response), response.Address, packed.Length, response.MaxBytes);
    }

    private static Stream Unpacker(FileStream packed, RawResponse response)
    {
        switch (response.Encoding)
        {
            case "gzip" or "x-gzip":
                return new GZipStream(packed, CompressionMode.Decompress);
            case "br":
                return new BrotliStream(packed, CompressionMode.Decompress);
            default:
                packed.Dispose();
                throw new ResponseRefusedException("not-unpackable", response.Address, $"Content-Encoding '{response.Encoding}'", Accepted);
        }
    }
}
