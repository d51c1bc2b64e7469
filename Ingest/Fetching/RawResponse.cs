namespace HealthNeeds.Ingest.Fetching;

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
