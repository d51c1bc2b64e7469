using HealthNeeds.Analytics.Scenarios;

namespace HealthNeeds.Analytics.Tests.Scenarios;

/// <summary>Ranks within several areas joined: of the release's own draws, so that where the release ranks within the same places they are the release's, to the last place.</summary>
public sealed class JoinedScenarioTests(SmallAnalysis analysis) : IClassFixture<SmallAnalysis>
{
    private readonly IReadOnlyList<Area> areas = new SmallEngland().Input().Areas;

    private ScenarioEngine Engine => new(analysis.Result.Basis, areas);

    /// <summary>All ICBs are England: every rank, limit and chance of the worst tenth is the one the release holds.</summary>
    [Theory]
    [InlineData(AreaLevel.Lsoa21, NeedKind.Unmet)]
    [InlineData(AreaLevel.Lsoa21, NeedKind.Burden)]
    [InlineData(AreaLevel.Msoa21, NeedKind.Unmet)]
    [InlineData(AreaLevel.Ltla24, NeedKind.Unmet)]
    public void AllIcbsJoined_AreRankedAsEngland(AreaLevel level, NeedKind kind)
    {
        var all = AreaCode.Joined(areas.Where(a => a.Level == AreaLevel.Lsoa21).Select(a => a.Icb!.Value));
        all.IsJoined.Should().BeTrue();
        Run(level, kind, all).Should().Equal(Run(level, kind, AreaCode.England));
    }

    /// <summary>An ICB's authorities are the ICB: the ranks that the release holds within it.</summary>
    [Theory]
    [InlineData(AreaLevel.Lsoa21)]
    [InlineData(AreaLevel.Msoa21)]
    [InlineData(AreaLevel.Ltla24)]
    public void AnIcbsAuthoritiesJoined_AreRankedAsTheReleaseRanksWithinTheIcb(AreaLevel level)
    {
        var icb = SmallEngland.Icb(0);
        var authorities = AreaCode.Joined(areas.Where(a => a.Level == AreaLevel.Lsoa21 && a.Icb == icb).Select(a => a.LocalAuthority!.Value));
        var ranking = analysis.Result.Rankings.Single(r => r.Focus == FocusArea.Overall && r.Level == level);
        var held = ranking.Ranks.Where(r => r.Within == icb).ToDictionary(r => r.Area, r => r.Rank);
        held.Should().NotBeEmpty();
        var found = Run(level, NeedKind.Unmet, authorities);
        found.ToDictionary(a => a.Code, a => a.Rank).Should().BeEquivalentTo(held);
        var chances = ranking.Areas.ToDictionary(a => a.Area, a => a.WorstTenthInIcb);
        found.Should().OnlyContain(a => a.WorstTenth == chances[a.Code], "the worst tenth of the same places is the same");
    }

    [Fact]
    public void TwoIcbs_HoldEachPlaceOnce_InTheOrderOfItsOwnDraws()
    {
        var (first, second) = (SmallEngland.Icb(0), SmallEngland.Icb(1));
        var joined = Run(AreaLevel.Lsoa21, NeedKind.Unmet, AreaCode.Joined([first, second]));
        joined.Select(a => a.Code).Should().BeEquivalentTo(areas.Where(a => a.Level == AreaLevel.Lsoa21 && (a.Icb == first || a.Icb == second)).Select(a => a.Code));
        joined.Should().OnlyContain(a => a.Rank.Of == joined.Count);
        joined.Sum(a => a.WorstTenth).Should().BeApproximately(Math.Max(1, Math.Round(joined.Count / 10.0, MidpointRounding.AwayFromZero)), 1e-6, "in every draw the worst tenth is full");
        var own = Run(AreaLevel.Lsoa21, NeedKind.Unmet, first).ToDictionary(a => a.Code, a => a.Rank);
        joined.Where(a => own.ContainsKey(a.Code)).Should().OnlyContain(a => a.Rank.Median >= own[a.Code].Median, "more places can only stand before it");
    }

    [Fact]
    public void AnAuthorityAmongAuthorities_IsTheOnlyOne() =>
        Run(AreaLevel.Ltla24, NeedKind.Unmet, SmallEngland.Authority(3)).Should().ContainSingle().Which.Rank.Should().Be(new RankInterval(1, 1, 1, 1));

    [Fact]
    public void PartThatHoldsNoPlaces_IsRefused() =>
        FluentActions.Invoking(() => Run(AreaLevel.Lsoa21, NeedKind.Unmet, AreaCode.Joined([SmallEngland.Icb(0), new AreaCode("E54999999")]))).Should().Throw<ArgumentException>().WithMessage("*are not ranked within*");

    private IReadOnlyList<ScenarioArea> Run(AreaLevel level, NeedKind kind, AreaCode within) => Engine.Run(new NeedScenario(FocusArea.Overall, kind, level, within), threads: 2).Areas;
}
