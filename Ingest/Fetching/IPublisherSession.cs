namespace HealthNeeds.Ingest.Fetching;

/// <summary>
/// One pull of one source. It asks politely (time limits, retries, Retry-After, few at once), keeps every answer as it
/// came, asks only for what changed, and takes up a pull that was cut off where it ended.
/// </summary>
internal interface IPublisherSession
{
    /// <exception cref="PublisherUnavailableException">No usable answer after the retries.</exception>
    /// <exception cref="ResponseRefusedException">An answer that cannot be what was asked for.</exception>
    Task<RawResponse> GetAsync(PublisherRequest request, CancellationToken cancellation);

    /// <summary>The answer's content, unpacked; refuses more than the request's limit.</summary>
    /// <exception cref="ResponseRefusedException">It unpacks to more than it may, or does not unpack.</exception>
    Stream Open(RawResponse response);
}
