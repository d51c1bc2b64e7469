using HealthNeeds.Analytics.Boosting;
using HealthNeeds.Analytics.Burden;
using HealthNeeds.Analytics.Frames;
using HealthNeeds.Analytics.Statistics;

namespace HealthNeeds.Analytics.Tests.Snapshot;

/// <summary>What the burden estimate must reach on the real figures over all England, by the fallback engine. The slowest test here: it trains 5 models.</summary>
[Trait("Speed", "Slow")]
public sealed class ReachTests
{
    [SnapshotFact]
    public void YearsOfLifeLost_OnTheBundledFigures_ReachWhatWasAskedOfThem()
    {
        var input = SnapshotFigures.Read();
        var frame = new AreaFrame(input);
        frame.Count.Should().Be(33_755);
        var label = BurdenLabel.YearsOfLifeLost;
        var column = frame.Latest(label.Outcome)!;
        var outcome = Array.ConvertAll(column.Values, label.ToModel);
        var folds = Folds.WholeGroups(frame.Authorities, input.Options.Folds, input.Options.Seed);
        var task = new HeldOutTask(BurdenFeatures.Of(frame, FeaturePlan.Of(label)), outcome, folds, input.Options.Seed);
        LeakageRules.Require(label, column.Key, task.Features.Keys, frame.Indicators, frame.Checks.Indicators);

        var trees = new HeldOutTrainer(new HistogramTrainer(), NeedAnalysis.Training(input.Options), input.Options.Threads).Train([task], _ => { }, CancellationToken.None)[0];
        var stack = StackedRun.Of(trees, RidgeRun.Of(frame, task));
        var posterior = BurdenPosterior.Of(frame, outcome, stack.Prediction, RecordReliability.Of(frame, [new LabelledOutcome(label, frame.Latest(label.Outcome)!.Key, outcome)], folds, input.Options.Seed, new ParallelOptions())[0]);

        RankMetrics.Spearman(frame.Latest("iod2019-imd")!.Values, outcome).Should().BeApproximately(0.727, 0.002, "it is what the figures were measured to show before");
        RankMetrics.Spearman(posterior.PlaceUnknown, outcome).Should().BeGreaterThanOrEqualTo(0.895);
        RankMetrics.Spearman(posterior.PlaceKnown, outcome).Should().BeGreaterThanOrEqualTo(0.915);
        RankMetrics.WorstTenthOverlap(posterior.PlaceKnown, outcome).Should().BeGreaterThanOrEqualTo(0.715);
        posterior.RecordShare.Should().BeInRange(0.02, 0.4, "years of life lost in one LSOA are few people's, and noisy");
    }
}
