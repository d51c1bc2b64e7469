using HealthNeeds.Analytics.Scenarios;

namespace HealthNeeds.Analytics.Tests.Scenarios;

/// <summary>A list of places over draws, held to the ranking that the same draws make.</summary>
public sealed class ListedNeedTests(SmallAnalysis analysis) : IClassFixture<SmallAnalysis>
{
    private static readonly NeedScenario England = new(FocusArea.Overall, NeedKind.Unmet, AreaLevel.Lsoa21, AreaCode.England);

    private readonly ScenarioEngine engine = new(analysis.Result.Basis, new SmallEngland().Input().Areas);

    [Theory]
    [InlineData(AreaLevel.Lsoa21)]
    [InlineData(AreaLevel.Msoa21)]
    [InlineData(AreaLevel.Ltla24)]
    public void OnePlace_IsInTheWorstTenth_AsOftenAsTheRankingHasIt(AreaLevel level)
    {
        var scenario = England with { Level = level };
        var tenths = engine.Tenths(scenario, int.MaxValue, threads: 2)!;
        var ranked = engine.Run(scenario, threads: 2).Areas;
        foreach (var area in ranked.Take(12).Concat(ranked.TakeLast(2)))
            Listed(scenario, tenths, [area.Code]).AtLeast(1).Should().BeApproximately(area.WorstTenth, 1e-9, area.Code.Value);
    }

    [Fact]
    public void Counts_AddUpThePlaces_DrawByDraw()
    {
        var tenths = engine.Tenths(England, int.MaxValue, threads: 2)!;
        var ranked = engine.Run(England, threads: 2).Areas.Take(30).ToList();
        var list = Listed(England, tenths, [.. ranked.Select(a => a.Code)]);
        Enumerable.Range(1, 30).Sum(k => list.AtLeast(k)).Should().BeApproximately(ranked.Sum(a => a.WorstTenth), 1e-6, "the mean of a count is the sum of the chances");
        list.InTenth.Lower.Should().BeLessThanOrEqualTo(list.InTenth.Median).And.BeLessThan(list.InTenth.Upper);
        list.AtLeast(0).Should().Be(1);
        list.AtLeast(31).Should().Be(0);
    }

    [Fact]
    public void AllOfEngland_IsEnglandsMean_AndItsTenthIsATenth()
    {
        var tenths = engine.Tenths(England, 20, threads: 2)!;
        var all = engine.Run(England, threads: 2).Areas;
        var list = Listed(England, tenths, [.. all.Select(a => a.Code)]);
        list.Draws.Should().Be(20);
        list.AboveMean.Lower.Should().BeApproximately(0, 1e-5);
        list.AboveMean.Upper.Should().BeApproximately(0, 1e-5);
        var tenth = (int)Math.Round(all.Count / 10.0, MidpointRounding.AwayFromZero);
        list.InTenth.Should().Be((tenth, tenth, tenth));
    }

    [Fact]
    public void Threads_ChangeNothing()
    {
        var (one, four) = (engine.Tenths(England, 15, threads: 1)!, engine.Tenths(England, 15, threads: 4)!);
        four.Least.Should().Equal(one.Least);
        four.Mean.Should().Equal(one.Mean);
    }

    [Fact]
    public void OnlySome_AreDrawnAsAmongAll()
    {
        var all = engine.Sample(England, 3)!;
        AreaCode[] some = [all.Areas[4], all.Areas[40], all.Areas[41]];
        var drawn = engine.Sample(England, 3, some.ToHashSet())!;
        drawn.Areas.Should().Equal(some);
        for (var d = 0; d < 3; d++) drawn.Draws[d].Should().Equal(all.Draws[d][4], all.Draws[d][40], all.Draws[d][41]);
    }

    [Fact]
    public void WhatCannotBeHeldTogether_IsRefused()
    {
        var tenths = engine.Tenths(England, 5, threads: 1)!;
        var sample = engine.Sample(England, 4)!;
        FluentActions.Invoking(() => ListedNeed.Of(sample, tenths, sample.Areas.ToDictionary(a => a, _ => 1))).Should().Throw<ArgumentException>().WithMessage("*4 and 5 draws*");
        FluentActions.Invoking(() => ListedNeed.Of(engine.Sample(England, 5)!, tenths, new Dictionary<AreaCode, int>())).Should().Throw<ArgumentException>().WithMessage("*0 residents*");
        engine.Tenths(England with { Focus = "gout" }, 5, threads: 1).Should().BeNull();
    }

    private ListedNeed Listed(NeedScenario scenario, DrawnTenths tenths, IReadOnlyList<AreaCode> codes) =>
        ListedNeed.Of(engine.Sample(scenario, tenths.Least.Count, codes.ToHashSet())!, tenths, codes.ToDictionary(c => c, c => Residents(c)));

    private int Residents(AreaCode code) => engine.Areas.TryGetValue(code, out var area) ? area.Population ?? 0 : 1;
}
