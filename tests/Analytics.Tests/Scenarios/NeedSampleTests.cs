using HealthNeeds.Analytics.Scenarios;

namespace HealthNeeds.Analytics.Tests.Scenarios;

public sealed class NeedSampleTests(SmallAnalysis analysis) : IClassFixture<SmallAnalysis>
{
    private static readonly NeedScenario Overall = new(FocusArea.Overall, NeedKind.Unmet, AreaLevel.Lsoa21, SmallEngland.Icb(0));

    private readonly ScenarioEngine engine = new(analysis.Result.Basis, new SmallEngland().Input().Areas);

    [Fact]
    public void AllDraws_PutAsOftenAmongTheFirstTen_AsTheRanking()
    {
        var sample = engine.Sample(Overall, int.MaxValue)!;
        sample.Draws.Should().HaveCount(analysis.Result.Basis.Draws);
        var first = new int[sample.Areas.Count];
        foreach (var draw in sample.Draws)
        {
            foreach (var i in Enumerable.Range(0, draw.Length).OrderByDescending(i => draw[i]).Take(10)) first[i]++;
        }

        var ranked = engine.Run(Overall, threads: 2).Areas.ToDictionary(a => a.Code, a => a.First);
        sample.Areas.Select((code, i) => (code, Share: first[i] / (double)sample.Draws.Count)).Should().OnlyContain(s => Math.Abs(ranked[s.code] - s.Share) < 1e-9);
        sample.Draws.SelectMany(d => d).Should().OnlyContain(need => need >= 0);
    }

    [Fact]
    public void Region_IsDrawnAsInEngland()
    {
        var (region, england) = (engine.Sample(Overall, 3)!, engine.Sample(Overall with { Within = AreaCode.England }, 3)!);
        var place = england.Areas.Select((code, i) => (code, i)).ToDictionary(p => p.code, p => p.i);
        for (var d = 0; d < 3; d++) region.Draws[d].Should().Equal(region.Areas.Select(code => england.Draws[d][place[code]]));
    }

    [Fact]
    public void Msoas_AreDrawnAsTheyAreRanked()
    {
        var msoas = Overall with { Level = AreaLevel.Msoa21 };
        var sample = engine.Sample(msoas, int.MaxValue)!;
        var first = new int[sample.Areas.Count];
        foreach (var draw in sample.Draws) first[Array.IndexOf(draw, draw.Max())]++;
        var ranked = engine.Run(msoas with { First = 1 }, threads: 2).Areas.ToDictionary(a => a.Code, a => a.First);
        sample.Areas.Select((code, i) => (code, Share: first[i] / (double)sample.Draws.Count)).Should().OnlyContain(s => Math.Abs(ranked[s.code] - s.Share) < 1e-9);
    }

    [Fact]
    public void WhatIsNotHeld_IsNotDrawn() => engine.Sample(Overall with { Focus = "gout" }, 5).Should().BeNull();
}
