using HealthNeeds.Core.Areas;
using HealthNeeds.Core.Changes;
using HealthNeeds.Core.Focus;
using HealthNeeds.Core.Runs;
using HealthNeeds.Ingest.Pipeline;
using HealthNeeds.Store.Releases;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace HealthNeeds.Ingest.Tests.Pipeline;

/// <summary>Release after release over South Yorkshire: what the publisher says changes, and the data version and every move say how.</summary>
public sealed class CompareStageTests : IDisposable
{
    private static readonly IReadOnlyList<string> Lsoas = SmallSnapshot.Codes(AreaLevel.Lsoa21);

    private readonly SmallSnapshot _data = new();
    private readonly PlainRanking _ranking = new();

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task FirstRelease_IsOneNoughtNought_ComparedWithNone()
    {
        var info = await RefreshAsync();
        (info.Version, info.Previous, info.CausesUnknown).Should().Be((DataVersion.First, null, null));
    }

    [Fact]
    public async Task OneRevisedValue_IsAPatch_AndTakesEveryMove_WithoutAnotherAnalysis()
    {
        var first = await RefreshAsync();
        _data.Publish(i => i == 3 ? 90 : SmallSnapshot.Sound(i));
        var second = await RefreshAsync();
        (second.Version.ToString(), second.Previous!.Id).Should().Be(("1.0.1", first.Id));
        var move = Moves(changedOnly: true).Should().ContainSingle().Subject;
        (move.Area.Value, move.From!.Median, move.To!.Median).Should().Be((Lsoas[3], 857, 1));
        move.Parts.Should().Be(new MoveParts(0, -856, 0, 0));
        Moves(changedOnly: false).Where(m => m.Area != move.Area).Should().HaveCount(856).And.OnlyContain(m => m.Parts == new MoveParts(0, 0, 0, 0, 1), "everybody it passed went back one place");
        _ranking.Asked.Should().Be(0);
    }

    [Fact]
    public async Task NewIndicatorBesideARevision_IsMinor_AndEachTakesItsOwnPart()
    {
        await RefreshAsync();
        // Were the new indicator not there, the fourth LSOA would be first; were the value not revised, the sixth would go the same way.
        _data.Publish(
            i => i == 3 ? 90 : SmallSnapshot.Sound(i),
            [.. Lsoas.Select((area, i) => ("iod2025-cidr", area, "2022", "persons", (double?)(i == 5 ? 400 : 100), (double?)null, (double?)null, (string?)null))]);
        var info = await RefreshAsync();
        info.Version.ToString().Should().Be("1.1.0");
        info.Reasons.Should().HaveElementAt(0, "New: Comparative illness and disability ratio (iod2025-cidr), 2022.");
        var moves = Moves(changedOnly: true);
        var (revised, renewed) = (moves.Single(m => m.Area.Value == Lsoas[3]), moves.Single(m => m.Area.Value == Lsoas[5]));
        revised.Parts.Should().Be(new MoveParts(1, -856, 0, 0), "it was overtaken by the other");
        renewed.Parts.Should().Be(new MoveParts(-855, 1, 0, 0) with { NewData = renewed.Move!.Value - 1 }, "it was overtaken first");
        moves.Should().OnlyContain(m => m.Parts!.Value.Sum == m.Move);
        _ranking.Asked.Should().Be(1, "two causes need one step between them");
    }

    [Fact]
    public async Task SameFiguresForcedAgain_KeepTheVersionAndMoveNothing()
    {
        await RefreshAsync();
        var again = await RefreshAsync(force: true);
        (again.Version, again.Reasons.Single()).Should().Be((DataVersion.First, "Figures, areas and method are the same."));
        Moves(changedOnly: false).Should().BeEmpty();
    }

    [Fact]
    public async Task VersionAfterARollback_IsNotUsedAgain()
    {
        var first = await RefreshAsync();
        _data.Publish(i => i == 3 ? 90 : SmallSnapshot.Sound(i));
        (await RefreshAsync()).Version.ToString().Should().Be("1.0.1");
        Catalogue().Rollback(first.Id);
        _data.Publish(i => i == 4 ? 90 : SmallSnapshot.Sound(i));
        var third = await RefreshAsync();
        (third.Version.ToString(), third.Previous!.Id).Should().Be(("1.0.2", first.Id));
    }

    [Fact]
    public async Task CurrentReleaseThatCannotBeRead_StartsANewLine_AndSaysSo()
    {
        var first = await RefreshAsync();
        File.SetAttributes(PathOf(first), FileAttributes.Normal);
        await File.WriteAllTextAsync(PathOf(first), "damaged");
        var second = await RefreshAsync(force: true);
        (second.Version, second.Previous).Should().Be((DataVersion.First, null));
        second.Reasons.Should().ContainSingle().Which.Should().StartWith("The first of a new line of releases").And.Contain(first.Id);
    }

    private string PathOf(ReleaseInfo release) => Path.Combine(_data.Paths.Releases, $"{release.Id}.duckdb");

    private ReleaseCatalogue Catalogue() => new(Options.Create(new ReleaseOptions { Directory = _data.Paths.Releases }), TimeProvider.System);

    private IReadOnlyList<RankMove> Moves(bool changedOnly)
    {
        using var store = Open();
        using var lease = store.Lease();
        return lease.Moves.List(FocusArea.Overall, AreaLevel.Lsoa21, AreaCode.England, changedOnly, 0, 10_000).Items;
    }

    private ReleaseStore Open() => new(Options.Create(new ReleaseOptions { Directory = _data.Paths.Releases, WatchMilliseconds = 3_600_000 }), TimeProvider.System, NullLogger<ReleaseStore>.Instance);

    private async Task<ReleaseInfo> RefreshAsync(bool force = false)
    {
        await using var services = Services();
        var refresh = new Refresh(_data.Paths.Releases, [.. services.GetServices<IStage>().Select(s => s is AnalyseStage ? PlainRanking.Stage : s)], TimeProvider.System, NullLoggerFactory.Instance);
        var record = await refresh.RunAsync(new RefreshRequest("south-yorkshire", force, "command"), [], CancellationToken.None);
        record.Outcome.Should().Be(RunOutcome.Published, record.Message);
        using var store = Open();
        using var lease = store.Lease();
        return lease.Info;
    }

    private ServiceProvider Services() => new ServiceCollection()
        .AddLogging()
        .AddSingleton(ReleaseExpectations.OfSouthYorkshire)
        .AddSingleton<Ranker>(_ranking.Rank)
        .AddRefresh(new ConfigurationBuilder().AddInMemoryCollection([new("Releases:Directory", _data.Paths.Releases), new("Data:Directory", _data.Paths.Data), new("Live:Offline", "true")]).Build())
        .BuildServiceProvider();
}
