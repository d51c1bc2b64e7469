using FsCheck;
using FsCheck.Fluent;

namespace HealthNeeds.Core.Tests.Rankings;

public sealed class TiersTests
{
    [Theory]
    [InlineData(0, Tier.Unlikely)]
    [InlineData(0.199, Tier.Unlikely)]
    [InlineData(0.2, Tier.Possibly)]
    [InlineData(0.499, Tier.Possibly)]
    [InlineData(0.5, Tier.Likely)]
    [InlineData(0.799, Tier.Likely)]
    [InlineData(0.8, Tier.VeryLikely)]
    [InlineData(1, Tier.VeryLikely)]
    public void Probability_HasItsTier(double probability, Tier expected) => Tiers.Of(probability).Should().Be(expected);

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(-0.01)]
    public void NoProbability_IsRefused(double probability) =>
        FluentActions.Invoking(() => Tiers.Of(probability)).Should().Throw<ArgumentOutOfRangeException>();

    [Fact]
    public void SurerArea_NeverHasAWeakerTier() =>
        Prop.ForAll(Gen.Choose(0, 1000).Two().ToArbitrary(), pair =>
        {
            var (low, high) = (Math.Min(pair.Item1, pair.Item2) / 1000.0, Math.Max(pair.Item1, pair.Item2) / 1000.0);
            return Tiers.Of(high) <= Tiers.Of(low);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Ranking_OfEachKind_IsItsOwnFigure()
    {
        var ranking = new NeedRanking("cancer", new AreaCode("E01000001"), 0.1, 0.2, 0.3, 0.9, 0.9, 0.81);
        Enum.GetValues<NeedKind>().Select(ranking.Of).Should().Equal(0.1, 0.2, 0.3);
    }

    [Fact]
    public void Ranking_TakesItsTierFromItsProbability() =>
        new NeedRanking("cancer", new AreaCode("E01000001"), 1, 1, 1, 0.9, 0.9, 0.81).Tier.Should().Be(Tier.VeryLikely);
}
