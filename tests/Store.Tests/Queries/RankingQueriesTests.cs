using HealthNeeds.Fixtures;
using HealthNeeds.Store.Queries;

namespace HealthNeeds.Store.Tests.Queries;

public sealed class RankingQueriesTests(PublishedRelease release) : IClassFixture<PublishedRelease>
{
    private static readonly AreaCode SouthYorkshire = new("E54000061");
    private static readonly AreaCode Doncaster = new("E08000017");

    private RankingQueries Rankings => release.Lease.Rankings;

    [Theory]
    [InlineData(AreaLevel.Lsoa21, "E54000061", 860)]
    [InlineData(AreaLevel.Lsoa21, "E92000001", 860)]
    [InlineData(AreaLevel.Msoa21, "E54000061", 171)]
    [InlineData(AreaLevel.Ltla24, "E54000061", 4)]
    [InlineData(AreaLevel.Lsoa21, "E08000017", 199)]
    [InlineData(AreaLevel.Msoa21, "E08000019", 70)]
    public void List_AnyExtent_RanksEveryAreaOnceFromOne(AreaLevel level, string within, int areas)
    {
        var listed = Rankings.List("cancer", level, new AreaCode(within));
        listed.Select(r => r.Rank.Median).Should().Equal(Enumerable.Range(1, areas));
        listed.Should().OnlyContain(r => r.Rank.Of == areas && r.Area.Level == level && r.Ranking.Area == r.Area.Code);
    }

    [Fact]
    public void List_HigherScores_ComeFirst() =>
        Rankings.List("overall", AreaLevel.Lsoa21, Doncaster).Select(r => r.Ranking.Score).Should().BeInDescendingOrder();

    [Theory]
    [InlineData(NeedKind.Unmet)]
    [InlineData(NeedKind.Burden)]
    [InlineData(NeedKind.Gap)]
    public void List_ByAKind_GoesDownByWhatThatKindMeasures(NeedKind kind)
    {
        var listed = Rankings.List("cardio-respiratory", AreaLevel.Msoa21, SouthYorkshire, kind);
        listed.Should().HaveCount(171).And.OnlyContain(r => r.Kind == kind && r.InEngland.Of == 171);
        listed.Select(r => r.Value).Should().BeInDescendingOrder();
        listed.Select(r => r.Rank.Median).Should().Equal(Enumerable.Range(1, 171));
    }

    [Fact]
    public void List_ByBurden_IsAnotherOrderThanByUnmetNeed() =>
        Rankings.List("overall", AreaLevel.Lsoa21, SouthYorkshire, NeedKind.Burden).Select(r => r.Area.Code)
            .Should().NotEqual(Rankings.List("overall", AreaLevel.Lsoa21, SouthYorkshire).Select(r => r.Area.Code));

    [Theory]
    [InlineData("best-start", AreaLevel.Ltla24, 0)]
    [InlineData("cancer", AreaLevel.Lsoa21, 0)]
    [InlineData("cancer", AreaLevel.Ltla24, 4)]
    public void List_ByGap_IsEmptyWhereNothingIsRankedByIt(string focus, AreaLevel level, int areas) =>
        Rankings.List(focus, level, SouthYorkshire, NeedKind.Gap).Should().HaveCount(areas);

    [Fact]
    public void Levels_OfAFocusArea_SayWhatAreasCanBeRankedBy()
    {
        Rankings.Levels("overall")[NeedKind.Gap].Should().BeEquivalentTo(AreaLevels.Ranked);
        Rankings.Levels("cancer")[NeedKind.Gap].Should().Equal(AreaLevel.Ltla24);
        Rankings.Levels("best-start").Select(l => l.Key).Should().BeEquivalentTo([NeedKind.Unmet, NeedKind.Burden]);
    }

    [Fact]
    public void Tier_IsTheChanceOfTheKindItself_InEngland()
    {
        var burden = Rankings.List("overall", AreaLevel.Lsoa21, Doncaster, NeedKind.Burden);
        burden.Should().OnlyContain(r => r.Tier == Tiers.Of(r.WorstTenth)).And.Contain(r => Math.Abs(r.WorstTenth - r.Ranking.WorstTenth) > 0.001);
        Rankings.List("overall", AreaLevel.Lsoa21, Doncaster).Should().OnlyContain(r => r.WorstTenth == r.Ranking.WorstTenth);
    }

    [Fact]
    public void List_Chances_AreThoseOfEnglandAndTheIcb() =>
        Rankings.List("overall", AreaLevel.Lsoa21, Doncaster).Should().OnlyContain(r => r.Ranking.WorstTenthInIcb > r.Ranking.WorstTenth && r.Ranking.FirstTenInIcb < r.Ranking.WorstTenth);

    [Fact]
    public void List_UnknownFocus_IsEmpty() =>
        Rankings.List("' or 1=1 --", AreaLevel.Lsoa21, SouthYorkshire).Should().BeEmpty();

    [Fact]
    public void Find_AreaInTheList_IsTheSame()
    {
        var third = Rankings.List("mental-health", AreaLevel.Msoa21, Doncaster)[2];
        Rankings.Find("mental-health", third.Area.Code, Doncaster).Should().Be(third);
        var byGap = Rankings.List("mental-health", AreaLevel.Msoa21, Doncaster, NeedKind.Gap)[2];
        Rankings.Find("mental-health", byGap.Area.Code, Doncaster, NeedKind.Gap).Should().Be(byGap);
    }

    [Fact]
    public void Find_AreaElsewhere_IsNull() =>
        Rankings.Find("mental-health", new AreaCode("E01007317"), Doncaster).Should().BeNull("Barnsley 018A is not in Doncaster");

    [Fact]
    public void ForArea_Lsoa_HasEveryFocusAndFourRanks()
    {
        var rankings = Rankings.ForArea(new AreaCode("E01007317"));
        rankings.Select(r => r.Ranking.Focus).Should().Equal(FixtureFocusAreas.Rankings);
        rankings.Should().OnlyContain(r => r.Ranks.Count == 4);
        rankings[0].Within(SouthYorkshire)!.Of.Should().Be(860);
        rankings[0].Within(Doncaster).Should().BeNull();
        rankings[0].Within(SouthYorkshire, NeedKind.Burden)!.Should().Be(Rankings.Find("overall", new AreaCode("E01007317"), SouthYorkshire, NeedKind.Burden)!.Rank);
        rankings[0].By(NeedKind.Gap).Should().HaveCount(4);
        rankings.Single(r => r.Ranking.Focus == "best-start").By(NeedKind.Gap).Should().BeEmpty("no figure of care is held for it");
    }

    [Fact]
    public void ContributionsByFocus_OfAnArea_AreThoseOfEachFocusArea()
    {
        var area = new AreaCode("E01007317");
        var byFocus = Rankings.ContributionsByFocus(area);
        byFocus.Select(f => f.Key).Should().BeEquivalentTo(FixtureFocusAreas.Rankings);
        foreach (var focus in byFocus)
            focus.Should().Equal(Rankings.Contributions(focus.Key, area));
    }

    [Fact]
    public void Contributions_OfEveryArea_SumToTheScore()
    {
        foreach (var ranked in Rankings.List("cardio-respiratory", AreaLevel.Msoa21, Doncaster))
            Rankings.Contributions("cardio-respiratory", ranked.Area.Code).Sum(c => c.Value).Should().BeApproximately(ranked.Ranking.Score, 1e-5);
    }

    [Fact]
    public void Contributions_OfALevelAtOnce_AreThoseOfEachArea()
    {
        var together = Rankings.Contributions("cancer", AreaLevel.Msoa21, Doncaster);
        together.Should().HaveCount(39);
        foreach (var area in together)
            area.Should().Equal(Rankings.Contributions("cancer", area.Key));
    }

    [Fact]
    public void ContributionMedians_OfOneArea_AreItsOwn()
    {
        var area = new AreaCode("E01007317");
        Rankings.ContributionMedians("cancer", AreaLevel.Lsoa21, area).Should().BeEquivalentTo(Rankings.Contributions("cancer", area));
    }

    [Fact]
    public void Gap_NotMeasured_IsNullAndNotZero() =>
        Rankings.List("best-start", AreaLevel.Lsoa21, Doncaster).Should().OnlyContain(r => r.Ranking.Gap == null && r.Ranking.GapPercentile == null);
}
