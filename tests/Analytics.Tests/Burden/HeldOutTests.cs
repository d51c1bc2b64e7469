using HealthNeeds.Analytics.Boosting;
using HealthNeeds.Analytics.Burden;
using HealthNeeds.Analytics.Frames;
using HealthNeeds.Analytics.Statistics;

namespace HealthNeeds.Analytics.Tests.Burden;

public sealed class HeldOutTests
{
    private static readonly AreaFrame Frame = new(new SmallEngland(30).Input());

    [Fact]
    public void WholeGroupFolds_NeverSplitAnAuthority_AndTestEveryAreaOnce()
    {
        var folds = Folds.WholeGroups(Frame.Authorities, 4, 9);
        folds.SelectMany(f => f.Test).Order().Should().Equal(Enumerable.Range(0, Frame.Count));
        foreach (var fold in folds)
            fold.Test.Select(i => Frame.Authorities.Of[i]).Distinct().Should().NotIntersectWith(fold.Train.Select(i => Frame.Authorities.Of[i]).Distinct());
        folds.Max(f => f.Test.Length).Should().BeLessThan(2 * folds.Min(f => f.Test.Length));
    }

    [Fact]
    public void FoldWithoutAnIcb_TestsAllOfItAndTrainsOnNoneOfIt()
    {
        var fold = Folds.WithoutGroup(Frame.Icbs, 2);
        fold.Test.Should().OnlyContain(i => Frame.Icbs.Of[i] == 2);
        fold.Train.Should().OnlyContain(i => Frame.Icbs.Of[i] != 2).And.HaveCount(Frame.Count - fold.Test.Length);
    }

    /// <summary>Transforms are fitted inside the fold: what is held out cannot move what is learned.</summary>
    [Fact]
    public void Baselines_AreFittedWithoutTheHeldOutOutcomes()
    {
        var fold = Folds.WholeGroups(Frame.Authorities, 3, 9)[0];
        var outcome = Array.ConvertAll(Frame.Latest("iod2025-ypll")!.Values, BurdenLabel.YearsOfLifeLost.ToModel);
        var changed = outcome.ToArray();
        foreach (var i in fold.Test) changed[i] = -outcome[i];
        var baselines = new Baselines(Frame);
        var (first, second) = (baselines.Of(BurdenLabel.YearsOfLifeLost, outcome, [fold]), baselines.Of(BurdenLabel.YearsOfLifeLost, changed, [fold]));
        var fitted = first.Single(b => b.Id == Baselines.Authority).Scores;
        second.Single(b => b.Id == Baselines.Authority).Scores.Should().Equal(fitted);
    }

    [Fact]
    public void Trees_AreTrainedWithoutTheHeldOutOutcomes()
    {
        var folds = Folds.WholeGroups(Frame.Authorities, 3, 9);
        var outcome = Array.ConvertAll(Frame.Latest("iod2025-ypll")!.Values, BurdenLabel.YearsOfLifeLost.ToModel);
        var changed = outcome.ToArray();
        foreach (var i in folds[0].Test) changed[i] = 99;
        var features = BurdenFeatures.Of(Frame, FeaturePlan.Of(BurdenLabel.YearsOfLifeLost));
        var trainer = new HeldOutTrainer(new HistogramTrainer(), new TrainingOptions { Rounds = 5 }, 1);
        var runs = trainer.Train([new HeldOutTask(features, outcome, [folds[0]], 1), new HeldOutTask(features, changed, [folds[0]], 1)], _ => { }, CancellationToken.None);
        runs[1].Prediction.Should().Equal(runs[0].Prediction);
        runs[0].Prediction.Count(double.IsNaN).Should().Be(folds[0].Train.Length);
    }

    [Fact]
    public void Ridge_IsFittedWithoutTheHeldOutOutcomes()
    {
        var folds = Folds.WholeGroups(Frame.Authorities, 3, 9);
        var outcome = Array.ConvertAll(Frame.Latest("iod2025-ypll")!.Values, BurdenLabel.YearsOfLifeLost.ToModel);
        var changed = outcome.ToArray();
        foreach (var i in folds[0].Test) changed[i] = 99;
        var features = BurdenFeatures.Of(Frame, FeaturePlan.EarlierConditions);
        var first = RidgeRun.Of(Frame, new HeldOutTask(features, outcome, [folds[0]], 1));
        RidgeRun.Of(Frame, new HeldOutTask(features, changed, [folds[0]], 1)).Prediction.Should().Equal(first.Prediction);
    }

    [Fact]
    public void EngineThatCannotHonourDirections_IsRefused()
    {
        var features = BurdenFeatures.Of(Frame, FeaturePlan.EarlierConditions);
        var train = () => new HeldOutTrainer(new Undirected(), new TrainingOptions(), 1).Train([new HeldOutTask(features, new double[Frame.Count], [Folds.WithoutGroup(Frame.Icbs, 0)], 1)], _ => { }, CancellationToken.None);
        train.Should().Throw<NotSupportedException>().WithMessage("*undirected*");
    }

    [Fact]
    public void MonotoneCheck_OfATreeThatFallsWithDeprivation_FindsIt()
    {
        FeatureSpec[] features = [new("iod2019-income", "Income and work", Monotone.Increasing)];
        var matrix = new FeatureMatrix(features, [[.. Enumerable.Range(0, 100).Select(i => (float)i)]]);
        RankingModel Step(double left, double right) => new("by hand", 0, features, [new RegressionTree([0, -1, -1], [50, 0, 0], [true, true, true], [1, -1, -1], [0, left, right], [100, 50, 50])]);
        MonotoneCheck.Violations(Step(1, -1), matrix).Should().BePositive();
        MonotoneCheck.Violations(Step(-1, 1), matrix).Should().Be(0);
    }

    [Fact]
    public void IntervalCoverage_OfNormalMisses_IsNinetyPercent()
    {
        var frame = new AreaFrame(new SmallEngland(200).Input());
        var random = new Random(4);
        double[] prediction = [.. Enumerable.Range(0, frame.Count).Select(_ => random.NextDouble())];
        double[] outcome = [.. prediction.Select(p => p + ((0.1 + p) * MathNet.Numerics.Distributions.Normal.Sample(random, 0, 1)))];
        Calibration.IntervalCoverage(frame, outcome, prediction, Folds.WholeGroups(frame.Authorities, 4, 1)).Should().BeInRange(0.86, 0.94);
    }

    [Fact]
    public void Fairness_WithAGroupAlwaysExpectedTooLow_ShowsIt()
    {
        var prediction = new double[Frame.Count];
        double[] outcome = [.. Enumerable.Range(0, Frame.Count).Select(i => Frame.Rural[i] == true ? Math.Log(1.3) : 0)];
        var groups = Fairness.Of(Frame, BurdenLabel.YearsOfLifeLost, outcome, prediction, [.. Enumerable.Range(0, Frame.Count)]);
        groups.Single(g => g.Group == "rural").Ratio.Should().BeGreaterThan(1 + Fairness.Tolerance);
        groups.Single(g => g.Group == "urban").Ratio.Should().BeLessThan(1);
    }

    private sealed class Undirected : IRankingTrainer
    {
        public string Engine => "undirected";

        public bool Supports(TrainingOptions options, IReadOnlyList<FeatureSpec> features) => features.All(f => f.Monotone == Monotone.None);

        public RankingModel Train(TrainingSet set, TrainingOptions options, CancellationToken cancellation) => throw new InvalidOperationException("Must not be asked.");
    }
}
