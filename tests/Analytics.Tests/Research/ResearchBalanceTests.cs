using HealthNeeds.Analytics.Research;
using HealthNeeds.Core.Research;

namespace HealthNeeds.Analytics.Tests.Research;

public sealed class ResearchBalanceTests
{
    [Fact]
    public void Icbs_AreOrderedByResearchForTheirBurden_NotByResearchAlone()
    {
        var balanced = ResearchBalance.Of([Icb(1, burden: 2, awards: 150), Icb(2, burden: 0.5, awards: 100), Icb(3, burden: 0.5, awards: 50)]);

        balanced.Select(b => b.Of.Icb.Value).Should().Equal("E54000001", "E54000003", "E54000002");
        balanced[0].AwardsPer100k.Should().BeApproximately(15, 1e-9);
        // 150 of 300 awards for a third of the people: 1.5 times England's; burden 2 where England's mean is 1: 2 times.
        balanced[0].Balance.Should().BeApproximately(0.75, 1e-9);
        balanced[0].PoundsPer100k.Should().BeApproximately(100_000, 1e-9);
        (balanced[0].Lower, balanced[0].Upper).Should().Match<(double Low, double High)>(l => l.Low > 12 && l.Low < 15 && l.High > 15 && l.High < 18);
    }

    [Fact]
    public void FewAwards_LeaveARankOpen_ManySettleIt()
    {
        var few = ResearchBalance.Of([.. Enumerable.Range(1, 10).Select(i => Icb(i, 1, awards: i))]);
        var many = ResearchBalance.Of([.. Enumerable.Range(1, 10).Select(i => Icb(i, 1, awards: 1000 * i))]);

        few.Max(b => b.Rank.Upper - b.Rank.Lower).Should().BeGreaterThan(4);
        many.Should().OnlyContain(b => b.Rank.Upper - b.Rank.Lower <= 2);
        many.Select(b => b.Rank.Median).Should().Equal(Enumerable.Range(1, 10));
    }

    [Fact]
    public void SameSeed_GivesTheSameRanks_WhateverTheOrderOfIcbs()
    {
        IcbResearch[] icbs = [.. Enumerable.Range(1, 8).Select(i => Icb(i, 1 + (i * 0.1), i * 3))];

        ResearchBalance.Of(icbs).Should().Equal(ResearchBalance.Of([.. icbs.Reverse()]));
    }

    [Fact]
    public void List_IsInTheOrderOfItsRanks()
    {
        // No award among few people says less than a tenth of one among many: by rank the second comes first, by the bare ratio the first would.
        var balanced = ResearchBalance.Of([Icb(1, 1, 0) with { Population = 100_000 }, Icb(2, 1, 0.1) with { Population = 5_000_000 }, Icb(3, 1, 200) with { Population = 5_000_000 }]);

        balanced.Select(b => (b.Of.Icb.Value, b.Rank.Median)).Should().Equal(("E54000002", 1), ("E54000001", 2), ("E54000003", 3));
    }

    [Fact]
    public void WithoutAnAward_TheLowerLimitIs0() => ResearchBalance.Of([Icb(1, 1, 0), Icb(2, 1, 5)]).Single(b => b.Of.Awards == 0).Should().Match<BalancedIcb>(b => b.Lower == 0 && b.Upper > 0);

    [Fact]
    public void NoAward_RanksNothing_AndAnIcbWithoutBurdenIsRefused()
    {
        ResearchBalance.Of([Icb(1, 1, 0), Icb(2, 1, 0)]).Should().BeEmpty();
        FluentActions.Invoking(() => ResearchBalance.Of([Icb(1, 0, 1)])).Should().Throw<ArgumentException>().WithMessage("E54000001*burden above 0*");
    }

    private static IcbResearch Icb(int number, double burden, double awards) => new(new AreaCode($"E540000{number:00}"), $"ICB {number}", 1_000_000, burden, awards, 1_000_000);
}
