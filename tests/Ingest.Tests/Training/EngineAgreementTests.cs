using HealthNeeds.Analytics;
using HealthNeeds.Analytics.Boosting;
using HealthNeeds.Analytics.Burden;
using HealthNeeds.Analytics.Frames;
using HealthNeeds.Analytics.Statistics;
using HealthNeeds.Analytics.Tests.Snapshot;
using HealthNeeds.Ingest.Training;

namespace HealthNeeds.Ingest.Tests.Training;

/// <summary>Both engines on the bundled figures, whole authorities held out over all England: the fallback is the oracle.</summary>
[Collection(nameof(EnglandCollection))]
[Trait("Speed", "Slow")]
public sealed class EngineAgreementTests
{
    [LightGbmFact]
    public void HeldOutOrder_OfBothEngines_FollowsTheOutcomeAlike()
    {
        var input = SnapshotFigures.Read();
        var frame = new AreaFrame(input);
        var label = BurdenLabel.YearsOfLifeLost;
        var outcome = Array.ConvertAll(frame.Latest(label.Outcome)!.Values, label.ToModel);
        var features = BurdenFeatures.Of(frame, FeaturePlan.Of(BurdenLabel.YearsOfLifeLost));
        var task = new HeldOutTask(features, outcome, Folds.WholeGroups(frame.Authorities, input.Options.Folds, input.Options.Seed), input.Options.Seed);

        HeldOut By(IRankingTrainer trainer) => new HeldOutTrainer(trainer, NeedAnalysis.Training(input.Options), 2).Train([task], _ => { }, CancellationToken.None)[0];
        var (lightGbm, own) = (By(new LightGbmTrainer(2)), By(new HistogramTrainer()));

        var rho = RankMetrics.Spearman(lightGbm.Prediction, outcome);
        rho.Should().BeApproximately(RankMetrics.Spearman(own.Prediction, outcome), 0.005).And.BeGreaterThan(0.87);
        lightGbm.Models.Sum(m => MonotoneCheck.Violations(m, features.Matrix)).Should().Be(0);
    }
}
