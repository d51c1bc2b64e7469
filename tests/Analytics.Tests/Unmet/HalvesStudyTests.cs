using HealthNeeds.Analytics.Boosting;
using HealthNeeds.Analytics.Input;
using HealthNeeds.Analytics.Results;

namespace HealthNeeds.Analytics.Tests.Unmet;

/// <summary>Rankings made of either half of the practices: alike where the halves say the same, apart where they do not.</summary>
[Trait("Speed", "Slow")]
public sealed class HalvesStudyTests(SmallAnalysis analysis) : IClassFixture<SmallAnalysis>
{
    [Fact]
    public void HalvesThatAgree_Pass_AndMoveNoRank()
    {
        var plain = analysis.Result;
        var halved = Analysed(v => v, v => [.. v.Select((x, i) => x + (1e-4 * (i % 7)))]);

        Gates(halved).Should().HaveCount(2).And.OnlyContain(g => g.Passed);
        Metrics(halved).Should().NotBeEmpty().And.OnlyContain(m => m.Value > 0.98);
        halved.Rankings.SelectMany(r => r.Areas.Select(a => a.Score)).Should().Equal(plain.Rankings.SelectMany(r => r.Areas.Select(a => a.Score)));
        Gates(plain).Should().BeEmpty("without registrations nothing is known of halves");
    }

    [Fact]
    public void HalvesThatSayNothingOfEachOther_FailForCare()
    {
        var random = new Random(3);
        var result = Analysed(v => v, v => Shuffled(v, random));

        Gates(result).Single(g => g.Gate == "practice-halves-gap").Should().Match<ModelGate>(g => !g.Passed && g.Detail.Contains("cardio-respiratory", StringComparison.Ordinal));
        Metrics(result).Single(m => m.Candidate == "cardio-respiratory by gap").Value.Should().BeInRange(-0.3, 0.3);
        Metrics(result).Should().NotContain(m => m.Candidate == "cancer by gap", "care for cancer is known of authorities alone here");
    }

    [Fact]
    public void PlacesOfOneHalfAlone_AreNotJudged()
    {
        double[] Without(double[] values) => [.. values.Select((v, i) => i < 3 * SmallEngland.LsoasPerMsoa ? double.NaN : v)];
        Gates(Analysed(v => v, Without)).Should().OnlyContain(g => g.Detail.Contains("of 217 MSOAs", StringComparison.Ordinal) && g.Detail.Contains("In the other 3 MSOAs", StringComparison.Ordinal));
    }

    [Fact]
    public void HalvesThatLackAFigure_AreRefused_ByName()
    {
        var input = new SmallEngland().Input();
        var none = new AreaTable(input.Lsoas.Codes, new Dictionary<ColumnKey, double[]>());
        FluentActions.Invoking(() => NeedAnalysis.Run(input with { Halves = new PracticeHalves(none, none) }, new HistogramTrainer()))
            .Should().Throw<ArgumentException>().WithMessage("*do not hold*qof-diabetes*");
    }

    private static AnalysisResult Analysed(Func<double[], double[]> first, Func<double[], double[]> second)
    {
        var input = new SmallEngland().Input();
        AreaTable Half(Func<double[], double[]> change) => new(input.Lsoas.Codes, input.Lsoas.Columns.Where(c => NeedAnalysis.OfPractices.Contains(c.Key.Indicator)).ToDictionary(c => c.Key, c => change(c.Value)));
        return NeedAnalysis.Run(input with { Halves = new PracticeHalves(Half(first), Half(second)) }, new HistogramTrainer());
    }

    private static double[] Shuffled(double[] values, Random random)
    {
        double[] shuffled = [.. values];
        random.Shuffle(shuffled);
        return shuffled;
    }

    private static ModelGate[] Gates(AnalysisResult result) => [.. result.Gates.Where(g => g.Gate.StartsWith("practice-halves", StringComparison.Ordinal))];

    private static ModelMetric[] Metrics(AnalysisResult result) => [.. result.Metrics.Where(m => m.Scheme == "practice-halves")];
}
