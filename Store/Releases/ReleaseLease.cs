using HealthNeeds.Store.Queries;
using HealthNeeds.Store.Schema;

namespace HealthNeeds.Store.Releases;

/// <summary>
/// The right to read one release. Everything read through one lease comes from the same release, whatever is published
/// meanwhile. Keep it for one request and dispose it. Queries may run on several threads at once.
/// </summary>
public sealed class ReleaseLease : IDisposable
{
    private readonly OpenRelease release;
    private int ended;

    internal ReleaseLease(OpenRelease release)
    {
        this.release = release;
        Areas = new AreaQueries(release.Database);
        Rankings = new RankingQueries(release.Database);
        Indicators = new IndicatorQueries(release.Database);
        Comparison = new ComparisonQueries(release.Database);
        Assets = new AssetQueries(release.Database);
        Models = new ModelQueries(release.Database);
        Basis = new BasisQueries(release.Database);
        Conditions = new ConditionQueries(release.Database);
        Moves = new MoveQueries(release.Database, release.Info);
        Research = new ResearchQueries(release.Database);
        Catchments = new CatchmentQueries(release.Database);
        IcbNeeds = new IcbNeedQueries(release.Database);
        Postcodes = new PostcodeQueries(release.Database);
        PlaceLists = new PlaceListQueries(release.Database);
        PlaceGroups = new PlaceGroupQueries(release.Database);
        Manifest = new ManifestQueries(release.Database, release.Info);
    }

    public ReleaseInfo Info => release.Info;

    public AreaQueries Areas { get; }

    public RankingQueries Rankings { get; }

    public IndicatorQueries Indicators { get; }

    public ComparisonQueries Comparison { get; }

    public AssetQueries Assets { get; }

    public ModelQueries Models { get; }

    public BasisQueries Basis { get; }

    public ConditionQueries Conditions { get; }

    public MoveQueries Moves { get; }

    public ResearchQueries Research { get; }

    public CatchmentQueries Catchments { get; }

    public IcbNeedQueries IcbNeeds { get; }

    public PostcodeQueries Postcodes { get; }

    public PlaceListQueries PlaceLists { get; }

    public PlaceGroupQueries PlaceGroups { get; }

    public ManifestQueries Manifest { get; }

    public void Dispose()
    {
        if (Interlocked.Exchange(ref ended, 1) == 0)
            release.EndUse();
    }
}
