using HealthNeeds.Analytics.Input;
using HealthNeeds.Analytics.Research;
using HealthNeeds.Core.Regions;
using HealthNeeds.Core.Runs;
using HealthNeeds.Ingest.Figures;
using HealthNeeds.Ingest.Pipeline.Runs;
using HealthNeeds.Ingest.Workspace;
using HealthNeeds.Store.Releases;
using HealthNeeds.Store.Staging;

namespace HealthNeeds.Ingest.Pipeline;

/// <summary>What one run has made so far: each stage reads what earlier ones left and adds its own.</summary>
internal sealed class RunState(string runId, RefreshRequest request, RunTracker tracker) : IDisposable
{
    private DataCatalogues? _catalogues;
    private Region? _region;
    private ReleaseWriter? _writer;
    private FigureStage? _figures;
    private IReadOnlyList<Area>? _areas;

    public string RunId { get; } = runId;

    public RefreshRequest Request { get; } = request;

    public RunTracker Tracker { get; } = tracker;

    public RunRejections Rejections { get; } = new();

    public List<string> Warnings { get; } = [];

    public List<SourceCounts> Sources { get; } = [];

    public List<FetchedFile> Fetched { get; } = [];

    /// <summary>What the snapshot alone holds: what remains where live figures are taken back.</summary>
    public FetchResult Bundled { get; set; } = new([], []);

    /// <summary>The run whose release is current; null before the first.</summary>
    public RunRecord? Last { get; set; }

    /// <summary>The newest run that published, where its release is not current any more: an older one was put back in its place.</summary>
    public RunRecord? Undone { get; set; }

    public IReadOnlyList<FigureBatch> Batches { get; set; } = [];

    /// <summary>What the release is to say of why its version went on, after what the comparison finds.</summary>
    public IReadOnlyList<string> Reasons { get; set; } = [];

    public string InputHash { get; set; } = string.Empty;

    public long RowsPublished { get; set; }

    public string? Release { get; set; }

    public DataCatalogues Catalogues { get => Made(_catalogues); set => _catalogues = value; }

    public Region Region { get => Made(_region); set => _region = value; }

    /// <summary>The release being written. Disposing the state before it is published leaves nothing of it.</summary>
    public ReleaseWriter Writer { get => Made(_writer); set => _writer = value; }

    public FigureStage Figures { get => Made(_figures); set => _figures = value; }

    public IReadOnlyList<Area> Areas { get => Made(_areas); set => _areas = value; }

    /// <summary>What registers of research say; empty where none was ever reached.</summary>
    public ResearchDirectory Research { get; set; } = new([], []);

    public AnalysisOptions AnalysisOptions => OptionsFor(Region);

    public static AnalysisOptions OptionsFor(Region region) => new() { Region = region.Code };

    /// <summary>Says something to the reader, once.</summary>
    public void Warn(string warning)
    {
        if (!Warnings.Contains(warning, StringComparer.Ordinal))
            Warnings.Add(warning);
    }

    /// <summary>From here on the run is made from these.</summary>
    public void Take(FetchResult inputs)
    {
        Fetched.Clear();
        Fetched.AddRange(inputs.Files);
        Sources.Clear();
        Sources.AddRange(inputs.Sources);
    }

    public void Dispose() => _writer?.Dispose();

    private static T Made<T>(T? value)
        where T : class => value ?? throw new InvalidOperationException($"No stage has made the {typeof(T).Name} yet: the stages run in the wrong order.");
}

/// <summary>One step from publishers' figures to a release. Stages run in order and leave what they made in the <see cref="RunState"/>.</summary>
internal interface IStage
{
    StagePlan Plan { get; }

    Task<StageResult> RunAsync(RunState run, CancellationToken cancellation);
}

/// <summary>Every rejection is counted; the first ones are kept whole, so that a broken file cannot fill the disk with its rows.</summary>
internal sealed class RunRejections(int keep = 100_000)
{
    private readonly List<Rejection> _kept = [];
    private readonly Dictionary<string, long> _bySource = new(StringComparer.Ordinal);

    public IReadOnlyList<Rejection> Kept => _kept;

    public long Count { get; private set; }

    public long CountOf(string source) => _bySource.GetValueOrDefault(source);

    public void Add(Rejection rejection)
    {
        Count++;
        _bySource[rejection.Source] = CountOf(rejection.Source) + 1;
        if (_kept.Count < keep)
            _kept.Add(rejection);
    }
}
