using HealthNeeds.Analytics.Boosting;
using HealthNeeds.Analytics.Burden;
using HealthNeeds.Analytics.Care;
using HealthNeeds.Analytics.Frames;
using HealthNeeds.Analytics.Parts;
using HealthNeeds.Analytics.Results;
using HealthNeeds.Analytics.Statistics;
using HealthNeeds.Analytics.Synthetic;
using HealthNeeds.Analytics.Tests.Matching;
using HealthNeeds.Analytics.Unmet;

namespace HealthNeeds.Analytics.Tests;

/// <summary>What must come out when something is bad or missing.</summary>
public sealed class HonestyTests(SmallAnalysis analysis) : IClassFixture<SmallAnalysis>
{
    [Fact]
    public void ShuffledLabel_ShipsNoModel_TheBestSimpleOrderIsShipped()
    {
        var result = NeedAnalysis.Run(Shuffled("iod2025-ypll").Input(), new HistogramTrainer());
        var card = result.Models.Single(m => m.Id == "burden-ypll");
        card.Shipped.Should().BeOneOf(Baselines.Previous, Baselines.Authority, Baselines.Imd, Baselines.MeanZ, Baselines.BestSingle);
        card.Notes.Should().Contain(n => n.Contains("No model beat"));
        result.Gates.Single(g => g.Model == "burden-ypll" && g.Gate == "beats-best-baseline").Passed.Should().BeFalse();
    }

    [Fact]
    public void TreesThatLearnNothing_LeaveTheRidgeToShip()
    {
        var card = NeedAnalysis.Run(new SmallEngland().Input(), new BlindTrainer()).Models.Single(m => m.Id == "burden-ypll");
        card.Shipped.Should().Be(BurdenJudge.Ridge);
        card.Notes.Should().Contain(n => n.Contains("the trees added nothing"));
    }

    [Fact]
    public void BaselineThatShips_StillSumsAndRanks()
    {
        var result = NeedAnalysis.Run(Shuffled("iod2025-mental-health").Input(), new HistogramTrainer());
        result.Models.Single(m => m.Id == "burden-mental-health").Notes.Should().Contain(n => n.Contains("No model beat"));
        var ranking = result.Rankings.Single(r => r.Focus == "mental-health" && r.Level == AreaLevel.Lsoa21);
        var sums = ranking.Contributions.GroupBy(c => c.Area).ToDictionary(g => g.Key, g => g.Sum(c => c.Value));
        ranking.Areas.Should().OnlyContain(a => Math.Abs(a.Score - sums[a.Area]) < 1e-5);
        ranking.Areas.Select(a => a.Burden).Distinct().Count().Should().BeGreaterThan(ranking.Areas.Count / 2);
    }

    /// <summary>The published figure of an authority is not shrunk: where it counts few events, that has to be said where its ranks are read.</summary>
    [Theory]
    [InlineData("best-start", "Infant deaths")]
    [InlineData("mental-health", "Suicides")]
    public void FocusArea_CountedByFewEvents_SaysThatChanceIsInIntervalsAndNotInTheOrder(string focus, string events) =>
        RepositoryData.FocusAreas.Single(f => f.Id == focus).Notes.Should().Contain(n => n.StartsWith(events, StringComparison.Ordinal) && n.EndsWith("The intervals of ranks allow for that, their order does not.", StringComparison.Ordinal));

    /// <summary>Of figures without limits and counts nobody knows how far chance moves them: that has to be said of the very figures.</summary>
    [Fact]
    public void FiguresWithoutLimitsAndCounts_AreNamed()
    {
        Notes("focus-best-start").Should().Contain(n => n.StartsWith("Published without limits and counts, so that", StringComparison.Ordinal) && n.Contains("Children overweight or obese", StringComparison.Ordinal) && n.Contains("Children not vaccinated", StringComparison.Ordinal));
        Notes("synthetic-child-overweight").Should().Contain("Published without limits and without counts: how far chance moves the figures of authorities is in no interval.");
        Notes("synthetic-copd").Should().NotContain(n => n.Contains("in no interval", StringComparison.Ordinal), "what practices' figures miss is declared");

        IReadOnlyList<string> Notes(string model) => analysis.Result.Models.Single(m => m.Id == model).Notes;
    }

    [Fact]
    public void UsefulModel_IsShipped()
    {
        var small = new SmallEngland();
        var result = NeedAnalysis.Run(small.Input() with { Options = small.Options with { Rounds = 60 } }, new HistogramTrainer());
        result.Models.Where(m => m.Id.StartsWith("burden-", StringComparison.Ordinal)).Should().OnlyContain(m => m.Shipped == BurdenJudge.Stack || m.Shipped == BurdenJudge.Ridge);
    }

    /// <summary>Where no care is measured all who are ill count, and nobody is ranked by a gap.</summary>
    [Fact]
    public void GapNobodyMeasured_IsNull_AndUnmetNeedIsIllHealth()
    {
        var ranking = Lsoas(NeedAnalysis.Run(new SmallEngland().Without("qof-diabetes-").Input(), new HistogramTrainer()).Rankings, "cardio-respiratory");
        ranking.Areas.Should().OnlyContain(a => a.Gap == null && a.GapPercentile == null);
        ranking.Kinds.Should().ContainSingle();
        ranking.Contributions.Should().OnlyContain(c => c.Side == ContributionSide.Burden);
    }

    /// <summary>Once figures of care are held they count by what they are, and ill health stands only for the rest.</summary>
    [Fact]
    public void FiguresOfCareThatComeLive_CountTheirConditions()
    {
        var small = new SmallEngland();
        var before = Gap(small, "cardio-respiratory");
        Gap(small, "mental-health").Should().Be(0);
        foreach (var care in Care.CareFigure.All.Where(f => f.OfPractices && !f.Indicator.StartsWith("qof-diabetes", StringComparison.Ordinal)))
            small.Put(care.Indicator, Core.Time.Period.FinancialYears(2024, 2024), i => 60 + (20 * Math.Sin(i + care.Id.Length)));
        Gap(small, "cardio-respiratory").Should().BeGreaterThan(before + 0.2);
        Gap(small, "mental-health").Should().BeGreaterThan(0.3);
        var card = NeedAnalysis.Run(small.Input(), new HistogramTrainer()).Models.Single(m => m.Id == "focus-cardio-respiratory");
        card.Features.Should().Contain(["care-hypertension-blood-pressure-under-80", "care-chd-blood-pressure-under-80", "care-af-anticoagulation", "care-stroke-blood-pressure-under-80", "care-copd-review", "care-asthma-review"]);

        static double Gap(SmallEngland england, string focus)
        {
            var frame = new AreaFrame(england.Input());
            var synthetic = new SyntheticStudy(frame, england.Options, []);
            var parts = new NeedComposer(frame, Labels(frame), WiderOutcome.All.Select(synthetic.Run).OfType<SyntheticResult>(), CareShortfall.All(frame));
            return parts.Compose(FocusAreaPlan.Of(RepositoryData.FocusAreas.Single(f => f.Id == focus)))!.Unmet.Terms.Where(t => t.Side == ContributionSide.Gap).Sum(t => t.Share);
        }
    }

    [Fact]
    public void FigureMissingInOneArea_WidensItsRank()
    {
        var small = new SmallEngland();
        var whole = Lsoas(analysis.Result.Rankings, "mental-health");
        for (var i = 96; i < 102; i++) small.Lsoas("iod2025-mental-health")[i] = double.NaN;
        var holed = Lsoas(NeedAnalysis.Rank(small.Input(), new HistogramTrainer()), "mental-health");
        Interval(holed, SmallEngland.Lsoa(100)).Should().BeGreaterThanOrEqualTo(Interval(whole, SmallEngland.Lsoa(100)) / 2, "it is still estimated, from the conditions of life there");
        holed.Areas.Should().HaveSameCount(whole.Areas);
    }

    [Fact]
    public void FocusAreaWithoutFigures_IsNotRanked_AndSaysSo()
    {
        var result = NeedAnalysis.Run(new SmallEngland().Without("hi-").Without("els-").Without("ohid-").Without("qof-").Input(), new HistogramTrainer());
        result.Rankings.Select(r => r.Focus).Should().NotContain("best-start").And.Contain("cancer");
        result.Models.Single(m => m.Id == "focus-best-start").Shipped.Should().Be("none");
        result.Models.Single(m => m.Id == "focus-cancer").Workings.Should().Contain(n => n.Contains("Cancer screening not taken up"));
    }

    [Fact]
    public void DeclaredWeights_AreUsed()
    {
        var even = analysis.Result.Rankings;
        var uneven = NeedAnalysis.Rank(new SmallEngland { FocusAreas = [.. new SmallEngland().FocusAreas.Select(f => f with { Weight = f.Id == "cancer" ? 0.96 : 0.01 })] }.Input(), new HistogramTrainer());
        var cancer = Scores(even, "cancer");
        RankMetrics.Pearson(Scores(uneven, FocusArea.Overall), cancer).Should().BeGreaterThan(0.99);
        RankMetrics.Pearson(Scores(even, FocusArea.Overall), cancer).Should().BeLessThan(0.97);
    }

    [Fact]
    public void Figures_AreNeverChangedByTheAnalysis()
    {
        var input = new SmallEngland().Input();
        var before = input.Lsoas.Columns.ToDictionary(c => c.Key, c => c.Value.ToArray());
        input.Lsoas.Columns.First().Value[5] = double.NaN;
        before[input.Lsoas.Columns.First().Key][5] = double.NaN;
        NeedAnalysis.Run(input, new HistogramTrainer());
        input.Lsoas.Columns.Should().OnlyContain(c => c.Value.SequenceEqual(before[c.Key]));
    }

    [Fact]
    public void AreaWithoutItsAuthority_IsRefusedByName()
    {
        var input = new SmallEngland(20).Input();
        var run = () => NeedAnalysis.Run(input with { Areas = [.. input.Areas.Select(a => a.Code == SmallEngland.Lsoa(9) ? a with { LocalAuthority = null } : a)] }, new HistogramTrainer());
        run.Should().Throw<ArgumentException>().WithMessage("*E01000009*local authority*");
    }

    /// <summary>The outcomes as they are published, taken for the burden of today.</summary>
    private static IEnumerable<BurdenResult> Labels(AreaFrame frame) => BurdenLabel.All.Select(l =>
    {
        var outcome = Array.ConvertAll(frame.Latest(l.Outcome)!.Values, l.ToModel);
        var part = NeedPart.Of(l.Id, DomainAmounts.Single("Health", outcome), PartNoise.Constant(frame.Count, 0.1, 0, 0));
        return new BurdenResult(l, part, outcome, null!, null!, [], []);
    });

    private static double[] Scores(IReadOnlyList<LevelRanking> rankings, string focus) => [.. Lsoas(rankings, focus).Areas.Select(a => a.Score)];

    private static LevelRanking Lsoas(IReadOnlyList<LevelRanking> rankings, string focus) => rankings.Single(r => r.Focus == focus && r.Level == AreaLevel.Lsoa21);

    private static int Interval(LevelRanking ranking, AreaCode area) =>
        ranking.Ranks.Where(r => r.Within == AreaCode.England && r.Area == area).Select(r => r.Rank.Upper - r.Rank.Lower).Single();

    private static SmallEngland Shuffled(string outcome)
    {
        var small = new SmallEngland();
        new Random(11).Shuffle(small.Lsoas(outcome));
        return small;
    }

    /// <summary>Learns nothing: every area gets the mean of the areas it was shown.</summary>
    private sealed class BlindTrainer : IRankingTrainer
    {
        public string Engine => "blind";

        public bool Supports(TrainingOptions options, IReadOnlyList<FeatureSpec> features) => true;

        public RankingModel Train(TrainingSet set, TrainingOptions options, CancellationToken cancellation) =>
            new(Engine, set.Rows.Average(i => set.Label[i]), set.Features.Features, [new RegressionTree([-1], [0], [true], [-1], [0], [set.Rows.Length])]);
    }
}
