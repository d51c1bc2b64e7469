using HealthNeeds.Analytics.Authorities;
using HealthNeeds.Analytics.Evaluation;
using HealthNeeds.Analytics.Frames;

namespace HealthNeeds.Analytics.Tests.Ranking;

public sealed class SyntheticTests
{
    [Fact]
    public void SignedRidge_RecoversSlopes_AndHoldsWrongSignsAtZero()
    {
        var random = new Random(1);
        double[][] columns = [.. Enumerable.Range(0, 3).Select(_ => Enumerable.Range(0, 300).Select(_ => random.NextDouble()).ToArray())];
        double[] outcome = [.. Enumerable.Range(0, 300).Select(i => 5 + (2 * columns[0][i]) - columns[1][i] - (3 * columns[2][i]))];
        var fit = SignedRidge.Fit(columns, [true, true, false], outcome, [.. Enumerable.Range(0, 300)], 0.02);
        fit.Slopes[0].Should().BeApproximately(2 * Spread.Of(columns[0]).Sd, 0.1);
        fit.Slopes[1].Should().Be(0);
        fit.Slopes[2].Should().BeNegative();
    }

    [Fact]
    public void Estimates_OfAnAuthoritysLsoas_AverageToItsPublishedFigure()
    {
        var small = new SmallEngland();
        var frame = new AreaFrame(small.Input());
        var estimate = new SyntheticStudy(frame, small.Options).Estimate(AuthorityOutcome.Smoking)!;
        var mean = frame.Authorities.Mean(estimate, frame.Population);
        var published = frame.LatestOfAuthorities("hi-smoking")!.Values;
        mean.Zip(published).Should().OnlyContain(e => Math.Abs(e.First - e.Second) < 1e-9);
        estimate.Distinct().Count().Should().BeGreaterThan(frame.Authorities.Count);
    }

    [Fact]
    public void OutcomeThatConditionsDoNotPredict_ShipsAsTheAuthoritysFigure()
    {
        var small = new SmallEngland();
        var input = small.Input();
        var key = input.Authorities.Columns.Keys.Single(k => k.Indicator.Value == "hi-smoking");
        var random = new Random(3);
        for (var la = 0; la < input.Authorities.Codes.Count; la++) input.Authorities.Columns[key][la] = 5 + (20 * random.NextDouble());
        var result = new SyntheticStudy(new AreaFrame(input), small.Options).Run(AuthorityOutcome.Smoking)!;
        result.Card.Shipped.Should().Be(SyntheticStudy.AuthorityFigure);
        result.Gates.Single().Passed.Should().BeFalse();
        result.Part!.Z.Distinct().Count().Should().BeLessThanOrEqualTo(input.Authorities.Codes.Count);
    }

    [Fact]
    public void Outcome_OfTooFewAuthorities_IsNotEstimated()
    {
        var small = new SmallEngland(60);
        var result = new SyntheticStudy(new AreaFrame(small.Input()), small.Options).Run(AuthorityOutcome.Smoking)!;
        result.Part.Should().BeNull();
        result.Card.Shipped.Should().Be("none");
    }
}
