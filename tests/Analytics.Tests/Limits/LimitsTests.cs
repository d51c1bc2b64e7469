using HealthNeeds.Analytics.Limits;

namespace HealthNeeds.Analytics.Tests.Limits;

/// <summary>
/// Published results of OHID's PHEindicatormethods (github.com/ukhsa-collaboration/PHEindicatormethods, commit 093fd288): testdata_Byars_Wilson.xlsx,
/// testdata_Proportion.xlsx, testdata_Rate.xlsx and testdata_DSR_ISR.xlsx beside its tests. Figures only: the package's code is not used.
/// </summary>
public sealed class LimitsTests
{
    private const double Exactly = 1e-9;

    [Theory]
    [InlineData(65, 100, .95, .55254443296887967, .73635751756902468)]
    [InlineData(1045, 5000, .95, .19795549880013297, .22049130373189027)]
    [InlineData(.445, 1, .95, .043817447720588223, .93346212769791559)]
    [InlineData(65, 100, .998, .49549465740704313, .77835406140896968)]
    [InlineData(1045, 5000, .998, .19179381799015244, .22731562902525818)]
    [InlineData(1, 100, .95, .0017674320641406511, .054486196178705294)]
    [InlineData(5, 100, .998, .013865320725997183, .16458852282596442)]
    [InlineData(7776456, 7564336677, .95, .0010273201001641094, .0010287644578977231)]
    [InlineData(222, 3215, .998, .05647101964624248, .084184141852701344)]
    public void Wilson_GivesThePublishedLimits(double count, double denominator, double confidence, double lower, double upper) =>
        Same(ProportionLimits.Wilson(count, denominator, confidence), lower, upper);

    /// <summary>The limit of a share is where a score test of it against that limit gives z: solved by halving.</summary>
    [Theory]
    [InlineData(0, 40)]
    [InlineData(3, 40)]
    [InlineData(40, 40)]
    [InlineData(611, 1702)]
    public void Wilson_IsTheScoreTestTurnedRound(int count, int denominator)
    {
        var share = count / (double)denominator;
        var found = ProportionLimits.Wilson(count, denominator);
        found.Lower.Should().BeApproximately(count == 0 ? 0 : Halved(0, share), Exactly);
        found.Upper.Should().BeApproximately(count == denominator ? 1 : Halved(1, share), Exactly);

        double Halved(double outside, double inside)
        {
            for (var i = 0; i < 200; i++)
            {
                var middle = (outside + inside) / 2;
                (outside, inside) = Math.Abs(share - middle) > 1.959963984540054 * Math.Sqrt(middle * (1 - middle) / denominator) ? (middle, inside) : (outside, middle);
            }

            return inside;
        }
    }

    [Theory]
    [InlineData(65, .95, 50.163187710459454, 82.849138545939837)]
    [InlineData(1045, .95, 982.59320180733255, 1110.3312129856499)]
    [InlineData(1, .95, .013072132901504351, 5.5637555824752605)]
    [InlineData(10, .998, 2.916318374695686, 24.193724927880535)]
    public void Byar_GivesThePublishedLimits(double count, double confidence, double lower, double upper) => Same(CountLimits.Byar(count, confidence), lower, upper);

    [Theory]
    [InlineData(1, .95, .025317807984289897, 5.571643390938898)]
    [InlineData(5, .95, 1.62348639011842, 11.668332079322669)]
    [InlineData(1, .998, .0010005003335835344, 9.2334134764515845)]
    [InlineData(5, .998, .739371731917839, 16.454745203680105)]
    [InlineData(20, .95, 12.211428834875937, 30.889880369197066)]
    [InlineData(999, .998, 904.1638209331657, 1100.584102573071)]
    public void Count_IsExactBelowTen_AndByarsFromThere(double count, double confidence, double lower, double upper) => Same(CountLimits.Of(count, confidence), lower, upper);

    /// <summary>Chances of a Poisson count added up one by one: as many or more at the lower limit, as many or fewer at the upper.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(9)]
    public void Exact_LeavesTheTailsItShould(int count)
    {
        var found = CountLimits.Exact(count);
        (1 - Enumerable.Range(0, count).Sum(k => Chance(k, found.Lower))).Should().BeApproximately(.025, 1e-12);
        Enumerable.Range(0, count + 1).Sum(k => Chance(k, found.Upper)).Should().BeApproximately(.025, 1e-12);
        CountLimits.Exact(0).Lower.Should().Be(0);
        CountLimits.Exact(0).Upper.Should().BeApproximately(-Math.Log(.025), Exactly);

        static double Chance(int k, double mean) => Math.Exp(-mean) * Enumerable.Range(1, k).Aggregate(1.0, (product, i) => product * mean / i);
    }

    [Fact]
    public void Numbers_ThatAreNone_AreRefused()
    {
        FluentActions.Invoking(() => ProportionLimits.Wilson(5, 4)).Should().Throw<ArgumentOutOfRangeException>().WithMessage("*from 0 to the denominator, 4*");
        FluentActions.Invoking(() => ProportionLimits.Wilson(0, 0)).Should().Throw<ArgumentOutOfRangeException>();
        FluentActions.Invoking(() => CountLimits.Of(-1)).Should().Throw<ArgumentOutOfRangeException>();
        FluentActions.Invoking(() => CountLimits.Exact(1, 95)).Should().Throw<ArgumentOutOfRangeException>();
    }

    private static void Same(Interval found, double lower, double upper)
    {
        found.Lower.Should().BeApproximately(lower, Exactly * lower);
        found.Upper.Should().BeApproximately(upper, Exactly * upper);
    }
}
