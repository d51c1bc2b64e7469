using HealthNeeds.Store.Queries;

namespace HealthNeeds.Store.Tests.Queries;

public sealed class ConditionQueriesTests(PublishedRelease release) : IClassFixture<PublishedRelease>
{
    private ConditionQueries Conditions => release.Lease.Conditions;

    [Fact]
    public void People_ComeBackAsTheyWereWritten()
    {
        var listed = Conditions.List("diabetes-blood-pressure", AreaLevel.Ltla24, new AreaCode("E54000061"));
        listed.Select(c => c.Need.Unmet!.Value.Value).Should().Equal(33, 32, 31, 30);
        listed[0].Need.Unmet!.Value.Upper.Should().BeApproximately(33 * 1.25, 1e-9);
        listed[0].Need.Have!.Value.Lower.Should().BeApproximately(33 * 1.8, 1e-9);
        listed[0].Need.Expected!.Value.Lower.Should().Be(66);
        listed[0].Area.Level.Should().Be(AreaLevel.Ltla24);
    }

    [Fact]
    public void List_OfLargerArea_HoldsOnlyWhatLiesInside() =>
        Conditions.List("diabetes-blood-pressure", AreaLevel.Msoa21, new AreaCode("E08000019")).Should().HaveCount(70).And.OnlyContain(c => c.Area.LocalAuthority == new AreaCode("E08000019"));

    [Theory]
    [InlineData("diabetes-blood-pressure", true)]
    [InlineData("smoking", false)]
    [InlineData("gout", false)]
    public void HasExpected_IsSaidOfTheCondition_WhateverAnAreaHides(string condition, bool expected) => Conditions.HasExpected(condition).Should().Be(expected);

    [Fact]
    public void UnknownCondition_IsEmpty() => Conditions.List("gout", AreaLevel.Ltla24, new AreaCode("E54000061")).Should().BeEmpty();
}
