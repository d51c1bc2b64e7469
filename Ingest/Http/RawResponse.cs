namespace HealthNeeds.Ingest.Http;

/// <summary>A publisher's answer as it came, kept so that a release can be made again without the network.</summary>
/// <param name="Name">That of its <see cref="PublisherRequest"/>.</param>
/// <param name="Sha256">Of the bytes as they came, lower-case hexadecimal.</param>
/// <param name="Path">Where the bytes are kept; named by their hash, never changed.</param>
/// <param name="Encoding">Content-Encoding of the kept bytes, or null.</param>
/// <param name="Fetched">When the bytes came.</param>
/// <param name="Revalidated">True where the publisher said that what was kept before is still right: by 304, or by the version it speaks of.</param>
internal sealed record RawResponse(
    string Name,
    Uri Address,
    ResponseKind Kind,
    string Sha256,
    string Path,
    long Bytes,
    string? Encoding,
    DateTimeOffset Fetched,
    string? ETag,
    string? LastModified,
    IReadOnlyDictionary<string, string> Headers,
    bool Revalidated)
{
    /// <summary>The most it may unpack to.</summary>
    public long MaxBytes { get; init; } = PublisherRequest.DefaultMaxBytes;

    /// <summary>The address that answered, where the asked one led elsewhere.</summary>
    public Uri? AnsweredBy { get; init; }

    /// <summary>The version its request carried.</summary>
    public string? Version { get; init; }

    /// <summary>Whether it is an answer to this very question.</summary>
    public bool Answers(PublisherRequest request) => Name == request.Name && Address == request.Address && Kind == request.Kind;
}

/// <summary>One question to a publisher.</summary>
/// <param name="Name">What it is to its reader, unique within a pull: "iod2025-file7", "nm_2020_1 page 3".</param>
/// <param name="MaxBytes">Refused above this size, on the wire and unpacked.</param>
/// <param name="Version">
/// What the publisher says elsewhere of the state of this content: when it was last changed. Where the answer kept from an
/// earlier pull was asked for under the same name, address and version, it stands and nobody is asked. Null: always ask.
/// </param>
internal sealed record PublisherRequest(string Name, Uri Address, ResponseKind Kind, long MaxBytes = PublisherRequest.DefaultMaxBytes, string? Version = null)
{
    public const long DefaultMaxBytes = 256L << 20;

    /// <summary>The header Accept where the publisher gives more than one form of its kind; null for the usual of the kind.</summary>
    public string? Accept { get; init; }
}

/// <summary>What a response must be. An HTML error page with status 200 is none of these.</summary>
internal enum ResponseKind
{
    Csv,
    Json,
    Zip,

    /// <summary>An Office Open XML workbook.</summary>
    Workbook,

    /// <summary>An OpenDocument spreadsheet.</summary>
    OpenDocument,

    /// <summary>A page for readers, in HTML: looked at for links, never for figures.</summary>
    Page,
}

/// <summary>What one try brought: a body in its file, or word that nothing changed.</summary>
/// <param name="Unchanged">The publisher answered 304.</param>
internal sealed record ResponseArrival(
    Uri From,
    DateTimeOffset Came,
    bool Unchanged,
    string? Encoding,
    string? ETag,
    string? LastModified,
    IReadOnlyDictionary<string, string> Headers);
