using HealthNeeds.Analytics.Conditions;
using HealthNeeds.Analytics.Limits;
using HealthNeeds.Core.Conditions;

namespace HealthNeeds.Analytics.Tests.Conditions;

public sealed class ConditionFiguresTests
{
    /// <summary>Newcombe, Statistics in Medicine 1998;17:873–890, table II: 56 of 70 less 48 of 80 with Wilson's limits of each (method 10) is 0.2, 0.0524 to 0.3339.</summary>
    [Fact]
    public void Difference_FromTheLimitsOfBoth_IsNewcombes()
    {
        var (first, second) = (ProportionLimits.Wilson(56, 70), ProportionLimits.Wilson(48, 80));
        var difference = ConditionFigures.Difference(new Estimate(0.8, first.Lower, first.Upper), new Estimate(0.6, second.Lower, second.Upper));
        difference.Value.Should().BeApproximately(0.2, 1e-12);
        difference.Lower.Should().BeApproximately(0.0524, 5e-5);
        difference.Upper.Should().BeApproximately(0.3339, 5e-5);
    }

    [Fact]
    public void CaredFor_IsWhatIsLeft_WithTheErrorOfTheShareAlone()
    {
        // Of 200 people, known to a factor of e^0.1, a share of 0.3 goes without, known to a factor of e^0.24: together e^0.26.
        var need = Of(Around(200, 0.1), Around(60, 0.26), expected: null);
        var share = ConditionFigures.CaredFor(need)!.Value;
        share.Value.Should().BeApproximately(0.7, 1e-12);
        share.Lower.Should().BeApproximately(1 - (0.3 * Math.Exp(0.24)), 1e-12);
        share.Upper.Should().BeApproximately(1 - (0.3 * Math.Exp(-0.24)), 1e-12);
    }

    [Fact]
    public void CaredFor_StaysAShare_AndIsNeverSurerThanItsFigures()
    {
        ConditionFigures.CaredFor(Of(Around(100, 0.1), Around(90, 0.8), expected: null))!.Value.Lower.Should().Be(0);
        var share = ConditionFigures.CaredFor(Of(Around(100, 0.3), Around(40, 0.2), expected: null))!.Value;
        share.Lower.Should().BeApproximately(1 - (0.4 * Math.Exp(0.2)), 1e-12, "where no error is left for the share, all of it stands");
        var close = ConditionFigures.CaredFor(Of(Around(100, 0.3), Around(30, 0.301), expected: null))!.Value;
        close.Lower.Should().BeApproximately(1 - (0.3 * Math.Exp(0.301 / 2)), 1e-12, "two errors that are nearly the same do not make the share nearly certain");
    }

    [Fact]
    public void Shortfall_MayBeBelowNone()
    {
        var shortfall = ConditionFigures.Shortfall(Of(new Estimate(120, 110, 132), null, new Estimate(100, 84, 116)))!.Value;
        (shortfall.Value, shortfall.Lower, shortfall.Upper).Should().Be((-20, -40, -20 + Math.Sqrt((16 * 16) + (10 * 10))), "20 is the root of 16² + 12²");
    }

    [Fact]
    public void WhatIsNotShown_IsNotReckoned()
    {
        var need = Of(Around(200, 0.1), Around(60, 0.2), Around(220, 0.1));
        ConditionFigures.CaredFor(need.Hidden()).Should().BeNull();
        ConditionFigures.Shortfall(need.Hidden()).Should().BeNull();
        ConditionFigures.CaredFor(need.WithoutUnmet()).Should().BeNull();
        ConditionFigures.Shortfall(need.WithoutUnmet()).Should().NotBeNull("both numbers are shown");
        ConditionFigures.CaredFor(need with { Unmet = null }).Should().BeNull();
        ConditionFigures.Shortfall(need with { Expected = null }).Should().BeNull();
    }

    private static Estimate Around(double value, double spread) => new(value, value / Math.Exp(spread), value * Math.Exp(spread));

    private static ConditionNeed Of(Estimate? have, Estimate? unmet, Estimate? expected) => new("copd", new AreaCode("E01007317"), have, unmet, PerThousand: null, expected, Suppressed: false);
}
