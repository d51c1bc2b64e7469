using HealthNeeds.Analytics.Matching;
using HealthNeeds.Core.Areas;
using HealthNeeds.Core.Assets;
using HealthNeeds.Core.Focus;

namespace HealthNeeds.Analytics.Tests.Matching;

public sealed class AssetMatcherTests
{
    private static readonly Area Here = SmallRegion.Area(SmallRegion.West);

    [Fact]
    public void Match_NearerAsset_ComesFirst() =>
        Ids(Here, SmallRegion.Asset("far", longitude: -1.2), SmallRegion.Asset("near", longitude: -1.49)).Should().Equal("near", "far");

    [Theory]
    [InlineData(AssetStatuses.UnderConstruction, "Under construction in May 2022")]
    [InlineData(AssetStatuses.Planned, "Only planned in May 2022")]
    [InlineData(AssetStatuses.Proposed, "Only proposed in May 2022")]
    public void Match_AssetNotOpen_ComesAfterAnOpenOneAndSaysSo(string status, string reason)
    {
        var matches = Match(Here, SmallRegion.Asset("a", status: status), SmallRegion.Asset("b", longitude: -1.4));
        matches.Select(m => m.AssetId).Should().Equal("b", "a");
        matches[1].Reasons.Should().Contain(reason);
    }

    [Fact]
    public void Match_EndedAsset_IsNotOffered() => Ids(Here, SmallRegion.Asset("a", status: AssetStatuses.Ended)).Should().BeEmpty();

    [Fact]
    public void Match_OtherNeed_DoesNotPassTheGate() => Ids(Here, SmallRegion.Asset("a", need: "heart")).Should().BeEmpty();

    [Fact]
    public void Match_PartOfTheNeed_SaysSo() =>
        Match(Here, SmallRegion.Asset("a", need: "copd")).Single().Reasons[0].Should().Be("Works on COPD prevention, part of lung disease");

    [Fact]
    public void Match_WiderField_SaysSoAndComesAfterTheExactNeed()
    {
        var matches = Match(Here, "copd", SmallRegion.Asset("a"), SmallRegion.Asset("b", need: "copd", longitude: -1.4));
        matches.Select(m => m.AssetId).Should().Equal("b", "a");
        matches[1].Reasons[0].Should().Be("Works on lung disease, the wider field of COPD prevention");
    }

    [Fact]
    public void Match_AuthorityReach_StopsAtItsAuthorities()
    {
        var asset = SmallRegion.Asset("a", reach: AssetReach.Authority);
        Ids(Here, asset).Should().Equal("a");
        Ids(SmallRegion.Area(SmallRegion.East), asset).Should().BeEmpty();
        Gap(SmallRegion.Area(SmallRegion.East, -1.2), asset).Should().Be("The nearest, The a, is 20 km away and serves West only");
    }

    [Fact]
    public void Match_LocalReach_StopsAfterFiveKilometres()
    {
        var asset = SmallRegion.Asset("a", reach: AssetReach.Local);
        Ids(SmallRegion.Area(SmallRegion.West, -1.44), asset).Should().Equal("a");
        Ids(SmallRegion.Area(SmallRegion.West, -1.40), asset).Should().BeEmpty();
        Gap(SmallRegion.Area(SmallRegion.West, -1.40), asset).Should().Be("The nearest, The a, is 6.6 km away and is local only");
    }

    [Fact]
    public void Match_RegionWideAssetElsewhere_SaysHowFarAndThatItHasNoBaseHere() =>
        Match(SmallRegion.Area(SmallRegion.East, -1.2), SmallRegion.Asset("a")).Single().Reasons.Should().Equal(
            "Works on lung disease",
            "20 km away in a straight line, at the west",
            "Region-wide reach",
            "Based in West, with no base or outreach in E08000002 recorded");

    [Fact]
    public void Match_AssetWithoutSite_HasNoDistance()
    {
        var match = Match(Here, SmallRegion.Asset("a", longitude: null)).Single();
        match.Kilometres.Should().BeNull();
        match.Reasons.Should().Contain("No single site");
    }

    [Fact]
    public void Match_AreaWithoutLocation_IsStillMatched() =>
        Match(Here with { Location = null }, SmallRegion.Asset("a")).Single().Reasons.Should().Contain("At the west");

    [Fact]
    public void Match_LocalPartnerForTheSameNeed_LiftsARegionWideAssetAndIsNamed()
    {
        var elsewhere = SmallRegion.Area(SmallRegion.East, -1.3);
        var trust = SmallRegion.Asset("trust", reach: AssetReach.Authority) with { Serves = [SmallRegion.East] };
        var catalogue = SmallRegion.Catalogue(SmallRegion.Asset("centre"), trust);
        var linked = catalogue with { Links = [new AssetLink("trust", "centre", "wants to work on lungs with", new Evidence("s", "p"))] };

        var alone = MatcherOf(catalogue).MatchNeed(elsewhere, "hearts", "lungs").Single(m => m.AssetId == "centre");
        var together = MatcherOf(linked).MatchNeed(elsewhere, "hearts", "lungs").Single(m => m.AssetId == "centre");

        together.Score.Should().BeGreaterThan(alone.Score);
        together.Reasons.Should().Contain("The trust wants to work on lungs with it");
    }

    [Fact]
    public void Match_AssetForAnotherStageOfLife_ComesLast()
    {
        var children = SmallRegion.Asset("a", need: "heart") with { LifeCourse = ["children"] };
        var older = SmallRegion.Asset("b", need: "heart") with { LifeCourse = ["older"] };
        var unsaid = SmallRegion.Asset("c", need: "heart");
        Match(Here, "heart", children, older, unsaid).Select(m => m.AssetId).Should().Equal("b", "c", "a");
    }

    [Fact]
    public void MatchAll_NeedsWithNearScores_StandUnderTheOneNamedFirst()
    {
        var both = SmallRegion.Asset("a", need: "heart") with { Needs = ["heart", "lungs"], Name = "Heart" };
        var match = AssetMatcher.Match(SmallRegion.Catalogue(both), [Here], SmallRegion.FocusAreas, [], null, CancellationToken.None).Matches[0];
        match.Need.Should().Be("lungs");
        match.Reasons[0].Should().Be("Works on lung disease and heart disease");
    }

    [Fact]
    public void Match_Trust_IsNamedAsAPartner() =>
        Match(Here, SmallRegion.Asset("a") with { Kind = AssetKinds.Trust }).Single().Reasons[0].Should().Be("Named as a partner on lung disease");

    [Fact]
    public void Gap_NoAssetAnywhere_SaysSo() => Gap(Here).Should().Be("No asset in the catalogue works on lung disease");

    [Fact]
    public void MatchAll_PressingNeed_ComesFirstAndSaysSo()
    {
        var catalogue = SmallRegion.Catalogue(SmallRegion.Asset("lung"), SmallRegion.Asset("heart", need: "heart") with { LifeCourse = ["older"] });
        AssetMatches With(params NeedPressure[] pressures) => AssetMatcher.Match(catalogue, [Here], SmallRegion.FocusAreas, pressures, null, CancellationToken.None);

        var heartFirst = With(new NeedPressure(Here.Code, "heart", 0.957, AreaLevel.Lsoa21), new NeedPressure(Here.Code, "lungs", 0.1, AreaLevel.Lsoa21));
        heartFirst.Matches.First(m => m.Focus == "hearts").AssetId.Should().Be("heart");
        heartFirst.Matches[0].Reasons.Should().Contain("Heart disease presses harder here than in 95% of England's neighbourhoods");
        With(new NeedPressure(Here.Code, "heart", 0.1, AreaLevel.Lsoa21), new NeedPressure(Here.Code, "lungs", 0.95, AreaLevel.Lsoa21))
            .Matches.First(m => m.Focus == "hearts").AssetId.Should().Be("lung");
    }

    [Fact]
    public void MatchAll_Always_GivesEachAssetOnceAndEveryUnansweredNeedAGap()
    {
        var catalogue = SmallRegion.Catalogue([.. Enumerable.Range(1, 8).Select(i => SmallRegion.Asset($"a{i}", longitude: -1.5 + (i * 0.01)))]);
        var all = AssetMatcher.Match(catalogue, [Here], SmallRegion.FocusAreas, [], null, CancellationToken.None);
        foreach (var focus in new[] { "hearts", FocusArea.Overall })
        {
            all.Matches.Where(m => m.Focus == focus).Select(m => m.AssetId).Should().Equal("a1", "a2", "a3", "a4", "a5");
            all.NoMatches.Where(n => n.Focus == focus).Select(n => n.Need).Should().Equal("heart");
        }
    }

    [Fact]
    public void MatchAll_Cancelled_Stops() =>
        FluentActions.Invoking(() => AssetMatcher.Match(SmallRegion.Catalogue(), [Here], SmallRegion.FocusAreas, [], null, new CancellationToken(true)))
            .Should().Throw<OperationCanceledException>();

    private static List<string> Ids(Area area, params Asset[] assets) => Match(area, assets).Select(m => m.AssetId).ToList();

    private static IReadOnlyList<AssetMatch> Match(Area area, params Asset[] assets) => Match(area, "lungs", assets);

    private static IReadOnlyList<AssetMatch> Match(Area area, string need, params Asset[] assets) =>
        MatcherOf(SmallRegion.Catalogue(assets)).MatchNeed(area, "hearts", need);

    private static string? Gap(Area area, params Asset[] assets) => MatcherOf(SmallRegion.Catalogue(assets)).Gap(area, "hearts", "lungs")?.Reason;

    private static AssetMatcher MatcherOf(AssetCatalogue catalogue) =>
        new(catalogue, new Dictionary<AreaCode, string> { [SmallRegion.West] = "West" });
}
