using System.Collections.Immutable;
using System.IO.Compression;
using System.Text;

namespace HealthNeeds.Ingest.Tests.Http;

/// <summary>What the loopback publisher says when it is asked. Start from one of the makers, change it with the others.</summary>
/// <param name="DeclaredLength">What Content-Length says where it is not the truth.</param>
/// <param name="CutAfter">The connection breaks after so many bytes of the body.</param>
/// <param name="DripBytes">Sent in pieces of so many bytes, <paramref name="DripPause"/> apart.</param>
/// <param name="Ranges">Whether a request for a part of it is honoured.</param>
/// <param name="Chunked">Its length is not announced.</param>
/// <param name="HoldAfter">After so many bytes it waits for <paramref name="Release"/>, or for the asker to go away.</param>
internal sealed record PublisherAnswer(
    int Status,
    byte[] Body,
    string? ContentType = null,
    string? ETag = null,
    DateTimeOffset? LastModified = null,
    string? Encoding = null,
    long? DeclaredLength = null,
    int? CutAfter = null,
    int? DripBytes = null,
    TimeSpan DripPause = default,
    bool Ranges = false,
    int? HoldAfter = null,
    Task? Release = null,
    bool Chunked = false)
{
    public ImmutableDictionary<string, string> Headers { get; init; } = ImmutableDictionary<string, string>.Empty;

    public static PublisherAnswer Csv(string text) => Bytes(System.Text.Encoding.UTF8.GetBytes(text), "text/csv; charset=utf-8");

    public static PublisherAnswer Json(string text) => Bytes(System.Text.Encoding.UTF8.GetBytes(text), "application/json; charset=utf-8");

    public static PublisherAnswer Html(string text, int status = 200) => new(status, System.Text.Encoding.UTF8.GetBytes(text), "text/html; charset=utf-8");

    public static PublisherAnswer Bytes(byte[] body, string contentType) => new(200, body, contentType);

    /// <summary>A file's bytes as they are; the content type by its extension.</summary>
    public static PublisherAnswer File(string path) => Bytes(System.IO.File.ReadAllBytes(path), TypeOf(path));

    /// <summary>A ZIP file (or workbook) of these entries.</summary>
    public static PublisherAnswer Zip(params (string Name, byte[] Content)[] entries) => Zip(CompressionLevel.Optimal, entries);

    /// <summary>The same of tables as long as all of England's: what is sent on this machine need not be small.</summary>
    public static PublisherAnswer QuickZip(params (string Name, byte[] Content)[] entries) => Zip(CompressionLevel.Fastest, entries);

    public static PublisherAnswer Error(int status, string? retryAfter = null) => new(status, [], "text/plain")
    {
        Headers = retryAfter is null ? ImmutableDictionary<string, string>.Empty : ImmutableDictionary<string, string>.Empty.Add("Retry-After", retryAfter),
    };

    public static PublisherAnswer Redirect(string location, int status = 302) =>
        new(status, []) { Headers = ImmutableDictionary<string, string>.Empty.Add("Location", location) };

    /// <summary>No answer at all: the connection is reset.</summary>
    public static PublisherAnswer Reset() => new(200, [], CutAfter: 0, DeclaredLength: -1);

    /// <summary>Honours If-None-Match and If-Modified-Since with 304.</summary>
    public PublisherAnswer With(string? etag = null, DateTimeOffset? lastModified = null) => this with { ETag = etag, LastModified = lastModified };

    public PublisherAnswer Header(string name, string value) => this with { Headers = Headers.SetItem(name, value) };

    public PublisherAnswer Gzipped() => this with { Body = Packed(Body, to => new GZipStream(to, CompressionLevel.Optimal)), Encoding = "gzip" };

    public PublisherAnswer Brotli() => this with { Body = Packed(Body, to => new BrotliStream(to, CompressionLevel.Fastest)), Encoding = "br" };

    public PublisherAnswer Dripping(int bytes, TimeSpan pause) => this with { DripBytes = bytes, DripPause = pause };

    /// <summary>Breaks off after so many bytes though Content-Length promised all.</summary>
    public PublisherAnswer Truncated(int after) => this with { CutAfter = after };

    /// <summary>Sends so many bytes, then waits for <paramref name="release"/>.</summary>
    public PublisherAnswer Held(int after, Task release) => this with { HoldAfter = after, Release = release };

    public PublisherAnswer WithRanges() => this with { Ranges = true };

    private static PublisherAnswer Zip(CompressionLevel level, (string Name, byte[] Content)[] entries)
    {
        using var buffer = new MemoryStream();
        using (var zip = new ZipArchive(buffer, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in entries)
            {
                using var entry = zip.CreateEntry(name, level).Open();
                entry.Write(content);
            }
        }

        return Bytes(buffer.ToArray(), "application/zip");
    }

    private static byte[] Packed(byte[] body, Func<Stream, Stream> pack)
    {
        using var buffer = new MemoryStream();
        using (var packer = pack(buffer))
            packer.Write(body);
        return buffer.ToArray();
    }

    private static string TypeOf(string path) => Path.GetExtension(path) switch
    {
        ".csv" => "text/csv; charset=utf-8",
        ".json" or ".geojson" => "application/json; charset=utf-8",
        ".zip" => "application/zip",
        ".xlsx" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        _ => "application/octet-stream",
    };
}
