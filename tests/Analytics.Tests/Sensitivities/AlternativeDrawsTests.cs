using HealthNeeds.Analytics.Draws;
using HealthNeeds.Analytics.Frames;
using HealthNeeds.Analytics.Sensitivities;
using HealthNeeds.Analytics.Statistics;

namespace HealthNeeds.Analytics.Tests.Sensitivities;

public sealed class AlternativeDrawsTests
{
    private const int Count = 400;

    private readonly VariedRanking ranking;
    private readonly AlternativeMethod[] drawn;

    public AlternativeDrawsTests()
    {
        var planted = new PlantedNeed { CancerWeight = 0.2 };
        ranking = new VariedRanking(planted.Frame, planted.Overall().Unmet, [0, 1, 2]);
        drawn = new AlternativeDraws(ranking, seed: 6).Take(Count);
    }

    /// <summary>The weights that intervals are drawn by: of .2, a standard deviation of about .06.</summary>
    [Fact]
    public void Weights_AreThoseOfTheDraws()
    {
        double[] varied = [.. drawn.Select(a => 0.2 * a.Weights[0] / ((0.2 * a.Weights[0]) + (0.8 * a.Weights[1])))];
        double[] assumed = [.. Enumerable.Range(0, Count).Select(d => new DrawnWeights(1, d).Weights(0, [0.2, 0.8])[0])];
        varied.Average().Should().BeApproximately(assumed.Average(), 0.01);
        Spread.Of(varied).Sd.Should().BeApproximately(Spread.Of(assumed).Sd, 0.01);
    }

    [Fact]
    public void Choices_ComeAsOftenAsOneAnother()
    {
        drawn.Count(a => a.Geometric).Should().Be(Count / 2);
        for (var p = 0; p < ranking.Parts.Length; p++) drawn.Count(a => a.CareOut[p]).Should().Be(ranking.IsCare[p] ? Count / 2 : 0);
        ranking.IsCare.Count(c => c).Should().Be(2);
        drawn.GroupBy(a => a.LeftOut[1]).Should().HaveCount(4).And.OnlyContain(g => g.Count() == Count / 4);
    }

    [Fact]
    public void Spreads_FillTheirRange_EachPartByItself()
    {
        drawn.Should().OnlyContain(a => a.Spread.All(s => s >= 0.7f && s <= 1.3f));
        drawn.Min(a => a.Spread[0]).Should().BeLessThan(0.702f);
        RankMetrics.Pearson([.. drawn.Select(a => (double)a.Spread[0])], [.. drawn.Select(a => (double)a.Spread[1])]).Should().BeApproximately(0, 0.15);
    }
}
