using HealthNeeds.Core.Runs;
using HealthNeeds.Ingest.Pipeline;
using HealthNeeds.Ingest.Publishers.IndicesOfDeprivation;
using HealthNeeds.Ingest.Publishers.Nomis;
using HealthNeeds.Ingest.Publishers.QualityOutcomes;
using HealthNeeds.Ingest.Setup;
using HealthNeeds.Ingest.Snapshot;
using HealthNeeds.Ingest.Tests.Http;
using HealthNeeds.Ingest.Tests.Pipeline.Stages;
using HealthNeeds.Ingest.Tests.Publishers;
using HealthNeeds.Ingest.Tests.Publishers.Fingertips;
using HealthNeeds.Ingest.Tests.Pulls;
using HealthNeeds.Ingest.Tests.Snapshot;
using HealthNeeds.Ingest.Workspace;
using HealthNeeds.Store.Releases;
using HealthNeeds.Store.State;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace HealthNeeds.Ingest.Tests.Pipeline;

/// <summary>A country of thirteen LSOAs: the product's catalogue, a bundled snapshot of the sample's raw files, every real client, and every publisher on this machine.</summary>
internal sealed class AllSourcesBench : IAsyncDisposable
{
    /// <summary>The snapshot of the sample's raw files, made once and copied: the same files give the same bytes.</summary>
    private static readonly Lazy<string> Built = new(() =>
    {
        var made = new TemporaryFolder();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => made.Dispose();
        var snapshot = Path.Combine(made.Path, "snapshot");
        new SnapshotBuilder(LoopbackPull.Catalogue, [.. Indices2025Columns.Files, .. Indices2019Columns.Files, .. Census2021.Files, .. BundledQof2021.Files]).Build(SampleFiles.Folder, snapshot, _ => { }, CancellationToken.None);
        return snapshot;
    });

    private readonly TemporaryFolder folder = new();

    private AllSourcesBench(LoopbackPublisher publisher)
    {
        Publisher = publisher;
        Copy(SampleFiles.Folder, Raw);
        CopiedCatalogues.Into(Paths.Data, "research-needs.json");
        // Two of them are enough.
        File.WriteAllText(Sites, """[{ "asset": "kendray", "code": "RXG82", "postcode": "S70 3RD" }, { "asset": "rotherham-general", "code": "RFRPA", "postcode": "S60 2UD" }]""");
        Copy(Built.Value, Paths.Snapshot);
        Said = new EveryPublisher(Raw, Paths.Data, Fingertips, mostAtOnce: 5);
        publisher.Serve(Said.Answer);
    }

    public LoopbackPublisher Publisher { get; }

    public EveryPublisher Said { get; }

    public FingertipsBodies Fingertips { get; } = new(LoopbackPull.Catalogue, new Dictionary<AreaLevel, IReadOnlyList<string>>
    {
        [AreaLevel.Ltla24] = ["E08000016", "E08000018"],
        [AreaLevel.Msoa11] = ["E02001518", "E02001599", "E02001601"],
        [AreaLevel.Practice] = ["C85020", "C85033", "C87007", "C87016"],
    });

    public string Raw => Path.Combine(folder.Path, "raw");

    /// <summary>Where releases are; a test may go on in another folder.</summary>
    public string Releases { get => field ??= Path.Combine(folder.Path, "releases"); set; }

    public IngestPaths Paths => new(Releases, Path.Combine(folder.Path, "data"));

    private string Sites => Path.Combine(Paths.Data, "regions", "south-yorkshire", "sites.json");

    public static async Task<AllSourcesBench> StartAsync() => new(await LoopbackPublisher.StartAsync());

    public SourceStatus Status(string source) => new SourceStatusFiles(Paths.Releases).Find(source)!;

    /// <summary>A whole refresh, as a process that has just started would run it. Ranks are plain: the analysis needs more than thirteen areas.</summary>
    public async Task<RunRecord> RefreshAsync()
    {
        await using var services = Services();
        return await RefreshAsync(services);
    }

    /// <summary>The same, in a process that goes on.</summary>
    /// <param name="before">Done before each stage: a test's own trouble.</param>
    public Task<RunRecord> RefreshAsync(ServiceProvider services, Action<string, RunState>? before = null, CancellationToken cancellation = default)
    {
        Publisher.Forget();
        return BenchServices.RefreshAsync(services, Paths.Releases, before, cancellation);
    }

    /// <summary>A figure as readers of the current release find it.</summary>
    public double? Value(string indicator, string area, Sex sex = Sex.Persons)
    {
        using var store = new ReleaseStore(Options.Create(new ReleaseOptions { Directory = Paths.Releases, WatchMilliseconds = 3_600_000 }), TimeProvider.System, NullLogger<ReleaseStore>.Instance);
        using var lease = store.Lease();
        return lease.Indicators.Series(new IndicatorId(indicator), new AreaCode(area)).Last(o => o.Sex == sex).Estimate?.Value;
    }

    /// <summary>A publisher says something else of one cell of a raw file.</summary>
    public void Revise(string publisher, string file, string area, string was, string becomes)
    {
        var path = Path.Combine(Raw, file);
        File.WriteAllLines(path, File.ReadAllLines(path).Select(line => line.Contains(area) ? line.Replace($",{was},", $",{becomes},") : line));
        Said.Renew(publisher);
    }

    public ServiceProvider Services(TimeProvider? clock = null, params (string Key, string Value)[] settings) => BenchServices.Of(Paths, Publisher.Root, clock, settings);

    public async ValueTask DisposeAsync()
    {
        await Publisher.DisposeAsync();
        folder.Dispose();
    }

    private static void Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in Directory.EnumerateFiles(from))
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
    }
}
