using HealthNeeds.Ingest.Http;

namespace HealthNeeds.Ingest.Tests.Http;

/// <summary>
/// A loopback publisher, an empty releases directory, and sessions that ask the one and keep in the other.
/// Waits are short; a clock of one's own makes them none at all.
/// </summary>
internal sealed class PullBench : IAsyncDisposable
{
    private readonly List<IDisposable> _open = [];

    private PullBench(LoopbackPublisher publisher, TimeProvider clock) => (Publisher, Clock) = (publisher, clock);

    public LoopbackPublisher Publisher { get; }

    public TimeProvider Clock { get; }

    /// <summary>The releases directory.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("healthneeds-fetching-").FullName;

    public DownloadOptions Options { get; } = new() { Publishers = { [Name] = new PublisherOptions { MinRequestIntervalMilliseconds = 0, FirstWaitSeconds = 0.002, LongestWaitSeconds = 0.01 } } };

    public PublisherOptions Limits => Options.Publishers[Name];

    public EvidenceStore Evidence => new(Path.Combine(Folder, EvidenceStore.FolderName), Clock);

    /// <summary>Under which the loopback publisher's limits stand.</summary>
    public const string Name = "loopback";

    public static async Task<PullBench> StartAsync(TimeProvider? clock = null) =>
        new(await LoopbackPublisher.StartAsync(), clock ?? TimeProvider.System);

    /// <summary>As a process that has just started would have them.</summary>
    public PublisherSessionFactory Sessions()
    {
        var sessions = new PublisherSessionFactory(Folder, Evidence, Options, Clock, seed: 1);
        _open.Add(sessions);
        return sessions;
    }

    public PublisherSession Begin(string source = "test-source")
    {
        var session = Sessions().Begin(source, Name);
        _open.Add(session);
        return session;
    }

    /// <summary>A whole pull of one answer.</summary>
    public async Task<RawResponse> PullAsync(string target, ResponseKind kind = ResponseKind.Csv, long maxBytes = PublisherRequest.DefaultMaxBytes)
    {
        using var session = Begin();
        var response = await session.GetAsync(Request(target, kind, maxBytes), CancellationToken.None);
        session.Complete();
        return response;
    }

    public PublisherRequest Request(string target, ResponseKind kind = ResponseKind.Csv, long maxBytes = PublisherRequest.DefaultMaxBytes) =>
        new(target, Publisher.Address(target), kind, maxBytes);

    public string Text(RawResponse response)
    {
        using var reader = new StreamReader(Evidence.Open(response));
        return reader.ReadToEnd();
    }

    public async ValueTask DisposeAsync()
    {
        _open.ForEach(o => o.Dispose());
        await Publisher.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }
}
