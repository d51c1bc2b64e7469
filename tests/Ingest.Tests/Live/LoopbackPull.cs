using HealthNeeds.Core.Catalogue;
using HealthNeeds.Ingest.Live;
using HealthNeeds.Ingest.Pipeline;
using HealthNeeds.Ingest.Publishers;
using HealthNeeds.Ingest.Tests.Fetching;
using HealthNeeds.Ingest.Tests.Snapshot;

namespace HealthNeeds.Ingest.Tests.Live;

/// <summary>A live source asked at the loopback publisher, and read.</summary>
internal sealed class LoopbackPull : IAsyncDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly PlainSession session;

    private LoopbackPull(LoopbackPublisher publisher)
    {
        Publisher = publisher;
        session = new PlainSession(folder.Path);
    }

    public LoopbackPublisher Publisher { get; }

    public static IndicatorCatalogue Catalogue { get; } = Catalogues.Read(RawFiles.Data).Indicators;

    public static async Task<LoopbackPull> StartAsync() => new(await LoopbackPublisher.StartAsync());

    public string At(string kind) => Path.Combine(folder.Path, $"{kind}.parquet");

    /// <param name="raw">Folder of publishers' files whose geography and practices count as known.</param>
    public async Task<Intake> ReadAsync(ILiveSource source, string raw)
    {
        var responses = await source.PullAsync(session, CancellationToken.None);
        return source.Read(responses, new ReadingRoom(session.Open, folder.Path, Catalogue, Known(raw)), CancellationToken.None);
    }

    public static KnownAreas Known(string raw)
    {
        var files = new RawFolder(raw);
        var geography = new GeographyFiles(files).Read();
        var lsoas = geography.LsoaChanges.Select(c => c.Lsoa11).ToHashSet();
        return geography.Known(Registrations.Read(files, lsoas).Select(r => r.Practice).ToHashSet());
    }

    public async ValueTask DisposeAsync()
    {
        session.Dispose();
        await Publisher.DisposeAsync();
        folder.Dispose();
    }
}
