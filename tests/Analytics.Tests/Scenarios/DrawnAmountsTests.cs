using HealthNeeds.Analytics.Scenarios;

namespace HealthNeeds.Analytics.Tests.Scenarios;

/// <summary>How sure an area's amounts are, held to a list of the area alone, which is drawn by itself.</summary>
public sealed class DrawnAmountsTests(SmallAnalysis analysis) : IClassFixture<SmallAnalysis>
{
    private const int Draws = 40;

    private readonly ScenarioEngine engine = new(analysis.Result.Basis, new SmallEngland().Input().Areas);

    private static string[] Focuses => [FocusArea.Overall, .. SmallEngland.FocusPlan()];

    [Theory]
    [InlineData(AreaLevel.Lsoa21)]
    [InlineData(AreaLevel.Msoa21)]
    [InlineData(AreaLevel.Ltla24)]
    public void Amounts_DrawnTogether_AreThoseDrawnOneByOne(AreaLevel level)
    {
        var amounts = DrawnAmounts.Of(engine, Focuses, Draws, threads: 2);
        foreach (var kind in Enum.GetValues<NeedKind>())
        {
            foreach (var focus in Focuses)
            {
                var scenario = new NeedScenario(focus, kind, level, AreaCode.England);
                if (engine.Sample(scenario, Draws) is not { } all)
                {
                    amounts.Of(level, Areas(level)[0]).Should().NotContainKey((focus, kind));
                    continue;
                }

                var tenths = engine.Tenths(scenario, Draws, threads: 1)!;
                foreach (var area in new[] { all.Areas[0], all.Areas[^1] })
                {
                    var alone = ListedNeed.Of(engine.Sample(scenario, Draws, new HashSet<AreaCode> { area })!, tenths, new Dictionary<AreaCode, int> { [area] = 1 }).AboveMean;
                    var found = amounts.Of(level, area)[(focus, kind)];
                    found.Lower.Should().BeApproximately(alone.Lower, 1e-5, $"{focus} by {kind} of {area}");
                    found.Median.Should().BeApproximately(alone.Median, 1e-5, $"{focus} by {kind} of {area}");
                    found.Upper.Should().BeApproximately(alone.Upper, 1e-5, $"{focus} by {kind} of {area}");
                }
            }
        }
    }

    [Fact]
    public void Interval_HoldsNineDrawsOfTen()
    {
        var scenario = new NeedScenario(FocusArea.Overall, NeedKind.Unmet, AreaLevel.Lsoa21, AreaCode.England);
        var (sample, mean) = (engine.Sample(scenario, Draws)!, engine.Tenths(scenario, Draws, threads: 2)!.Mean);
        var found = DrawnAmounts.Of(engine, Focuses, Draws, threads: 2).Of(AreaLevel.Lsoa21, sample.Areas[7])[(FocusArea.Overall, NeedKind.Unmet)];
        found.Lower.Should().BeLessThan(found.Median).And.BeLessThan(found.Upper);
        sample.Draws.Where((draw, d) => (draw[7] / mean[d]) - 1 >= found.Lower - 1e-5 && (draw[7] / mean[d]) - 1 <= found.Upper + 1e-5).Count().Should().BeInRange(36, 39);
    }

    [Fact]
    public void ThreadsAndOtherFocusAreas_ChangeNothing()
    {
        var (one, four) = (DrawnAmounts.Of(engine, Focuses, Draws, threads: 1), DrawnAmounts.Of(engine, [FocusArea.Overall], Draws, threads: 4));
        var area = Areas(AreaLevel.Msoa21)[3];
        var alone = one.Of(AreaLevel.Msoa21, area, FocusArea.Overall);
        alone.Keys.Select(k => k.Focus).Distinct().Should().Equal(FocusArea.Overall);
        four.Of(AreaLevel.Msoa21, area).Should().Equal(alone);
        one.Of(AreaLevel.Msoa21, area)[(FocusArea.Overall, NeedKind.Burden)].Should().Be(alone[(FocusArea.Overall, NeedKind.Burden)]);
    }

    [Fact]
    public void WhatIsNotRanked_HasNone()
    {
        var amounts = DrawnAmounts.Of(engine, Focuses, Draws, threads: 1);
        amounts.Of(AreaLevel.Msoa21, Areas(AreaLevel.Lsoa21)[0]).Should().BeEmpty();
        amounts.Of(AreaLevel.England, AreaCode.England).Should().BeEmpty();
        amounts.Of(AreaLevel.Lsoa21, Areas(AreaLevel.Lsoa21)[0], "gout").Should().BeEmpty();
    }

    private AreaCode[] Areas(AreaLevel level) => [.. engine.Sample(new NeedScenario(FocusArea.Overall, NeedKind.Unmet, level, AreaCode.England), 1)!.Areas];
}
