using HealthNeeds.Core.Catalogue;
using HealthNeeds.Core.Snapshots;
using HealthNeeds.Ingest.Fetching;
using HealthNeeds.Ingest.Live;
using HealthNeeds.Ingest.Pipeline;
using HealthNeeds.Ingest.Publishers;
using HealthNeeds.Ingest.Snapshot;
using HealthNeeds.Ingest.Tests.Fetching;
using HealthNeeds.Ingest.Tests.Snapshot;

namespace HealthNeeds.Ingest.Tests.Live;

/// <summary>A live source asked at the loopback publisher, and read.</summary>
internal sealed class LoopbackPull : IAsyncDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly PullBench bench;

    private LoopbackPull(PullBench bench) => this.bench = bench;

    public LoopbackPublisher Publisher => bench.Publisher;

    public static IndicatorCatalogue Catalogue { get; } = Catalogues.Read(RawFiles.Data).Indicators;

    public static async Task<LoopbackPull> StartAsync() => new(await PullBench.StartAsync());

    /// <summary>A file that was read into.</summary>
    public string At(string kind) => Path.Combine(folder.Path, $"{kind}.parquet");

    /// <summary>What data/snapshot holds of this kind and source.</summary>
    public static SnapshotFile Bundled(string kind, string? source) => SnapshotVerifier.ReadManifest(RawFiles.Bundled).Files.Single(f => f.Kind == kind && f.Source == source);

    /// <param name="raw">Folder of publishers' files whose geography and practices count as known.</param>
    public Task<Intake> ReadAsync(ILiveSource source, string raw) => ReadAsync(source, Known(raw));

    public async Task<Intake> ReadAsync(ILiveSource source, KnownAreas known)
    {
        using var session = bench.Sessions().Begin(source.Source, PullBench.Name);
        var responses = await source.PullAsync(session, CancellationToken.None);
        session.Complete();
        return source.Read(responses, new ReadingRoom(session.Open, folder.Path, Catalogue, known), CancellationToken.None);
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
        await bench.DisposeAsync();
        folder.Dispose();
    }
}
