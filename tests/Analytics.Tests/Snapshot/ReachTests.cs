using HealthNeeds.Analytics.Boosting;
using HealthNeeds.Analytics.Burden;
using HealthNeeds.Analytics.Evaluation;
using HealthNeeds.Analytics.Frames;

namespace HealthNeeds.Analytics.Tests.Snapshot;

/// <summary>What the burden models must reach on the real figures, whole authorities held out over all England. The slowest test here: it trains 15 models.</summary>
public sealed class ReachTests
{
    [SnapshotFact]
    public void BurdenModels_OnTheBundledFigures_ReachWhatWasAskedOfThem()
    {
        var input = SnapshotFigures.Read();
        var frame = new AreaFrame(input);
        frame.Count.Should().Be(33_755);
        var folds = Folds.WholeGroups(frame.Authorities, input.Options.Folds, input.Options.Seed);
        double[] Outcome(BurdenLabel label) => Array.ConvertAll(frame.Latest(label.Outcome)!.Values, label.ToModel);
        HeldOutTask Task(BurdenLabel label, BurdenVariant variant) => new(BurdenFeatures.Of(frame, variant.Features), Outcome(label), folds, input.Options.Seed);
        HeldOutTask[] tasks = [Task(BurdenLabel.YearsOfLifeLost, BurdenVariant.Determinants), Task(BurdenLabel.YearsOfLifeLost, BurdenVariant.WithHealth), Task(BurdenLabel.Illness, BurdenVariant.WithHealth)];
        foreach (var (task, label) in tasks.Zip([BurdenLabel.YearsOfLifeLost, BurdenLabel.YearsOfLifeLost, BurdenLabel.Illness]))
            LeakageRules.Require(frame.Latest(label.Outcome)!.Key, task.Features.Keys, frame.Indicators);

        var runs = new HeldOutTrainer(new HistogramTrainer(), NeedAnalysis.Training(input.Options), input.Options.Threads).Train(tasks, _ => { }, CancellationToken.None);

        var ypll = tasks[0].Outcome;
        RankMetrics.Spearman(frame.Latest("iod2019-imd")!.Values, ypll).Should().BeApproximately(0.727, 0.002, "it is what the figures were measured to show before");
        RankMetrics.Spearman(runs[0].Prediction, ypll).Should().BeGreaterThanOrEqualTo(0.83);
        RankMetrics.WorstTenthOverlap(runs[0].Prediction, ypll).Should().BeGreaterThanOrEqualTo(0.64);
        RankMetrics.Spearman(runs[1].Prediction, ypll).Should().BeGreaterThanOrEqualTo(0.87);
        RankMetrics.WorstTenthOverlap(runs[1].Prediction, ypll).Should().BeGreaterThanOrEqualTo(0.67);
        RankMetrics.Spearman(runs[2].Prediction, tasks[2].Outcome).Should().BeGreaterThanOrEqualTo(0.95);
    }
}
