using HealthNeeds.Fixtures;
using HealthNeeds.Store.Queries;

namespace HealthNeeds.Store.Tests.Queries;

/// <summary>Sums over a list, held to the figures they are sums of.</summary>
public sealed class PlaceListQueriesTests(PublishedRelease release) : IClassFixture<PublishedRelease>
{
    private static readonly IndicatorId BadHealth = new("census2021-bad-health");

    private PlaceListQueries Lists => release.Lease.PlaceLists;

    private static Area[] Lsoas => [.. FixtureAreas.At(AreaLevel.Lsoa21).OrderBy(a => a.Code)];

    [Fact]
    public void Neighbourhoods_OfAnMsoa_AreItsLsoas_AndOfAList_EachOnce()
    {
        var msoa = Lsoas[0].Msoa!.Value;
        var inside = Lsoas.Where(a => a.Msoa == msoa).ToDictionary(a => a.Code, a => a.Population!.Value);
        Lists.Neighbourhoods([msoa]).Should().Equal(inside);
        Lists.Neighbourhoods([msoa, Lsoas[0].Code]).Should().Equal(inside);
    }

    [Fact]
    public void Indicators_AreSummedByCount_AndTellHowManyAreKnown()
    {
        AreaCode[] codes = [.. Lsoas.Take(40).Select(a => a.Code)];
        var figures = release.Lease.Indicators.Values(BadHealth, AreaLevel.Lsoa21, FixtureAreas.Icb).Where(o => codes.Contains(o.Area)).ToList();
        var sum = Lists.Indicators(codes, [(BadHealth, 100)]).Should().ContainSingle().Subject;
        (sum.Places, sum.Known, sum.Hidden).Should().Be((40, figures.Count(f => f.Estimate is not null), figures.Count(f => f.Missing == MissingReason.Suppressed)));
        sum.Numerator.Should().BeApproximately(figures.Sum(f => f.Count ?? 0), 1e-6);
        sum.Denominator.Should().BeApproximately(figures.Sum(f => f.Denominator ?? 0), 1e-6);
    }

    [Fact]
    public void Conditions_AreSums_OfThePlacesThatHaveANumber()
    {
        var listed = release.Lease.Conditions.List("diabetes-blood-pressure", AreaLevel.Msoa21, FixtureAreas.Icb).Take(25).ToList();
        var sum = Lists.Conditions(AreaLevel.Msoa21, [.. listed.Select(c => c.Area.Code)]).Single(s => s.Condition == "diabetes-blood-pressure");
        (sum.Places, sum.UnmetKnown, sum.Hidden).Should().Be((25, 25, 0));
        sum.Unmet.Should().BeApproximately(listed.Sum(c => c.Need.Unmet!.Value.Value), 1e-6);
        sum.HaveUpper.Should().BeApproximately(listed.Sum(c => c.Need.Have!.Value.Upper), 1e-6);
    }

    [Fact]
    public void LeftOut_IsWhatAListLacksOfAnMsoa_WhereItIsFew()
    {
        var msoa = Lsoas.GroupBy(a => a.Msoa).First(g => g.Count() >= 5);
        Lists.LeftOut(AreaLevel.Lsoa21, [.. msoa.Skip(2).Select(a => a.Code)], few: 3).Should().Equal(msoa.Take(2).Select(a => a.Code));
        Lists.LeftOut(AreaLevel.Lsoa21, [.. msoa.Skip(4).Select(a => a.Code)], few: 3).Should().BeEmpty("four are left out");
        Lists.LeftOut(AreaLevel.Lsoa21, [.. msoa.Select(a => a.Code)], few: 3).Should().BeEmpty("none is");
        var authority = Lsoas.Where(a => a.LocalAuthority == msoa.First().LocalAuthority).Select(a => a.Code).ToList();
        Lists.LeftOut(AreaLevel.Lsoa21, [.. authority.Skip(1)], few: 3).Should().Equal(authority[0]);
    }

    [Fact]
    public void Hidden_AreNamedWhereOneOfTheAreasIs()
    {
        var hidden = release.Lease.Conditions.List("diabetes-blood-pressure", AreaLevel.Lsoa21, FixtureAreas.Icb).Where(c => c.Need.Suppressed).Select(c => c.Area.Code).ToList();
        Lists.HiddenConditions(AreaLevel.Lsoa21, hidden[..1]).Should().Contain("diabetes-blood-pressure");
        Lists.HiddenConditions(AreaLevel.Lsoa21, [.. Lsoas.Select(a => a.Code).Except(hidden).Take(5)]).Should().BeEmpty();
        var suppressed = release.Lease.Indicators.Values(BadHealth, AreaLevel.Lsoa21, FixtureAreas.Icb).First(o => o.Missing == MissingReason.Suppressed).Area;
        Lists.HiddenIndicators([suppressed]).Should().Contain(BadHealth.Value);
    }

    [Fact]
    public void Catchment_ComesBackAsItWasWritten_LargestShareFirst()
    {
        Lists.Catchment(FixturePractices.Practice).Should().Equal(FixturePractices.All);
        Lists.Catchment("C85001").Should().BeEmpty("the release holds catchments, and none of this practice");
    }
}
