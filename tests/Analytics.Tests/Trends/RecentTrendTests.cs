using HealthNeeds.Analytics.Trends;
using MathNet.Numerics.LinearAlgebra;

namespace HealthNeeds.Analytics.Tests.Trends;

/// <summary>Series of England and Yorkshire with the marker that Fingertips shows for them, as the tests of its successor hold them (github.com/dhsc-govuk/FingertipsNext, trend-analysis, TrendMarkerCalculatorTests).</summary>
public sealed class RecentTrendTests
{
    private static readonly (double Count, double People)[] Diabetes = [(3455176, 48783947), (3491868, 49122259), (3625401, 49956777), (3774801, 50649129), (3938080, 51441896)];
    private static readonly (double Count, double People)[] Measles = [(57274, 61834), (55865, 60511), (53681, 59074), (51767, 57508), (53185, 59028)];

    [Fact]
    public void Shares_HaveTheMarkerThatFingertipsShows()
    {
        RecentTrend.Of(Shares(Diabetes)).As(Polarity.HigherIsWorse).Should().Be(Trend.IncreasingWorse);
        RecentTrend.Of(Shares(Measles)).As(Polarity.HigherIsBetter).Should().Be(Trend.DecreasingWorse);
    }

    [Fact]
    public void RatesWithLimits_HaveTheMarkerThatFingertipsShows() =>
        RecentTrend.Of(Values((2.935, 2.7841, 3.0919), (1.93028, 1.8085, 2.058), (2.7567, 2.6113, 2.9082), (2.8701, 2.7225, 3.0237), (3.0121, 2.8616, 3.1683))).As(Polarity.None).Should().Be(Trend.Increasing);

    /// <summary>A straight line of slope 1 with limits as wide as make its χ² what is asked for: 10 over the variance of a value.</summary>
    [Theory]
    [InlineData(9.54, Trend.NoChange)]
    [InlineData(9.56, Trend.Increasing)]
    public void Trend_IsToldWhereChanceGivesItLessThanOnceIn500(double chiSquared, Trend expected)
    {
        RecentTrend.Critical.Should().BeApproximately(MathNet.Numerics.Distributions.ChiSquared.InvCDF(1, 0.998), 1e-9);
        var half = 3.92 / 2 * Math.Sqrt(10 / chiSquared);
        var found = RecentTrend.Of(Values([.. Enumerable.Range(1, 5).Select(v => ((double)v, v - half, v + half))]));
        found.ChiSquared.Should().BeApproximately(chiSquared, 1e-9);
        found.As(Polarity.None).Should().Be(expected);
    }

    [Fact]
    public void Line_ThatOneYearMakes_IsNoTrend()
    {
        var found = RecentTrend.Of(Values((1.2, 1.1, 1.3), (1.1, 1, 1.2), (1, .9, 1.1), (.9, .8, 1), (3, 2.9, 3.1)));
        (found.ChiSquared > RecentTrend.Critical, found.Agrees, found.As(Polarity.HigherIsWorse)).Should().Be((true, false, Trend.NoChange), "without the last year it falls");
    }

    /// <summary>The line again by normal equations, its variance the inverse of XᵀWX.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Values_AgreeWithTheNormalEquations(int seed)
    {
        var random = new Random(seed);
        var values = Enumerable.Range(0, 5).Select(i => (Value: 50 + (i * (random.NextDouble() - .3)), Half: .2 + random.NextDouble())).ToArray();
        var found = RecentTrend.Of(Values([.. values.Select(v => (v.Value, v.Value - v.Half, v.Value + v.Half))]));
        var x = Matrix<double>.Build.Dense(5, 2, (i, j) => j == 0 ? 1 : i + 1);
        var weights = Matrix<double>.Build.DenseOfDiagonalArray([.. values.Select(v => 1 / Math.Pow(2 * v.Half / 3.92, 2))]);
        var inverse = (x.Transpose() * weights * x).Inverse();
        var line = inverse * x.Transpose() * weights * Vector<double>.Build.Dense([.. values.Select(v => v.Value)]);
        found.Slope.Should().BeApproximately(line[1], 1e-9);
        found.ChiSquared.Should().BeApproximately(line[1] * line[1] / inverse[1, 1], 1e-9 * found.ChiSquared!.Value);
    }

    /// <summary>Armitage's statistic from the two-by-five table, in its own words: N(N·Σrt − R·Σnt)² / (R(N − R)(N·Σnt² − (Σnt)²)).</summary>
    [Fact]
    public void Shares_AgreeWithArmitagesFormula()
    {
        (double Count, double People)[] table = [(31, 410), (28, 395), (40, 402), (44, 420), (47, 399)];
        double n = table.Sum(t => t.People), r = table.Sum(t => t.Count), rt = Sum((t, i) => t.Count * i), nt = Sum((t, i) => t.People * i), nt2 = Sum((t, i) => t.People * i * i);
        RecentTrend.Of(Shares(table)).ChiSquared.Should().BeApproximately(n * Math.Pow((n * rt) - (r * nt), 2) / (r * (n - r) * ((n * nt2) - (nt * nt))), 1e-9);

        double Sum(Func<(double Count, double People), int, double> of) => table.Select((t, i) => of(t, i + 1)).Sum();
    }

    [Fact]
    public void Trend_TurnsWithTheSeries_AndKnowsNoBetterEndWhereThereIsNone()
    {
        var up = Values((1, .9, 1.1), (2, 1.9, 2.1), (3, 2.9, 3.1), (4, 3.9, 4.1), (5, 4.9, 5.1));
        var down = Values((5, 4.9, 5.1), (4, 3.9, 4.1), (3, 2.9, 3.1), (2, 1.9, 2.1), (1, .9, 1.1));
        foreach (var (polarity, rising, falling) in new[] { (Polarity.HigherIsBetter, Trend.IncreasingBetter, Trend.DecreasingWorse), (Polarity.HigherIsWorse, Trend.IncreasingWorse, Trend.DecreasingBetter), (Polarity.None, Trend.Increasing, Trend.Decreasing) })
            (RecentTrend.Of(up).As(polarity), RecentTrend.Of(down).As(polarity)).Should().Be((rising, falling));
        RecentTrend.Of([.. up.Reverse()]).Should().Be(RecentTrend.Of(up), "the order in which points are given says nothing");
        RecentTrend.Of([new TrendPoint(Period.Year(2010), 900, (899, 901), null), .. up]).Should().Be(RecentTrend.Of(up), "only the last five count");
    }

    public static TheoryData<string[], bool, NoTrend> Untold => new()
    {
        { ["2018", "2019", "2020", "2021"], true, NoTrend.TooFewPeriods },
        { ["2014–16", "2015–17", "2016–18", "2017–19", "2018–20"], true, NoTrend.PeriodsOverlap },
        { ["2001–03", "2004–06", "2007–09", "2010–12", "2013–15"], true, NoTrend.NotYears },
        { ["Mar 2019", "Mar 2020", "Mar 2021", "Mar 2022", "Mar 2023"], true, NoTrend.NotYears },
        { ["2016/17", "2017/18", "2018/19", "2020/21", "2021/22"], true, NoTrend.PeriodMissing },
        { ["2017", "2018", "2019", "2020", "2021"], false, NoTrend.NoVariance },
    };

    [Theory]
    [MemberData(nameof(Untold))]
    public void Series_ThatCannotBeTested_SaysWhy(string[] periods, bool limits, NoTrend reason)
    {
        var found = RecentTrend.Of([.. periods.Select((p, i) => new TrendPoint(Period.Parse(p), i, limits ? (i - .1, i + .1) : null, null))]);
        (found.Reason, found.IsSignificant, found.As(Polarity.HigherIsWorse)).Should().Be((reason, false, Trend.NotCalculated));
    }

    [Fact]
    public void Shares_OfNoneOrAll_AndLimitsWithoutWidth_CannotBeTested()
    {
        RecentTrend.Of(Shares((0, 10), (1, 10), (2, 10), (3, 10), (4, 10))).Reason.Should().Be(NoTrend.NoSpread);
        RecentTrend.Of(Values((1, 1, 1), (2, 2, 2), (3, 3, 3), (4, 4, 4), (5, 5, 5))).Reason.Should().Be(NoTrend.NoSpread);
        RecentTrend.Of(Values((3, 2, 4), (3, 2, 4), (3, 2, 4), (3, 2, 4), (3, 2, 4))).As(Polarity.HigherIsWorse).Should().Be(Trend.NoChange, "a level line goes nowhere");
    }

    private static TrendPoint[] Values(params (double Value, double Lower, double Upper)[] points) =>
        [.. points.Select((p, i) => new TrendPoint(Period.Year(2020 + i), p.Value, (p.Lower, p.Upper), null))];

    private static TrendPoint[] Shares(params (double Count, double People)[] points) =>
        [.. points.Select((p, i) => new TrendPoint(Period.FinancialYears(2020 + i, 2020 + i), 100 * p.Count / p.People, null, (p.Count, p.People)))];
}
