using System.Collections.Concurrent;
using HealthNeeds.Core.Snapshots;
using HealthNeeds.Ingest.Geography;
using HealthNeeds.Ingest.Publishers;
using HealthNeeds.Ingest.Publishers.OnsGeography;
using HealthNeeds.Ingest.Publishers.PatientRegistrations;
using HealthNeeds.Ingest.Snapshot;
using HealthNeeds.Ingest.Tables;
using HealthNeeds.Ingest.Tests.Http;
using HealthNeeds.Ingest.Tests.Publishers;
using HealthNeeds.Ingest.Tests.Snapshot;
using HealthNeeds.Ingest.Workspace;

namespace HealthNeeds.Ingest.Tests.Pulls;

/// <summary>A live source asked at the loopback publisher, and read.</summary>
internal sealed class LoopbackPull : IAsyncDisposable
{
    /// <summary>By folder. Nobody writes into one, and all of England's practices are in a million rows.</summary>
    private static readonly ConcurrentDictionary<string, Lazy<KnownAreas>> KnownIn = new(StringComparer.Ordinal);

    private readonly TemporaryFolder folder = new();
    private readonly PullBench bench;

    private LoopbackPull(PullBench bench) => this.bench = bench;

    public LoopbackPublisher Publisher => bench.Publisher;

    public static IndicatorCatalogue Catalogue { get; } = DataCatalogues.Read(RawFiles.Data).Indicators;

    public static async Task<LoopbackPull> StartAsync() => new(await PullBench.StartAsync());

    /// <summary>A file that was read into.</summary>
    public string At(string kind) => Path.Combine(folder.Path, $"{kind}.parquet");

    /// <summary>What data/snapshot holds of this kind and source.</summary>
    public static SnapshotFile Bundled(string kind, string? source) => SnapshotVerifier.ReadManifest(RawFiles.Bundled).Files.Single(f => f.Kind == kind && f.Source == source);

    /// <param name="raw">Folder of publishers' files whose geography and practices count as known.</param>
    public Task<SourceIntake> ReadAsync(ILiveSource source, string raw) => ReadAsync(source, Known(raw));

    public async Task<SourceIntake> ReadAsync(ILiveSource source, KnownAreas known)
    {
        using var session = bench.Sessions().Begin(source.Source, PullBench.Name);
        var responses = await source.PullAsync(session, CancellationToken.None);
        session.Complete();
        return source.Read(responses, new ReadingContext(session.Open, folder.Path, Catalogue, known), CancellationToken.None);
    }

    private static KnownAreas Known(string raw) => KnownIn.GetOrAdd(raw, path => new Lazy<KnownAreas>(() => Of(path))).Value;

    private static KnownAreas Of(string raw)
    {
        var files = new RawFolder(raw);
        var geography = new GeographyFiles(files).Read();
        var lsoas = geography.LsoaChanges.Select(c => c.Lsoa11).ToHashSet();
        return geography.Known(BundledRegistrations.Read(files, lsoas).Select(r => r.Practice).ToHashSet());
    }

    public async ValueTask DisposeAsync()
    {
        await bench.DisposeAsync();
        folder.Dispose();
    }
}
