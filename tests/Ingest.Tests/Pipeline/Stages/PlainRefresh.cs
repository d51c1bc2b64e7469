using HealthNeeds.Core.Runs;
using HealthNeeds.Fixtures;
using HealthNeeds.Ingest.Pipeline;
using HealthNeeds.Ingest.Pipeline.Runs;
using HealthNeeds.Ingest.Pipeline.Stages;
using HealthNeeds.Ingest.Setup;
using HealthNeeds.Store.Releases;
using HealthNeeds.Store.Schema;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace HealthNeeds.Ingest.Tests.Pipeline.Stages;

/// <summary>The product's own stages over a small snapshot, with a plain ranking in the place of the analysis.</summary>
internal sealed class PlainRefresh
{
    public PlainRanking Ranking { get; } = new();

    /// <summary>Ranks older figures in the place of <see cref="Ranking"/>.</summary>
    public RankingMethod? Ranker { get; set; }

    /// <summary>Of the last run.</summary>
    public RunRecord? Record { get; private set; }

    public static ReleaseStore Open(SmallSnapshot data) =>
        new(Options.Create(new ReleaseOptions { Directory = data.Paths.Releases, WatchMilliseconds = 3_600_000 }), TimeProvider.System, NullLogger<ReleaseStore>.Instance);

    /// <summary>Publishes, or fails the test.</summary>
    /// <param name="expected">LSOAs of South Yorkshire.</param>
    /// <param name="matched">Whether its thousand areas are matched with its assets, which is much of a small refresh's work; the assets themselves are in every release.</param>
    public async Task<ReleaseInfo> RunAsync(SmallSnapshot data, bool force = false, int expected = 860, IStage? analyse = null, bool matched = false)
    {
        await using var services = Services(data, expected);
        var stages = services.GetServices<IStage>().Select(s => s is AnalyseStage ? analyse ?? PlainRanking.StageOf(Ranking.Method) : s is MatchStage && !matched ? Assets() : s);
        var refresh = new Refresh(data.Paths.Releases, [.. stages], TimeProvider.System, NullLoggerFactory.Instance);
        Record = await refresh.RunAsync(new RefreshRequest("south-yorkshire", force, "command"), [], CancellationToken.None);
        Record.Outcome.Should().Be(RunOutcome.Published, Record.Message);
        using var store = Open(data);
        using var lease = store.Lease();
        return lease.Info;
    }

    private static FakeStage Assets() => new("match", run =>
    {
        run.Writer.AppendAssets(run.Region.Assets(run.Catalogues.Needs, run.Catalogues.FocusAreas)!);
        return new StageResult();
    });

    private ServiceProvider Services(SmallSnapshot data, int lsoas) => new ServiceCollection()
        .AddLogging()
        .AddSingleton(new ReleaseExpectations([(AreaLevel.Lsoa21, new AreaCode("E54000061"), lsoas), .. FixtureRegion.SouthYorkshire.Expected.AreaCounts.Skip(1)]))
        .AddSingleton(Ranker ?? Ranking.Rank)
        .AddRefresh(new ConfigurationBuilder().AddInMemoryCollection([new("Releases:Directory", data.Paths.Releases), new("Data:Directory", data.Paths.Data), new("Live:Offline", "true")]).Build())
        .BuildServiceProvider();
}
