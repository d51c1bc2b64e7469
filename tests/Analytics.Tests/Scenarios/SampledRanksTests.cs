using HealthNeeds.Analytics.Scenarios;
using HealthNeeds.Analytics.Statistics;

namespace HealthNeeds.Analytics.Tests.Scenarios;

/// <summary>What a reader of draws reckons from them, against what the release publishes.</summary>
public sealed class SampledRanksTests(SmallAnalysis analysis) : IClassFixture<SmallAnalysis>
{
    private static readonly NeedScenario Overall = new(FocusArea.Overall, NeedKind.Unmet, AreaLevel.Lsoa21, SmallEngland.Icb(0));

    private readonly ScenarioEngine engine = new(analysis.Result.Basis, new SmallEngland().Input().Areas);

    [Fact]
    public void AllDraws_GiveThePublishedRanksAndChances_ToTheLastPlace()
    {
        var sample = engine.Sample(Overall, int.MaxValue)!;
        var ranks = SampledRanks.Of(sample);
        ranks.Draws.Should().Be(analysis.Result.Basis.Draws);
        for (var i = 0; i < sample.Areas.Count; i++)
        {
            var published = Published(sample.Areas[i]);
            ranks.Interval(i).Should().Be(published.Rank);
            ranks.WorstTenth(i).Should().BeApproximately(published.WorstTenth!.Value, 1e-9);
        }
    }

    /// <summary>Some of the draws come near what all of them give: a chance p to within four standard errors √(p(1 − p)/n), and the interval of all holds about 90% of their ranks.</summary>
    [Fact]
    public void SomeDraws_GiveThePublishedOnes_WithinTheirError()
    {
        var sample = engine.Sample(Overall, Math.Min(200, analysis.Result.Basis.Draws / 2))!;
        var (ranks, inside, strictly, cells) = (SampledRanks.Of(sample), 0, 0, 0);
        for (var i = 0; i < sample.Areas.Count; i++)
        {
            var published = Published(sample.Areas[i]);
            var p = published.WorstTenth!.Value;
            Math.Abs(ranks.WorstTenth(i) - p).Should().BeLessThanOrEqualTo(4 * Math.Sqrt(Math.Max(p * (1 - p), 1.0 / ranks.Draws) / ranks.Draws), $"{sample.Areas[i]} with p = {p}");
            for (var d = 0; d < ranks.Draws; d++, cells++)
            {
                if (ranks.Rank(d, i) >= published.Rank.Lower && ranks.Rank(d, i) <= published.Rank.Upper) inside++;
                if (ranks.Rank(d, i) > published.Rank.Lower && ranks.Rank(d, i) < published.Rank.Upper) strictly++;
            }
        }

        (inside / (double)cells).Should().BeGreaterThan(0.88);
        (strictly / (double)cells).Should().BeLessThan(0.92);
    }

    [Fact]
    public void Together_CountsDraws_NotProductsOfChances()
    {
        // Two places that are the worst by turns, of ten: each in half of the draws, never both.
        AreaCode[] areas = [.. Enumerable.Range(0, 10).Select(i => new AreaCode($"E0100000{i}"))];
        float[] Draw(int worst) => [.. areas.Select((_, i) => i == worst ? 9f : 1f - (i / 100f))];
        var ranks = SampledRanks.Of(new NeedSample(areas, [Draw(3), Draw(7), Draw(3), Draw(7)]));
        ranks.Tenth.Should().Be(1);
        (ranks.WorstTenth(3), ranks.WorstTenth(7)).Should().Be((0.5, 0.5));
        ranks.TogetherInWorstTenth([3]).Should().Be(2);
        ranks.TogetherInWorstTenth([3, 7]).Should().Be(0);
        ranks.Rank(0, 3).Should().Be(1);
    }

    [Fact]
    public void FocusAreas_GoTogether_AsEachDrawSaysByItself()
    {
        string[] focuses = [.. analysis.Result.Rankings.Select(r => r.Focus).Where(f => f != FocusArea.Overall).Distinct().Take(2)];
        var samples = focuses.Select(f => engine.Sample(Overall with { Focus = f, Within = AreaCode.England }, 25)!).ToList();
        double[][] medians = [.. samples.Select(s => Enumerable.Range(0, s.Areas.Count).Select(i => (double)SampledRanks.Of(s).Interval(i).Median).ToArray())];
        var draws = samples.Select(s => (IReadOnlyList<double[]>)[.. s.Draws.Select(d => Array.ConvertAll(d, v => (double)v))]).ToList();
        var found = RankingCorrelation.All(medians, draws).Should().ContainSingle().Which;
        found.Found.Rho.Should().Be(RankCorrelation.Of(medians[0], medians[1]).Rho);
        double[] drawn = [.. draws[0].Zip(draws[1], RankMetrics.Spearman).Order()];
        found.Found.Lower.Should().BeApproximately(drawn[1], 1e-12, "the second lowest of 25");
        found.Found.Upper.Should().BeApproximately(drawn[^2], 1e-12);
        RankingCorrelation.All(medians, [.. draws.Select(d => (IReadOnlyList<double[]>)[.. d.Take(19)])])[0].Found.Lower.Should().BeNull("19 draws bound nothing");
    }

    private (RankInterval Rank, double? WorstTenth) Published(AreaCode code)
    {
        var ranking = analysis.Result.Rankings.Single(r => r.Focus == FocusArea.Overall && r.Level == AreaLevel.Lsoa21);
        return (ranking.Ranks.Single(r => r.Area == code && r.Within == Overall.Within).Rank, ranking.Areas.Single(a => a.Area == code).WorstTenthInIcb);
    }
}
