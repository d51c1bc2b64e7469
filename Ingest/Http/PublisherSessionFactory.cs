using System.Collections.Concurrent;

namespace HealthNeeds.Ingest.Http;

/// <summary>Begins pulls. One for the whole process: what it knows of a publisher's limits and troubles holds for every source.</summary>
/// <param name="releases">The releases directory; journals stand in its folder "sources".</param>
/// <param name="seed">Of the jitter between tries.</param>
internal sealed class PublisherSessionFactory(string releases, EvidenceStore evidence, DownloadOptions options, TimeProvider clock, int seed) : IDisposable
{
    private readonly PublisherClient _client = new(options.Contact);
    private readonly ConcurrentDictionary<string, PublisherChannel> _publishers = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Begins a pull of a source, or takes up one that was cut off.</summary>
    /// <param name="source">Id of the source in data/indicators.json.</param>
    /// <param name="publisher">Name under which its limits are configured: "fingertips", "nomis".</param>
    /// <exception cref="PublisherUnavailableException">Another pull of the source is under way.</exception>
    public PublisherSession Begin(string source, string publisher)
    {
        var journal = PullJournal.Open(JournalPath(source), clock.GetUtcNow() - options.TakeUpWithin);
        return new PublisherSession(source, Find(publisher), _client, evidence, journal, clock);
    }

    public void Dispose()
    {
        _client.Dispose();
        foreach (var publisher in _publishers.Values)
            publisher.Dispose();
    }

    private string JournalPath(string source) => Path.Combine(releases, "sources", source, "pull.jsonl");

    private PublisherChannel Find(string publisher) =>
        _publishers.GetOrAdd(publisher, name => new PublisherChannel(name, options.Of(name), clock, seed));
}

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

/// <summary>What a pull took so far.</summary>
/// <param name="Responses">Answers, of which <paramref name="Revalidated"/> were "not modified" and <paramref name="TakenUp"/> an earlier, cut-off pull had already.</param>
/// <param name="Bytes">Of bodies, read from the network; tries that failed are in it.</param>
internal sealed record PullTally(int Responses, int Revalidated, int TakenUp, long Bytes);
