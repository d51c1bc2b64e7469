using HealthNeeds.Analytics;
using HealthNeeds.Analytics.Boosting;
using HealthNeeds.Analytics.Burden;
using HealthNeeds.Analytics.Frames;
using HealthNeeds.Analytics.Statistics;
using HealthNeeds.Analytics.Tests.Snapshot;
using HealthNeeds.Ingest.Training;

namespace HealthNeeds.Ingest.Tests.Training;

/// <summary>Both engines on the bundled figures, whole authorities held out over all England: the fallback is the oracle. Of the five folds two are trained, which hold two authorities in five out.</summary>
[Collection(nameof(EnglandCollection))]
[Trait("Speed", "Slow")]
public sealed class EngineAgreementTests
{
    private const int Trained = 2;

    [LightGbmFact]
    public void HeldOutOrder_OfBothEngines_FollowsTheOutcomeAlike()
    {
        var input = SnapshotFigures.Read();
        var frame = new AreaFrame(input);
        var label = BurdenLabel.YearsOfLifeLost;
        var outcome = Array.ConvertAll(frame.Latest(label.Outcome)!.Values, label.ToModel);
        var features = BurdenFeatures.Of(frame, FeaturePlan.Of(BurdenLabel.YearsOfLifeLost));
        Fold[] folds = [.. Folds.WholeGroups(frame.Authorities, input.Options.Folds, input.Options.Seed).Take(Trained)];
        int[] tested = [.. folds.SelectMany(f => f.Test).Order()];
        var task = new HeldOutTask(features, outcome, folds, input.Options.Seed);

        HeldOut By(IRankingTrainer trainer) => new HeldOutTrainer(trainer, NeedAnalysis.Training(input.Options), 2).Train([task], _ => { }, CancellationToken.None)[0];
        double Rho(HeldOut held) => RankMetrics.Spearman(Array.ConvertAll(tested, i => held.Prediction[i]), Array.ConvertAll(tested, i => outcome[i]));
        var (lightGbm, own) = (By(new LightGbmTrainer(1)), By(new HistogramTrainer()));

        var rho = Rho(lightGbm);
        rho.Should().BeApproximately(Rho(own), 0.005).And.BeGreaterThan(0.87);
        lightGbm.Models.Sum(m => MonotoneCheck.Violations(m, features.Matrix)).Should().Be(0);
    }
}
