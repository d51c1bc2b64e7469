using HealthNeeds.Analytics.Boosting;
using HealthNeeds.Analytics.Tests.Boosting;
using HealthNeeds.Ingest.Training;

namespace HealthNeeds.Ingest.Tests.Training;

public sealed class LightGbmTrainerTests
{
    private static readonly TrainingOptions Options = new() { Rounds = 60, MaxDepth = 6, LearningRate = 0.1, MaxBins = 63, SubsampleColumns = 0.6, SubsampleRows = 0.8, MinChildWeight = 3, Seed = 11 };
    private static readonly FeatureMatrix Matrix = Sample.Random(3000, 9, seed: 1, missing: 0.15, directions: [Monotone.Increasing, Monotone.Decreasing, .. new Monotone[7]]);
    private static readonly double[] Label = Sample.Label(Matrix, 1);

    [LightGbmFact]
    public void ConvertedModel_OnRowsItNeverSaw_ScoresAsMicrosoftMl()
    {
        // Every other row was trained on, and other rows have values missing that no training row had missing.
        var unseen = Sample.Random(2000, 9, seed: 2, missing: 0.4);
        Misses(Matrix, Halved(Matrix), Label, unseen).Should().BeLessThan(1e-6);
        Misses(Sample.Random(3000, 9, seed: 3, missing: 0), Halved(Matrix), Label, unseen).Should().BeLessThan(1e-6);
    }

    [LightGbmFact]
    public void ConvertedModel_WithValuesMissingUnlikeAnyOther_ScoresAsMicrosoftMl()
    {
        // Only missing values differ: LightGBM parts them from all others, a split that Microsoft.ML does not keep.
        var matrix = Sample.Matrix([.. Enumerable.Range(0, 3000).Select(i => i % 3 == 0 ? float.NaN : i % 7)], [.. Enumerable.Range(0, 3000).Select(i => i % 11f)]);
        double[] label = [.. Enumerable.Range(0, 3000).Select(i => (i % 3 == 0 ? 1.0 : 0) + (0.01 * (i % 11)))];
        Misses(matrix, Halved(matrix), label, matrix).Should().BeLessThan(1e-6);
    }

    [LightGbmFact]
    public void Training_BesideMicrosoftMlsOwnPipeline_GivesTheSameBits()
    {
        // Zeros are laid out apart from other values; missing ones too.
        var matrix = Sample.Matrix([.. Enumerable.Range(0, 3000).Select(i => i % 3 == 0 ? 0 : i % 17)], [.. Enumerable.Range(0, 3000).Select(i => i % 5 == 0 ? float.NaN : (i * 7919) % 3001)]);
        foreach (var set in new[] { new TrainingSet(Matrix, Halved(Matrix), Label), new TrainingSet(matrix, Sample.AllRows(matrix), [.. Enumerable.Range(0, 3000).Select(i => Math.Sin(i) + (i % 17))]) })
        {
            var theirs = new LightGbmModelReader(set).Read("any", new LightGbmPipeline(Options).Fit(new LightGbmTrainer(1), set).Model);
            Train(1, set).Bits().Should().Be(theirs.Bits());
        }
    }

    [LightGbmFact]
    public void Models_TrainedSideBySide_AreTheSameBits()
    {
        TrainingSet[] sets = [.. Enumerable.Range(0, 8).Select(k => new TrainingSet(Matrix, [.. Sample.AllRows(Matrix).Where(r => r % 8 != k)], Label))];
        var alone = Array.ConvertAll(sets, s => Train(1, s).Bits());
        sets.AsParallel().AsOrdered().WithDegreeOfParallelism(4).Select(s => Train(1, s).Bits()).Should().Equal(alone);
    }

    [LightGbmFact]
    public void Label_ThatNeverVaries_IsPredictedEverywhere()
    {
        foreach (var label in new[] { 0.25, 0 })
            Train(2, new(Matrix, Sample.AllRows(Matrix), [.. Enumerable.Repeat(label, Matrix.RowCount)])).Predict(Matrix).Should().OnlyContain(p => p == label);
    }

    [LightGbmFact]
    public void Rows_TooFewToSplit_AreTheirMean() =>
        Train(2, new(Matrix, [0, 1], [.. Enumerable.Range(0, Matrix.RowCount).Select(i => 1.0 + i)])).Predict(Matrix).Should().OnlyContain(p => Math.Abs(p - 1.5) < 1e-6);

    [LightGbmFact]
    public void Covers_AreTheTrainingRowsThatReachANode()
    {
        var rows = Halved(Matrix);
        foreach (var tree in Train(1, new(Matrix, rows, Label)).Trees)
        {
            tree.Cover[0].Should().Be(rows.Length);
            for (var node = 0; node < tree.NodeCount; node++)
            {
                if (tree.Left[node] >= 0) tree.Cover[node].Should().Be(tree.Cover[tree.Left[node]] + tree.Cover[tree.Left[node] + 1]);
            }
        }
    }

    [LightGbmFact]
    public void Contributions_OfEveryRow_SumToThePrediction()
    {
        var model = Train(1, new(Matrix, Sample.AllRows(Matrix), Label));
        var (predicted, explained) = (model.Predict(Matrix), ShapExplainer.Explain(model, Matrix));
        predicted.Select((p, row) => Math.Abs(explained.Sum(row) - p)).Max().Should().BeLessThan(1e-9);
    }

    [LightGbmFact]
    public void Training_RepeatedWithOneTwoAndFourThreads_GivesTheSameBits()
    {
        string Bits(int threads) => Train(threads, new(Matrix, Sample.AllRows(Matrix), Label)).Bits();
        var once = Bits(1);
        Bits(1).Should().Be(once);
        Bits(2).Should().Be(once);
        Bits(4).Should().Be(once);
    }

    [LightGbmFact]
    public void Seed_Another_GivesAnotherModel()
    {
        var set = new TrainingSet(Matrix, Sample.AllRows(Matrix), Label);
        Train(1, set).Bits().Should().NotBe(new LightGbmTrainer(1).Train(set, Options with { Seed = 12 }, CancellationToken.None).Bits());
    }

    [LightGbmFact]
    public void Children_LighterThanAllowed_AreNotMade()
    {
        var model = new LightGbmTrainer(1).Train(new(Matrix, Sample.AllRows(Matrix), Label), Options with { SubsampleRows = 1, MinChildWeight = 200, MaxDepth = 10 }, CancellationToken.None);
        model.Trees.SelectMany(t => t.Cover).Min().Should().BeGreaterThanOrEqualTo(200);
        model.Trees.Should().Contain(t => t.NodeCount > 1);
    }

    [LightGbmFact]
    public void Weight_OfZero_IsNoRow()
    {
        double[] weight = [.. Enumerable.Range(0, Matrix.RowCount).Select(r => r % 2 == 0 ? 1.0 : 0)];
        double[] label = [.. Label.Select((y, r) => r % 2 == 0 ? y : 99)];
        var all = Options with { SubsampleRows = 1 };
        var predicted = new LightGbmTrainer(1).Train(new(Matrix, Sample.AllRows(Matrix), label, weight), all, CancellationToken.None).Predict(Matrix);
        predicted.Should().OnlyContain(p => p < 10);
    }

    [LightGbmFact]
    public void Training_Cancelled_Stops()
    {
        var train = () => new LightGbmTrainer(1).Train(new(Matrix, Sample.AllRows(Matrix), Label), Options, new CancellationToken(canceled: true));
        train.Should().Throw<OperationCanceledException>();
    }

    private static int[] Halved(FeatureMatrix matrix) => [.. Sample.AllRows(matrix).Where(r => r % 2 == 0)];

    private static RankingModel Train(int threads, TrainingSet set) => new LightGbmTrainer(threads).Train(set, Options, CancellationToken.None);

    /// <summary>The furthest that our score of any row is from Microsoft.ML's own.</summary>
    private static double Misses(FeatureMatrix matrix, int[] rows, double[] label, FeatureMatrix scored)
    {
        var (set, pipeline) = (new TrainingSet(matrix, rows, label), new LightGbmPipeline(Options));
        var theirs = pipeline.Fit(new LightGbmTrainer(1), set);
        var ours = new LightGbmModelReader(set).Read("any", theirs.Model).Predict(scored);
        ours.Max().Should().BeGreaterThan(ours.Min(), "a model that says one thing of every row would prove nothing");
        return pipeline.Scores(theirs, scored).Zip(ours, (a, b) => Math.Abs(a - b)).Max();
    }
}
