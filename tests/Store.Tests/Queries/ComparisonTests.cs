using HealthNeeds.Store.Queries;
using HealthNeeds.Store.Releases;

namespace HealthNeeds.Store.Tests.Queries;

/// <summary>Figures of several areas at once are those of each by itself.</summary>
public sealed class ComparisonTests(PublishedRelease release) : IClassFixture<PublishedRelease>
{
    private static readonly AreaCode SouthYorkshire = new("E54000061");

    private ReleaseLease Lease => release.Lease;

    [Theory]
    [InlineData(AreaLevel.Lsoa21)]
    [InlineData(AreaLevel.Msoa21)]
    [InlineData(AreaLevel.Ltla24)]
    public void Values_AreThoseOfEachAreaByItself(AreaLevel level)
    {
        AreaCode[] areas = [.. Lease.Areas.List(level, SouthYorkshire).Select(a => a.Code).Reverse().Take(4)];
        var found = Lease.Comparison.Values(areas, Lease.Indicators.All(), Lease.Comparison.Spreads(level, SouthYorkshire));
        found.Should().HaveCount(4);
        for (var i = 0; i < 4; i++)
            found[i].Select(Compared).Should().BeEquivalentTo(Lease.Indicators.ForArea(areas[i]).Select(Compared), o => o.WithStrictOrdering());
    }

    /// <summary>Without what is not read of several areas at once: earlier periods, and how their authorities spread.</summary>
    private static IndicatorValue Compared(IndicatorValue value) => value with { LocalAuthority = null, Series = [] };

    [Fact]
    public void Values_OfAFewIndicators_AreOfThoseOnly()
    {
        var few = Lease.Indicators.All().Where(i => i.Id.Value is "iod2025-income" or "iod2025-ypll").ToList();
        Lease.Comparison.Values([new AreaCode("E01007317")], few, Lease.Comparison.Spreads(AreaLevel.Lsoa21, SouthYorkshire)).Single().Select(v => v.Indicator.Id).Should().Equal(few.Select(i => i.Id));
    }

    [Fact]
    public void Columns_AreTheValuesOfEachIndicator_NotANumberWhereThereIsNone()
    {
        var (areas, columns) = Lease.Comparison.Columns(["iod2025-income", "census2021-bad-health", "census2021-aged-5-9"], AreaLevel.Lsoa21);
        columns.Select(c => c.Indicator.Value).Should().BeEquivalentTo(["iod2025-income", "census2021-bad-health"], "the release holds no figures of the third");
        areas.Should().HaveCount(860).And.BeInAscendingOrder(a => a.Value);
        foreach (var column in columns)
        {
            var known = Lease.Indicators.Values(column.Indicator, AreaLevel.Lsoa21, AreaCode.England).Where(o => o.Estimate is not null).ToDictionary(o => o.Area, o => o.Estimate!.Value.Value);
            for (var i = 0; i < areas.Count; i++)
                column.Values[i].Should().Be(known.TryGetValue(areas[i], out var value) ? value : double.NaN);
        }
    }

    [Theory]
    [InlineData(Sex.Female)]
    [InlineData(Sex.Male)]
    public void Columns_OfWomenOrMen_AreTheirs(Sex sex)
    {
        var life = new IndicatorId("ons-le-birth");
        Lease.Indicators.SexesAt(AreaLevel.Msoa21)[life.Value].Should().Equal(Sex.Female, Sex.Male);
        Lease.Comparison.Columns([life.Value], AreaLevel.Msoa21).Columns.Should().BeEmpty("none are of persons");
        var (areas, columns) = Lease.Comparison.Columns([life.Value], AreaLevel.Msoa21, AreaCode.England, sex);
        var known = Lease.Indicators.Values(life, AreaLevel.Msoa21, AreaCode.England, sex: sex).ToDictionary(o => o.Area, o => o.Estimate!.Value.Value);
        columns.Single().Values.Should().Equal(areas.Select(a => known[a]));
    }
}
