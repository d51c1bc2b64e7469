using HealthNeeds.Analytics.Frames;
using HealthNeeds.Analytics.Unmet;
using HealthNeeds.Core.Rankings;

namespace HealthNeeds.Analytics.Tests.Ranking;

public sealed class NeedSideTests
{
    private static readonly double[] Values = [.. Enumerable.Range(0, 200).Select(i => Math.Sin(i) * 7)];

    [Fact]
    public void Part_WithError_VariesAsFarAsItIsKnown()
    {
        var part = Part("a", Values, Spread.Of(Values).Sd);
        Spread.Of(part.Z).Sd.Should().BeApproximately(Math.Sqrt(0.5), 1e-6);
        part.Noise.Own[0].Should().BeApproximately((float)Math.Sqrt(0.5), 1e-5f);
    }

    [Fact]
    public void Part_MissingInAnArea_IsDrawnThereFromAllOfEngland()
    {
        double[] holed = [double.NaN, .. Values[1..]];
        var part = Part("a", holed, 1);
        part.Known[0].Should().BeFalse();
        (part.Z[0], part.Noise.Own[0]).Should().Be((0, 1f));
        part.Z.Should().NotContain(z => double.IsNaN(z));
    }

    [Fact]
    public void Part_ThatDoesNotVary_IsRefused()
    {
        var make = () => Part("flat", [.. Values.Select(_ => 3.0)], 1);
        make.Should().Throw<ArgumentException>().WithMessage("*flat*");
    }

    [Fact]
    public void Side_OfOnePart_IsThatPart()
    {
        var part = Part("a", Values, 0);
        new NeedSide([new WeightedPart(part, 0.2)]).Z.Zip(part.Z).Should().OnlyContain(e => Math.Abs(e.First - e.Second) < 1e-9);
    }

    /// <summary>Weights are shares: they are what they were declared to be, and doubling all of them changes nothing.</summary>
    [Fact]
    public void Side_UsesTheDeclaredWeights()
    {
        var (a, b) = (Part("a", Values, 0), Part("b", [.. Values.Select((_, i) => Math.Cos(i * 3))], 0));
        var side = new NeedSide([new WeightedPart(a, 0.6), new WeightedPart(b, 0.2)]);
        var doubled = new NeedSide([new WeightedPart(a, 1.2), new WeightedPart(b, 0.4)]);
        side.Z.Zip(doubled.Z).Should().OnlyContain(e => Math.Abs(e.First - e.Second) < 1e-9);
        side.Z.Select((z, i) => (z * side.Sd) - ((0.75 * a.Z[i]) + (0.25 * b.Z[i]))).Should().OnlyContain(d => Math.Abs(d) < 1e-9);
    }

    [Fact]
    public void Focus_WithAWorsePart_NeverScoresLower()
    {
        var burden = Part("a", Values, 1);
        var gap = Part("g", [.. Values.Reverse()], 1, ContributionSide.Gap);
        var need = new FocusNeed("cancer", new NeedSide([new WeightedPart(burden, 1)]), new NeedSide([new WeightedPart(gap, 1)]), 0.6);
        for (var i = 1; i < Values.Length; i++)
        {
            if (Values[i] > Values[i - 1] && Values[^(i + 1)] >= Values[^i]) need.Score[i].Should().BeGreaterThan(need.Score[i - 1]);
        }
    }

    private static NeedPart Part(string id, double[] values, double noise, ContributionSide side = ContributionSide.Burden) =>
        NeedPart.Standardise(id, side, DomainAmounts.Single("Domain", values), PartNoise.Constant(values.Length, noise, 0, 0));
}
