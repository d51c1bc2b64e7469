using System.Collections.Concurrent;

namespace HealthNeeds.Ingest.Fetching;

/// <summary>Begins pulls. One for the whole process: what it knows of a publisher's limits and troubles holds for every source.</summary>
/// <param name="releases">The releases directory; journals stand in its folder "sources".</param>
/// <param name="seed">Of the jitter between tries.</param>
internal sealed class PublisherSessions(string releases, Evidence evidence, FetchingOptions options, TimeProvider clock, int seed) : IDisposable
{
    private readonly PublisherClient _client = new(options.Contact);
    private readonly ConcurrentDictionary<string, Publisher> _publishers = new(StringComparer.OrdinalIgnoreCase);

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

    private Publisher Find(string publisher) =>
        _publishers.GetOrAdd(publisher, name => new Publisher(name, options.Of(name), clock, seed));
}
