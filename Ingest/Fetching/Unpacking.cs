using System.IO.Compression;

namespace HealthNeeds.Ingest.Fetching;

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
