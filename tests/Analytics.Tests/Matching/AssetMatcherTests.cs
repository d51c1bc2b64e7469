using HealthNeeds.Analytics.Matching;
using HealthNeeds.Core.Assets;

namespace HealthNeeds.Analytics.Tests.Matching;

public sealed class AssetMatcherTests
{
    private static readonly Area Here = SmallRegion.Area(SmallRegion.West);

    [Fact]
    public void Match_NearerAsset_ComesFirst() =>
        Ids(Here, SmallRegion.Asset("far", longitude: -1.2), SmallRegion.Asset("near", longitude: -1.49)).Should().Equal("near", "far");

    [Fact]
    public void Match_AssetBeingBuilt_ComesAfterAnOpenOneAndSaysSo()
    {
        var matches = Match(Here, SmallRegion.Asset("a", status: AssetStatuses.UnderConstruction), SmallRegion.Asset("b", longitude: -1.4));
        matches.Select(m => m.AssetId).Should().Equal("b", "a");
        matches[1].Reasons.Should().Contain("Under construction in May 2022: no help yet");
    }

    [Theory]
    [InlineData(AssetStatuses.Planned)]
    [InlineData(AssetStatuses.Proposed)]
    [InlineData(AssetStatuses.Ended)]
    public void Match_AssetNotThere_IsNoHelp(string status)
    {
        Ids(Here, SmallRegion.Asset("a", status: status)).Should().BeEmpty();
        Gap(Here, SmallRegion.Asset("a", status: status)).Should().Be($"Nothing open works on lung disease: The a is {status} (May 2022)");
    }

    [Fact]
    public void Gap_AssetBeingBuilt_IsNoAnswer() =>
        Gap(Here, SmallRegion.Asset("a", status: AssetStatuses.UnderConstruction)).Should().Be("Nothing open works on lung disease: The a is under construction (May 2022)");

    [Fact]
    public void Gap_AssetOfTheWiderFieldOnly_IsNoAnswer()
    {
        Match(Here, "copd", SmallRegion.Asset("a")).Should().ContainSingle();
        MatcherOf(SmallRegion.Catalogue(SmallRegion.Asset("a"))).Gap(Here, "hearts", "copd")!.Reason
            .Should().Be("Nothing listed works on COPD prevention itself; The a works on lung disease");
    }

    [Fact]
    public void Match_NeedThatHelps_SaysSo()
    {
        var catalogue = SmallRegion.Catalogue(SmallRegion.Asset("a", need: "heart"));
        var needs = catalogue.Needs.Select(n => n.Id == "lungs" ? n with { HelpedBy = [new NeedHelp("heart", new Evidence("s", "p"))] } : n).ToList();
        MatcherOf(catalogue with { Needs = needs }).MatchNeed(Here, "hearts", "lungs").Single().Reasons[0]
            .Should().Be("Works on heart disease, which helps with lung disease");
    }

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
        var match = AssetMatcher.Match(SmallRegion.Catalogue(both), [Here], SmallRegion.FocusAreas, PlaceNeeds.Unknown, null, CancellationToken.None).Matches[0];
        match.Need.Should().Be("lungs");
        match.Reasons[0].Should().Be("Works on lung disease and heart disease");
    }

    [Fact]
    public void Match_PublicBody_HasTheNeedAmongItsAimsAndAnswersNothing()
    {
        var body = SmallRegion.Asset("a") with { Kind = AssetKinds.Partnership };
        Match(Here, body).Single().Reasons[0].Should().Be("Has among its aims lung disease");
        Gap(Here, body).Should().Be("Nothing that works on lung disease is listed; The a has it among its aims");
    }

    [Fact]
    public void Gap_NoAssetAnywhere_SaysSo() => Gap(Here).Should().Be("No asset in the catalogue works on lung disease");

    [Fact]
    public void MatchAll_PressingNeed_ComesFirst()
    {
        Pressed(("heart", 0.957, null), ("lungs", 0.1, null))[0].AssetId.Should().Be("heart");
        Pressed(("heart", 0.1, null), ("lungs", 0.95, null))[0].AssetId.Should().Be("lung");
    }

    [Theory]
    [InlineData(AreaLevel.Lsoa21, "Heart disease presses harder here than in 95% of England's neighbourhoods")]
    [InlineData(AreaLevel.Msoa21, "Heart disease presses harder in the MSOA around it than in 95% of England's MSOAs; nothing finer measures it")]
    [InlineData(AreaLevel.Ltla24, "Heart disease presses harder in West than in 95% of England's local authorities; nothing finer measures it")]
    public void MatchAll_PressingNeed_SaysWhoseFiguresItGoesBy(AreaLevel measured, string reason) =>
        Pressed(("heart", 0.5, 0.957), measured)[0].Reasons.Should().Contain(reason);

    [Fact]
    public void MatchAll_NeedThatIsNotMeasuredItself_ClaimsNothing() =>
        Pressed(("heart", 0.99, null), ("lungs", 0.1, null)).SelectMany(m => m.Reasons).Should().NotContain(r => r.Contains("presses harder"));

    [Fact]
    public void MatchAll_LateLifeNeedWhereTheOldAreFew_IsNeitherMatchedNorAGap()
    {
        var catalogue = SmallRegion.Catalogue(SmallRegion.Asset("heart", need: "heart"), SmallRegion.Asset("lung"));
        AssetMatches At(double percent) => AssetMatcher.Match(
            catalogue, [Here], SmallRegion.FocusAreas, new PlaceNeeds([], SmallRegion.Stages(Here.Code, percent / 5, "65-69", "70-74", "75-79", "80-84", "85-plus")), null, CancellationToken.None);

        At(LifeStages.FewOlderPercent).Matches.Select(m => m.AssetId).Should().Contain("heart");
        var few = At(LifeStages.FewOlderPercent - 1);
        few.Matches.Should().OnlyContain(m => m.AssetId == "lung");
        few.NoMatches.Should().NotContain(n => n.Need == "heart");
    }

    [Fact]
    public void MatchAll_ChildrensAssetWhereChildrenAreFew_IsNotOffered()
    {
        var catalogue = SmallRegion.Catalogue(SmallRegion.Asset("a") with { LifeCourse = ["children"] });
        AssetMatcher.Match(
            catalogue, [Here], SmallRegion.FocusAreas, new PlaceNeeds([], SmallRegion.Stages(Here.Code, 1, "0-4", "5-9", "10-14")), null, CancellationToken.None)
            .Matches.Should().BeEmpty();
    }

    [Theory]
    [InlineData("children", "The a reaches here but is only for children, and under 8% of the people here are under 15", "0-4", "5-9", "10-14")]
    [InlineData("older", "The a reaches here but is only for older people, and under 6% of the people here are 65 or over", "65-69", "70-74", "75-79", "80-84", "85-plus")]
    public void Gap_AssetForAgesThatAreFewHere_SaysSoAndNotThatItIsOutOfReach(string stage, string reason, params string[] ages)
    {
        var few = new PlaceNeeds([], SmallRegion.Stages(Here.Code, 1, ages));
        var catalogue = SmallRegion.Catalogue(SmallRegion.Asset("a", reach: AssetReach.Authority) with { LifeCourse = [stage] }, SmallRegion.Asset("b", reach: AssetReach.Authority) with { Serves = [SmallRegion.East] });
        var gaps = AssetMatcher.Match(catalogue, [Here], SmallRegion.FocusAreas, few, null, CancellationToken.None).NoMatches.Where(n => n.Need == "lungs").ToList();
        gaps.Select(g => g.Focus).Should().Equal("hearts", FocusArea.Overall);
        gaps.Should().OnlyContain(g => g.Reason == reason);
    }

    [Fact]
    public void MatchAll_Always_GivesEachAssetOnceAndEveryUnansweredNeedAGap()
    {
        var catalogue = SmallRegion.Catalogue([.. Enumerable.Range(1, 8).Select(i => SmallRegion.Asset($"a{i}", longitude: -1.5 + (i * 0.01)))]);
        var all = AssetMatcher.Match(catalogue, [Here], SmallRegion.FocusAreas, PlaceNeeds.Unknown, null, CancellationToken.None);
        foreach (var focus in new[] { "hearts", FocusArea.Overall })
        {
            all.Matches.Where(m => m.Focus == focus).Select(m => m.AssetId).Should().Equal("a1", "a2", "a3", "a4", "a5");
            all.NoMatches.Where(n => n.Focus == focus).Select(n => n.Need).Should().Equal("copd", "heart");
        }
    }

    [Fact]
    public void MatchAll_Cancelled_Stops() =>
        FluentActions.Invoking(() => AssetMatcher.Match(SmallRegion.Catalogue(), [Here], SmallRegion.FocusAreas, PlaceNeeds.Unknown, null, new CancellationToken(true)))
            .Should().Throw<OperationCanceledException>();

    private static List<AssetMatch> Pressed((string Need, double Level, double? Own) one, AreaLevel measured) => Pressed(measured, one);

    private static List<AssetMatch> Pressed(params (string Need, double Level, double? Own)[] pressures) => Pressed(AreaLevel.Lsoa21, pressures);

    private static List<AssetMatch> Pressed(AreaLevel measured, params (string Need, double Level, double? Own)[] pressures)
    {
        var catalogue = SmallRegion.Catalogue(SmallRegion.Asset("lung"), SmallRegion.Asset("heart", need: "heart") with { LifeCourse = ["older"] });
        var needs = new PlaceNeeds([.. pressures.Select(p => new NeedPressure(Here.Code, p.Need, p.Level, measured) { Own = p.Own })], LifeStages.Unknown);
        return AssetMatcher.Match(catalogue, [Here], SmallRegion.FocusAreas, needs, null, CancellationToken.None).Matches.Where(m => m.Focus == "hearts").ToList();
    }

    private static List<string> Ids(Area area, params Asset[] assets) => Match(area, assets).Select(m => m.AssetId).ToList();

    private static IReadOnlyList<AssetMatch> Match(Area area, params Asset[] assets) => Match(area, "lungs", assets);

    private static IReadOnlyList<AssetMatch> Match(Area area, string need, params Asset[] assets) =>
        MatcherOf(SmallRegion.Catalogue(assets)).MatchNeed(area, "hearts", need);

    private static string? Gap(Area area, params Asset[] assets) => MatcherOf(SmallRegion.Catalogue(assets)).Gap(area, "hearts", "lungs")?.Reason;

    private static AssetMatcher MatcherOf(AssetCatalogue catalogue) =>
        new(catalogue, new Dictionary<AreaCode, string> { [SmallRegion.West] = "West" });
}
