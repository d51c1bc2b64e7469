using HealthNeeds.Fixtures;
using HealthNeeds.Store.Queries;
using HealthNeeds.Store.Releases;

namespace HealthNeeds.Store.Tests.Queries;

public sealed class OtherQueriesTests(PublishedRelease release) : IClassFixture<PublishedRelease>
{
    private static readonly AreaCode Barnsley = new("E08000016");
    private static readonly AreaCode SouthYorkshire = new("E54000061");
    private static readonly AreaCode Lsoa = new("E01007317");

    private ReleaseLease Lease => release.Lease;

    [Fact]
    public void Indicators_All_CarryTheirUses() =>
        Lease.Indicators.All().Should().HaveCountGreaterThan(20).And.OnlyContain(i => i.Uses.Count > 0);

    [Fact]
    public void Indicators_ForLsoa_ShowOnlyFiguresOfItsOwnLevel()
    {
        var values = Lease.Indicators.ForArea(Lsoa);
        values.Should().Contain(v => v.Indicator.Id == new IndicatorId("census2021-bad-health"));
        values.Should().NotContain(v => v.Indicator.NativeLevel == AreaLevel.Ltla21, "figures of an authority are not copied down");
        values.Should().OnlyContain(v => v.England != null && v.Icb != null && v.LocalAuthority != null);
        values.Should().OnlyContain(v => v.England!.Minimum <= v.England.P10 && v.England.P10 <= v.England.Median && v.England.Median <= v.England.P90);
    }

    [Fact]
    public void Spreads_SayOfHowManyAreasTheyAre()
    {
        var value = Lease.Indicators.ForArea(Lsoa)[0];
        (value.England!.Of, value.Icb!.Of).Should().Be((860, 860));
        value.LocalAuthority!.Of.Should().BeInRange(value.LocalAuthority.Areas, 859);
        Lease.Indicators.ForArea(Lease.Areas.List(AreaLevel.Msoa21, SouthYorkshire)[0].Code).Select(v => v.Icb?.Of).OfType<int>().Should().NotBeEmpty().And.OnlyContain(of => of == 171);
    }

    [Fact]
    public void Comparator_OfFewerThanNineInTenAreas_IsNone_AndSaysSo()
    {
        var indicator = new Indicator(new IndicatorId("i"), "I", "d", "%", 1, Polarity.HigherIsWorse, "s", "once", AreaLevel.Lsoa21, Modelled: false, Caveat: null, "Housing", 0, 100, []);
        IndicatorSpread Spread(AreaCode within, int areas) => new(indicator.Id, Period.Year(2021), Sex.Persons, AreaLevel.Lsoa21, within, areas, 1, 2, 3, 4, 5, 6, 7, 4) { Of = 100 };
        var value = new AreaFigures([indicator], [], new SpreadIndex([Spread(AreaCode.England, 89), Spread(SouthYorkshire, 90), Spread(Barnsley, 10)])).Newest(Lsoa).Should().ContainSingle().Subject;
        (value.England, value.TooFewInEngland, value.Icb?.Areas, value.TooFewInIcb, value.LocalAuthority).Should().Be((null, true, 90, false, null));
    }

    [Fact]
    public void Indicators_ForAuthority_AreTheNewestPeriod() =>
        Lease.Indicators.ForArea(Barnsley).Single(v => v.Indicator.Id == new IndicatorId("hi-smoking")).Period.ToString().Should().Be("2021");

    [Fact]
    public void Indicators_Series_IsOldestFirst()
    {
        var series = Lease.Indicators.Series(new IndicatorId("ons-la-le-birth"), Barnsley);
        series.Should().HaveCount(8);
        series.Where(o => o.Sex == Sex.Female).Select(o => o.Period.ToString()).Should().Equal("2013–15", "2014–16", "2015–17", "2016–18");
        series.Should().OnlyContain(o => o.Estimate!.Value.Lower < o.Estimate.Value.Value);
    }

    [Fact]
    public void Indicators_Values_CoverTheExtent()
    {
        var values = Lease.Indicators.Values(new IndicatorId("qof-diabetes"), AreaLevel.Lsoa21, SouthYorkshire);
        values.Should().HaveCount(860);
        values.Where(v => v.Estimate is null).Should().OnlyContain(v => v.Missing == MissingReason.Suppressed);
    }

    [Fact]
    public void Assets_MatchesForArea_AreBestFirst()
    {
        var matches = Lease.Assets.MatchesForArea(Lsoa, "mental-health");
        matches.Should().NotBeEmpty().And.OnlyContain(m => m.Area == Lsoa && m.Focus == "mental-health" && m.Reasons.Count > 0);
        foreach (var need in matches.GroupBy(m => m.Need))
            need.Select(m => m.Score).Should().BeInDescendingOrder();
    }

    [Fact]
    public void Assets_MatchesForAsset_KnowTheirAreas()
    {
        var asset = Lease.Assets.MatchesForArea(Lsoa)[0].AssetId;
        Lease.Assets.MatchesForAsset(asset, AreaLevel.Msoa21, 7).Should().HaveCount(7).And.OnlyContain(m => m.Area.Level == AreaLevel.Msoa21 && m.Match.AssetId == asset);
    }

    [Fact]
    public void Assets_Strongest_IsTheBestMatchWithANeighbourhoodOfThePlace()
    {
        var strongest = Lease.Assets.Strongest("mental-health", Barnsley);
        strongest.Should().NotBeEmpty();
        foreach (var (asset, score) in strongest)
            score.Should().Be(Lease.Assets.MatchesForAsset(asset, AreaLevel.Lsoa21, int.MaxValue).Where(m => m.Match.Focus == "mental-health" && m.Area.LocalAuthority == Barnsley).Max(m => m.Match.Score));
    }

    [Fact]
    public void Assets_Catalogue_ComesBackWhole()
    {
        var catalogue = Lease.Assets.Catalogue();
        catalogue.Assets.Should().HaveCountGreaterThan(30);
        catalogue.Context.Sources.Should().NotBeEmpty();
        catalogue.Needs.Should().NotBeEmpty();
        catalogue.Links.Should().NotBeEmpty();
        catalogue.Assets.Should().Contain(a => a.Site != null && a.Site.Location.Latitude > 53);
    }

    [Fact]
    public void Models_Lists_ComeBack()
    {
        Lease.Models.Models().Should().HaveCount(4);
        Lease.Models.Metrics("burden-ypll").Should().HaveCount(12);
        Lease.Models.Gates().Should().Contain(g => !g.Passed);
    }

    [Fact]
    public void Models_Grounds_NameWhatARankingIsAddedUpFrom()
    {
        var cancer = Lease.Models.Grounds("cancer");
        cancer.Parts.Should().Equal(new RankingGround("illness of cancer", 0.81), new RankingGround("care of cancer", 0.19));
        cancer.Caveats.Should().ContainSingle().Which.Should().Contain("authority's figure");
        Lease.Models.Grounds("overall").Parts.Should().HaveCount(FixtureFocusAreas.All.Count).And.BeInDescendingOrder(p => p.Share);
        Lease.Models.Grounds("best-start").Parts.Should().BeEmpty();
        var ranked = Lease.Indicators.All().Where(i => i.Uses.Any(u => u.Focus == "cancer" && u.Ranks is FigureRole.Label or FigureRole.Gap)).Select(i => i.Id.Value).Intersect(Lease.Indicators.Newest().Keys);
        cancer.Measured.Should().NotBeEmpty().And.HaveCount(ranked.Count()).And.BeInAscendingOrder(p => p.End);
    }

    [Fact]
    public void Models_Grounds_OfBurdenAndGap_AreMeasuredByTheirOwnFigures()
    {
        var overall = Lease.Models.Grounds("overall");
        overall.MeasuredBy(NeedKind.Burden).Should().HaveCount(4, "the overall burden is made of the four outcomes published for LSOAs").And.BeInAscendingOrder(p => p.End);
        overall.MeasuredBy(NeedKind.Unmet).Count.Should().BeGreaterThan(4);
        var cancer = Lease.Models.Grounds("cancer");
        cancer.MeasuredBy(NeedKind.Gap).Select(p => p.ToString()).Should().Equal("2021");
        cancer.MeasuredBy(NeedKind.Burden).Count.Should().Be(cancer.Measured.Count - 1);
    }

    /// <summary>Every figure has its own place: England's first, most first, each between its limits.</summary>
    [Fact]
    public void Models_Sensitivities_ComeBackInOrder()
    {
        var cancer = Lease.Models.Sensitivities("cancer");
        cancer.Should().HaveCount(6).And.OnlyContain(s => s.Focus == "cancer");
        cancer.Select(s => s.Extent).Should().Equal([.. Enumerable.Repeat("E92000001", 3), .. Enumerable.Repeat("E54000061", 3)]);
        cancer.Take(3).Select(s => s.Total).Should().BeInDescendingOrder();
        var harm = cancer[0];
        harm.Factor.Should().Be("harm");
        new[] { harm.First, harm.FirstLower, harm.FirstUpper, harm.Total, harm.TotalLower, harm.TotalUpper }.Select(v => Math.Round(v, 9)).Should().Equal(0.31, 0.28, 0.34, 0.42, 0.4, 0.44);
        Lease.Models.Sensitivities().Select(s => s.Focus).Distinct().Should().BeEquivalentTo(FixtureFocusAreas.Rankings);
    }

    [Fact]
    public void Manifest_Release_IsTheOnePublished()
    {
        Lease.Manifest.Release.Should().BeEquivalentTo(release.Info);
        Lease.Manifest.FocusAreas().Should().HaveCount(FixtureFocusAreas.All.Count);
        Lease.Manifest.FocusAreas().Sum(f => f.Weight).Should().BeApproximately(1, 1e-9);
        Lease.Manifest.Sources().Should().OnlyContain(s => s.RowsIn == s.RowsKept + s.RowsRejected);
        Lease.Manifest.AreaCounts()[AreaLevel.Msoa21].Should().Be(171);
    }
}
