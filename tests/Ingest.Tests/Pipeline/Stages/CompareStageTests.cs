using System.Text.Json.Nodes;
using HealthNeeds.Analytics.Burden;
using HealthNeeds.Core.Releases;
using HealthNeeds.Fixtures;
using HealthNeeds.Ingest.Pipeline;
using HealthNeeds.Store.Comparison;
using HealthNeeds.Store.Releases;
using HealthNeeds.Store.Schema;
using Microsoft.Extensions.Options;

namespace HealthNeeds.Ingest.Tests.Pipeline.Stages;

/// <summary>Release after release over South Yorkshire: what the publisher says changes, and the data version and every move say how.</summary>
[Trait("Speed", "Slow")]
public sealed class CompareStageTests : IClassFixture<FirstRefresh>, IDisposable
{
    private static readonly IReadOnlyList<string> Lsoas = SmallSnapshot.Codes(AreaLevel.Lsoa21);

    private readonly PlainRefresh _refresh = new();
    private readonly ReleaseInfo _first;
    private SmallSnapshot _data;

    /// <summary>Every test begins with the release that <paramref name="first"/> made, copied.</summary>
    public CompareStageTests(FirstRefresh first) => (_data, _first) = (new SmallSnapshot(first.Data), first.Info);

    private static readonly (string, string, string, string, double?, double?, double?, string?) Breastfeeding = ("ft-breastfeeding", "E08000016", "2022/23", "persons", 41.2, null, null, null);

    public void Dispose() => _data.Dispose();

    [Fact]
    public void FirstRelease_IsOneNoughtNought_ComparedWithNone() =>
        (_first.Version, _first.Previous, _first.CausesUnknown).Should().Be((DataVersion.First, null, null));

    [Fact]
    public void Release_OfAnAnalysisByKinds_HoldsTheirRanks()
    {
        using var store = Open();
        using var lease = store.Lease();
        lease.Rankings.List(FocusArea.Overall, AreaLevel.Lsoa21, AreaCode.England, NeedKind.Burden).Should().HaveCount(Lsoas.Count);
        lease.Rankings.List(FocusArea.Overall, AreaLevel.Lsoa21, AreaCode.England, NeedKind.Gap).Should().BeEmpty("none was ranked by it");
    }

    [Fact]
    public async Task OneRevisedValue_IsAPatch_AndTakesEveryMove_WithoutAnotherAnalysis()
    {
        _data.Publish(i => i == 3 ? 90 : SmallSnapshot.Sound(i));
        var second = await RefreshAsync();
        (second.Version.ToString(), second.Previous!.Id).Should().Be(("1.0.1", _first.Id));
        var move = Moves(changedOnly: true).Should().ContainSingle().Subject;
        (move.Area.Value, move.From!.Median, move.To!.Median).Should().Be((Lsoas[3], 857, 1));
        move.Parts.Should().Be(new MoveParts(0, -856, 0, 0));
        Moves(changedOnly: false).Where(m => m.Area != move.Area).Should().HaveCount(856).And.OnlyContain(m => m.Parts == new MoveParts(0, 0, 0, 0, 1), "everybody it passed went back one place");
        _refresh.Ranking.Asked.Should().Be(0);
    }

    [Fact]
    public async Task NewIndicatorBesideARevision_IsMinor_AndEachTakesItsOwnPart()
    {
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
        _refresh.Ranking.Asked.Should().Be(1, "two causes need one step between them");
    }

    [Fact]
    public async Task SameFiguresForcedAgain_KeepTheVersionAndMoveNothing()
    {
        var again = await RefreshAsync(force: true);
        (again.Version, again.Reasons.Single()).Should().Be((DataVersion.First, "Figures, areas and method are the same."));
        Moves(changedOnly: false).Should().BeEmpty();
    }

    [Fact]
    public async Task VersionAfterARollback_IsNotUsedAgain()
    {
        _data.Publish(i => i == 3 ? 90 : SmallSnapshot.Sound(i));
        (await RefreshAsync()).Version.ToString().Should().Be("1.0.1");
        Catalogue().Rollback(_first.Id);
        _data.Publish(i => i == 4 ? 90 : SmallSnapshot.Sound(i));
        var third = await RefreshAsync();
        (third.Version.ToString(), third.Previous!.Id).Should().Be(("1.0.2", _first.Id));
    }

    [Fact]
    public async Task PointerThatCannotBeRead_IsReplaced_ThoughNothingIsNew()
    {
        await File.WriteAllTextAsync(Path.Combine(_data.Paths.Releases, "current.json"), "{ \"id\": ");
        var second = await RefreshAsync();
        (second.Version.ToString(), second.Previous).Should().Be(("2.0.0", null));
        second.Reasons.Should().ContainSingle().Which.Should().Contain("current.json cannot be read");
        _refresh.Record!.Warnings.Should().Contain(w => w.StartsWith("The current release cannot be read, so another is made: "));
    }

    [Fact]
    public async Task CurrentReleaseThatCannotBeRead_StartsANewLine_AndSaysSo_ThoughNothingIsNew()
    {
        File.SetAttributes(PathOf(_first), FileAttributes.Normal);
        await File.WriteAllTextAsync(PathOf(_first), "damaged");
        var second = await RefreshAsync();
        (second.Version.ToString(), second.Previous).Should().Be(("2.0.0", null), "1.0.0 stands for what the damaged one held");
        second.Reasons.Should().ContainSingle().Which.Should().StartWith("The first of a new line of releases").And.Contain(_first.Id).And.NotContain(_data.Paths.Releases, "reasons are read by anybody");
    }

    [Fact]
    public async Task CurrentReleaseThatIsDamagedInside_StartsANewLine_AndSaysSo()
    {
        File.SetAttributes(PathOf(_first), FileAttributes.Normal);
        var bytes = await File.ReadAllBytesAsync(PathOf(_first));
        // Far from the header: the engine opens it.
        bytes[bytes.Length / 2] ^= 1;
        await File.WriteAllBytesAsync(PathOf(_first), bytes);
        _data.Publish(i => i == 3 ? 90 : SmallSnapshot.Sound(i));
        var second = await RefreshAsync();
        (second.Version.ToString(), second.Previous).Should().Be(("2.0.0", null));
        second.Reasons[0].Should().StartWith("The first of a new line of releases").And.Contain(_first.Id);
    }

    [Fact]
    public async Task CurrentReleaseThatCannotBeRead_OfABuildThatNotedNoVersion_IsFollowedWithAReasonAllTheSame()
    {
        File.SetAttributes(PathOf(_first), FileAttributes.Normal);
        await File.WriteAllTextAsync(PathOf(_first), "damaged");
        File.Delete(Path.Combine(_data.Paths.Releases, "highest-version.txt"));
        var second = await RefreshAsync(force: true);
        (second.Version, second.Previous).Should().Be((DataVersion.First, null), "what it was is not known");
        second.Reasons.Should().ContainSingle().Which.Should().StartWith("The first of a new line of releases").And.Contain(_first.Id);
    }

    [Fact]
    public async Task PointerThatWentMissing_StartsANewLine_AndSaysSo()
    {
        File.Delete(Path.Combine(_data.Paths.Releases, "current.json"));
        var second = await RefreshAsync(force: true);
        (second.Version.ToString(), second.Previous).Should().Be(("2.0.0", null));
        second.Reasons.Should().ContainSingle().Which.Should().Contain("no release is current");
    }

    [Fact]
    public async Task RanksThatMoveBesideFiguresThatNoRankIsMadeOf_AreAnUndeclaredChangeOfMethod()
    {
        _data.PublishBeside("ohid-fingertips", Breastfeeding);
        var info = await RefreshAsync(analyse: PlainRanking.StageOf(code => code.Value == Lsoas[3] ? 60 : 0));

        (info.Version.ToString(), info.Reasons[0]).Should().Be(("2.0.0", "6 ranks moved beyond noise, though the figures they are made of, areas and the declared method are the same."));
        info.Reasons.Should().HaveElementAt(1, "New: Breastfeeding at 6 to 8 weeks (ft-breastfeeding), 2022/23.");
        var move = Moves(changedOnly: true).Should().ContainSingle().Subject;
        move.Parts.Should().Be(new MoveParts(0, 0, move.Move!.Value, 0));
    }

    [Fact]
    public async Task FiguresThatNoRankIsMadeOf_MoveNothing_AndAreMinorAllTheSame()
    {
        _data.PublishBeside("ohid-fingertips", Breastfeeding);
        (await RefreshAsync()).Version.ToString().Should().Be("1.1.0");
        Moves(changedOnly: false).Should().BeEmpty();
    }

    /// <summary>As April 2025 did it: Barnsley is the same Barnsley, and so is all that is counted within it.</summary>
    [Fact]
    public async Task RecodedAuthority_KeepsItsRanks_AndWhatMovedIsTheRevisionBesideIt()
    {
        var (old, now) = (new AreaCode("E08000016"), new AreaCode("E08000038"));
        (string, string, string, string, double?, double?, double?, string?) smoking = ("ohid-smoking-15plus", old.Value, "2022/23", "persons", 14.2, null, null, null);
        _data.Dispose();
        _data = new SmallSnapshot();
        _data.PublishBeside("ohid-smoking", smoking);
        var first = await RefreshAsync();
        _data.Redraw([.. FixtureAreas.All.Select(a => a with { Code = Renamed(a.Code), LocalAuthority = a.LocalAuthority is { } la ? Renamed(la) : null })], (old.Value, now.Value));
        _data.Publish(i => i == 3 ? 90 : SmallSnapshot.Sound(i));
        _data.PublishBeside("ohid-smoking", smoking);
        var info = await RefreshAsync();

        (info.Version.ToString(), info.Reasons[0]).Should().Be(("2.0.0", "1 area was added, retired or moved to another larger area."));
        var barnsley = Moves(AreaLevel.Lsoa21, now, changedOnly: true).Should().ContainSingle().Subject;
        barnsley.Area.Value.Should().Be(Lsoas[3]);
        barnsley.Parts.Should().Be(new MoveParts(0, barnsley.Move!.Value, 0, 0));
        foreach (var level in AreaLevels.Ranked)
            Moves(level, AreaCode.England, changedOnly: false).Should().NotContain(m => m.Verdict == MoveVerdict.NotComparable || m.Causes!.Value.Boundary != 0);
        _refresh.Ranking.Asked.Should().Be(1, "boundary and revision need one step between them");

        var difference = Differences().Between(first.Id, info.Id);
        difference.Areas.Should().ContainSingle().Which.Should().Be(new AreaChange(ChangeKind.Changed, now, "Barnsley", AreaLevel.Ltla24, "code E08000016 → E08000038", Geography: true));
        difference.Moves.Counts.Should().OnlyContain(c => c.NotComparable == 0);
        difference.Revisions.Should().NotContain(r => r.Indicator == smoking.Item1, "a figure that its publisher still gives under the older code stands under the newer one");
        difference.Series.Should().BeEmpty();
        Differences().Moves(first.Id, info.Id, FocusArea.Overall, AreaLevel.Lsoa21, now, changedOnly: true, 0, 10).Items.Should().Equal(barnsley with { AreaName = FixtureAreas.All.Single(a => a.Code == barnsley.Area).Name });
        Differences().Between(info.Id, first.Id).Moves.Counts.Should().OnlyContain(c => c.NotComparable == 0, "the way back is the same way");

        AreaCode Renamed(AreaCode code) => code == old ? now : code;
    }

    [Fact]
    public async Task SplitArea_MovesThoseBehindItByABoundary_AndItsPiecesTakeItsFigures()
    {
        var (old, left, right) = (Lsoas[800], new AreaCode("E01990001"), new AreaCode("E01990002"));
        _data.Redraw([.. FixtureAreas.All.SelectMany(a => a.Code.Value == old ? [a with { Code = left }, a with { Code = right }] : new[] { a })], (old, left.Value), (old, right.Value));
        // The pieces are published with its figure; their codes come last. The fourth LSOA was corrected besides.
        _data.Publish(i => i == 3 ? 90 : SmallSnapshot.Sound(i >= 859 ? 800 : i >= 800 ? i + 1 : i));
        var info = await RefreshAsync(expected: 861);

        var moves = Moves(AreaLevel.Lsoa21, AreaCode.England, changedOnly: false);
        moves.Should().OnlyContain(m => m.Verdict == MoveVerdict.NotComparable || m.Causes!.Value.Sum == m.Move);
        moves.Single(m => m.Area.Value == Lsoas[3]).Causes.Should().Be(new MoveParts(0, -857, 0, 1), "a piece more stood before it");
        moves.Single(m => m.Area.Value == Lsoas[500]).Causes.Should().Be(new MoveParts(0, 1, 0, 1));
        moves.Single(m => m.Area.Value == Lsoas[850]).Causes.Should().Be(new MoveParts(0, 1, 0, 0));
        moves.Where(m => m.Verdict == MoveVerdict.NotComparable).Select(m => m.Area.Value).Should().BeEquivalentTo(old, left.Value, right.Value);
        Differences().Between(_first.Id, info.Id).Areas.Where(a => a.Change == ChangeKind.Added).Should().OnlyContain(a => a.Detail == $"new in this release; before, it was part or all of {old}");
    }

    [Fact]
    public async Task MergedAreas_MoveThoseBehindThemByABoundary()
    {
        var (one, two, whole) = (Lsoas[800], Lsoas[801], new AreaCode("E01990001"));
        _data.Redraw([.. FixtureAreas.All.Where(a => a.Code.Value != two).Select(a => a.Code.Value == one ? a with { Code = whole } : a)], (one, whole.Value), (two, whole.Value));
        _data.Publish(i => i == 700 ? 1 : SmallSnapshot.Sound(i == 858 ? 800 : i >= 800 ? i + 2 : i));
        await RefreshAsync(expected: 859);

        var moves = Moves(AreaLevel.Lsoa21, AreaCode.England, changedOnly: false);
        moves.Single(m => m.Area.Value == Lsoas[750]).Causes.Should().Be(new MoveParts(0, 0, 0, -1));
        moves.Single(m => m.Area.Value == Lsoas[500]).Causes.Should().Be(new MoveParts(0, -1, 0, -1), "of those before it one went, and one fell behind it");
        moves.Where(m => m.Verdict == MoveVerdict.NotComparable).Select(m => m.Area.Value).Should().BeEquivalentTo(one, two, whole.Value);
    }

    [Fact]
    public async Task DeclaredMethod_IsMajor_AndTakesEveryMove_WithoutAnotherAnalysis()
    {
        var weights = ChangeMethod();
        var info = await RefreshAsync();
        (info.Version.ToString(), info.CausesUnknown).Should().Be(("2.0.0", null));
        info.Reasons.Should().Equal(weights.Select(w => $"Method: weight of {w.Focus}, {w.From} → {w.To}."));
        var move = Moves(changedOnly: true).Should().ContainSingle().Subject;
        (move.Area.Value, move.From!.Median, move.To!.Median, move.Parts).Should().Be((Lsoas[5], 855, 1, new MoveParts(0, 0, -854, 0)));
        _refresh.Ranking.Asked.Should().Be(0);
    }

    [Fact]
    public async Task DeclaredMethodBesideARevision_EachTakesItsOwnPart()
    {
        ChangeMethod();
        _data.Publish(i => i == 3 ? 90 : SmallSnapshot.Sound(i));
        var info = await RefreshAsync();
        (info.Version.ToString(), info.Reasons[^1]).Should().Be(("2.0.0", "5 values were revised."), "one, and those of the larger areas it is in");
        var moves = Moves(changedOnly: true);
        moves.Single(m => m.Area.Value == Lsoas[3]).Parts.Should().Be(new MoveParts(0, -855, 0, 0), "the new method had put another before it already");
        moves.Single(m => m.Area.Value == Lsoas[5]).Parts.Should().Be(new MoveParts(0, 0, -854, 0));
        Moves(changedOnly: false).Should().OnlyContain(m => m.Parts!.Value.Sum == m.Move && m.Causes!.Value.Sum == m.Move);
        _refresh.Ranking.Asked.Should().Be(1, "the new method is run once on the old figures");
    }

    public static TheoryData<Exception> Refusals => [new ArgumentException("no such column"), new LeakageException("a feature that tells")];

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task AnalysisThatCannotBeRunOnOlderFigures_LeavesCausesUnknown_AndTheMovesKnown(Exception refusal)
    {
        ChangeMethod();
        _data.Publish(i => i == 3 ? 90 : SmallSnapshot.Sound(i));
        _refresh.Ranker = (_, _, _) => throw refusal;
        var info = await RefreshAsync();
        var unknown = $"The analysis cannot be run on the figures of {_first.Id}: {refusal.Message}";
        (info.Version.ToString(), info.CausesUnknown).Should().Be(("2.0.0", unknown));
        _refresh.Record!.Warnings.Should().Contain(unknown);
        var changed = Moves(changedOnly: true);
        changed.Should().OnlyContain(m => m.Parts == null).And.Contain(m => m.Area.Value == Lsoas[3] && m.Move == -855).And.Contain(m => m.Area.Value == Lsoas[5] && m.Move == -854);
        var noise = Moves(changedOnly: false).Single(m => m.Verdict == MoveVerdict.WithinNoise);
        (noise.Area.Value, noise.Causes, noise.Parts).Should().Be((Lsoas[4], null, new MoveParts(0, 0, 0, 0, 1)), "noise is noise, whatever its causes");
        var overview = Differences().Between(_first.Id, info.Id).Moves;
        (overview.CausesKnown, overview.Note!.Contains(refusal.Message)).Should().Be((false, true));
    }

    /// <summary>The weights of two focus areas, which both releases declare, and code that ranks the sixth LSOA first.</summary>
    private (string Focus, decimal From, decimal To)[] ChangeMethod()
    {
        var path = Path.Combine(_data.Paths.Data, "focus-areas.json");
        var focuses = JsonNode.Parse(File.ReadAllText(path))!;
        var changed = new[] { ("cancer", 0.1m), ("mental-health", -0.1m) }.Select(change =>
        {
            var focus = focuses.AsArray().Single(f => (string)f!["id"]! == change.Item1)!;
            var weight = focus["weight"]!.GetValue<decimal>();
            focus["weight"] = weight + change.Item2;
            return (change.Item1, weight, weight + change.Item2);
        }).ToArray();
        File.WriteAllText(path, focuses.ToJsonString());
        _refresh.Ranking.Method = code => code.Value == Lsoas[5] ? 60 : 0;
        return changed;
    }

    private string PathOf(ReleaseInfo release) => Path.Combine(_data.Paths.Releases, $"{release.Id}.duckdb");

    private ReleaseCatalogue Catalogue() => new(Options.Create(new ReleaseOptions { Directory = _data.Paths.Releases }));

    private IReadOnlyList<RankMove> Moves(bool changedOnly) => Moves(AreaLevel.Lsoa21, AreaCode.England, changedOnly);

    private IReadOnlyList<RankMove> Moves(AreaLevel level, AreaCode within, bool changedOnly)
    {
        using var store = Open();
        using var lease = store.Lease();
        return lease.Moves.List(FocusArea.Overall, level, within, changedOnly, 0, 10_000).Items;
    }

    private ReleaseComparer Differences() => new(Options.Create(new ReleaseOptions { Directory = _data.Paths.Releases }));

    private ReleaseStore Open() => PlainRefresh.Open(_data);

    private Task<ReleaseInfo> RefreshAsync(bool force = false, int expected = 860, IStage? analyse = null) => _refresh.RunAsync(_data, force, expected, analyse);
}
