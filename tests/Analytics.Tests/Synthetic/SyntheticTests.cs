using HealthNeeds.Analytics.Frames;
using HealthNeeds.Analytics.Statistics;
using HealthNeeds.Analytics.Synthetic;
using MathNet.Numerics.Distributions;

namespace HealthNeeds.Analytics.Tests.Synthetic;

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
        var estimate = Study(small, frame).Estimate(WiderOutcome.Alcohol)!;
        var mean = frame.Authorities.Mean(estimate, frame.Population);
        var published = frame.LatestOfAuthorities("hi-alcohol-admissions")!.Values;
        mean.Zip(published).Should().OnlyContain(e => Math.Abs(e.First - e.Second) < 1e-9);
        estimate.Distinct().Count().Should().BeGreaterThan(frame.Authorities.Count);
    }

    /// <summary>Three years of infant deaths: the rate of a year's births, which are a fifth of residents under 5.</summary>
    [Fact]
    public void EventsOfRatesWithoutLimitsAndCounts_AreReckonedFromResidents()
    {
        var small = new SmallEngland();
        var frame = new AreaFrame(small.Input());
        var (young, rate) = (small.Lsoas("census2021-aged-0-4"), frame.LatestOfAuthorities("hi-infant-mortality")!.Values[3]);
        var births = frame.Authorities.Members[3].Sum(i => frame.Population[i] * young[i] / 100) / 5;
        var chance = OutcomeFigures.Of(frame, WiderOutcome.InfantMortality)!.Chance;
        chance.Of(3).Should().BeApproximately(1 / (3 * births * rate / 1000), 1e-9);
        chance.Words("authorities").Should().StartWith("Chance in the figures of authorities, by how many events their rates and residents make, is in the intervals: ");
        OutcomeFigures.Of(frame, WiderOutcome.Suicide)!.Chance.Known.Should().Be(0, "not all ages of residents are held here");
    }

    [Fact]
    public void OutcomeThatConditionsDoNotPredict_ShipsAsTheAuthoritysFigure()
    {
        var small = new SmallEngland();
        var input = small.Input();
        var key = input.Authorities.Columns.Keys.Single(k => k.Indicator.Value == "hi-alcohol-admissions");
        var random = new Random(3);
        for (var la = 0; la < input.Authorities.Codes.Count; la++) input.Authorities.Columns[key][la] = 5 + (20 * random.NextDouble());
        var result = Study(small, new AreaFrame(input)).Run(WiderOutcome.Alcohol)!;
        result.Card.Shipped.Should().Be(SyntheticStudy.AuthorityFigure);
        result.Gates.Single().Passed.Should().BeFalse();
        result.Part!.LogRatio.Distinct().Count().Should().BeLessThanOrEqualTo(input.Authorities.Codes.Count);
    }

    [Fact]
    public void Outcome_OfTooFewAuthorities_IsNotEstimated()
    {
        var small = new SmallEngland(60);
        var result = Study(small, new AreaFrame(small.Input())).Run(WiderOutcome.Alcohol)!;
        result.Part.Should().BeNull();
        result.Card.Shipped.Should().Be("none");
    }

    /// <summary>Finest first: practices' figures while they are held, the authorities' figure after that.</summary>
    [Fact]
    public void Outcome_IsTakenFromTheFirstSourceThatIsHeld()
    {
        var small = new SmallEngland();
        Source(small).Indicator.Should().Be("hi-smoking");
        small.Put("qof-smoking", Period.FinancialYears(2021, 2021), i => 10 + (i % 3));
        Source(small).Indicator.Should().Be("qof-smoking");
        small.Put("ohid-practice-smoking", Period.FinancialYears(2022, 2022), i => 10 + (i % 5));
        Source(small).Indicator.Should().Be("qof-smoking", "its newest year is kept to check by, and no earlier one is held");
        small.Also("ohid-practice-smoking", Period.FinancialYears(2023, 2023), i => 10 + (i % 7));
        Source(small).Indicator.Should().Be("ohid-practice-smoking");
        Figures(small).Key.Period.Should().Be(Period.FinancialYears(2022, 2022));

        OutcomeSource Source(SmallEngland england) => Figures(england).Source;
        OutcomeFigures Figures(SmallEngland england) => OutcomeFigures.Of(new AreaFrame(england.Input()), WiderOutcome.Smoking)!;
    }

    /// <summary>Of registers with one definition the newest period is taken, whoever gives it; of two alike, Fingertips'.</summary>
    [Fact]
    public void RegisterOfOneDefinition_IsTakenFromTheNewestPeriod()
    {
        var small = new SmallEngland().Without("qof").Without("ft-");
        small.Put("qof-chd", Period.FinancialYears(2021, 2021), i => 3 + (i % 3));
        small.Put("qof2022-chd", Period.FinancialYears(2022, 2022), i => 3 + (i % 5));
        Taken().Should().Be("qof2022-chd", "as the bundled figures rank");
        small.Put("ft-qof-chd", Period.FinancialYears(2024, 2024), i => 3 + (i % 7));
        Taken().Should().Be("ft-qof-chd");
        small.Moved("qof-chd", Period.FinancialYears(2025, 2025));
        Taken().Should().Be("qof-chd");
        small.Moved("qof-chd", Period.FinancialYears(2024, 2024));
        Taken().Should().Be("ft-qof-chd");
        WiderOutcome.Depression.Sources.Should().ContainSingle("Fingertips' later figures may have another definition").Which.Indicator.Should().Be("qof-depression");

        string Taken() => OutcomeFigures.Of(new AreaFrame(small.Input()), WiderOutcome.HeartDisease)!.Source.Indicator;
    }

    /// <summary>Figures of MSOAs come first once they are held, and only where they cover England.</summary>
    [Theory]
    [InlineData(1.0, "ft-msoa-alcohol-admissions")]
    [InlineData(0.5, "hi-alcohol-admissions")]
    public void LiveFiguresOfMsoas_ComeFirst_WhereTheyCoverEngland(double covered, string taken)
    {
        var input = new SmallEngland().Input();
        AreaCode[] msoas = [.. input.Areas.Select(a => a.Msoa!.Value).Distinct().Order()];
        var key = new ColumnKey(new IndicatorId("ft-msoa-alcohol-admissions"), Period.FinancialYears(2020, 2024));
        double[] values = [.. msoas.Select((_, m) => m < covered * msoas.Length ? 80 + (m % 9) : double.NaN)];
        var figures = OutcomeFigures.Of(new AreaFrame(input with { Msoas = new AreaTable(msoas, new Dictionary<ColumnKey, double[]> { [key] = values }) }), WiderOutcome.Alcohol)!;
        figures.Source.Indicator.Should().Be(taken);
    }

    /// <summary>A register twice as large among the old says nothing of illness for their ages, and all of who is to be cared for.</summary>
    [Fact]
    public void RegisterThatOnlyFollowsAges_HasNoRatioLeft_AndAllOfItInAges()
    {
        var small = new SmallEngland();
        var old = small.Lsoas("census2021-aged-65-69");
        small.Put("qof-copd", Period.FinancialYears(2021, 2021), i => Math.Exp(0.1 * old[i]));
        var figures = OutcomeFigures.Of(new AreaFrame(small.Input()), WiderOutcome.Copd)!;
        Spread.Of(figures.Published).Sd.Should().BeLessThan(1e-3);
        figures.Ages!.Select((a, i) => a - (0.1 * (old[i] - old.Average()))).Should().OnlyContain(d => Math.Abs(d) < 1e-3);
    }

    [Fact]
    public void Calibration_FindsThePlantedSlopeAndMiss()
    {
        var small = new SmallEngland(200);
        var frame = new AreaFrame(small.Input());
        var random = new Random(4);
        SyntheticTrial Trial(string id)
        {
            double[] estimate = [.. Enumerable.Range(0, frame.Count).Select(_ => Normal.Sample(random, 0, 1))];
            return new SyntheticTrial(id, [.. estimate.Select(e => (0.4 * e) + Normal.Sample(random, 0, 0.6))], estimate, GroupMiss: 0.3);
        }

        var found = SyntheticCalibration.Of(frame, [Trial("a"), Trial("b"), Trial("c")]);
        found.Slope.Should().BeApproximately(0.4, 0.03);
        found.MissRatio.Should().BeApproximately(2, 0.1);
        found.Correlation.Should().BeApproximately(0, 0.06);
    }

    private static SyntheticStudy Study(SmallEngland small, AreaFrame frame) => new(frame, small.Options, []);
}
