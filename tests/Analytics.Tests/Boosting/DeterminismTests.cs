using HealthNeeds.Analytics.Boosting;

namespace HealthNeeds.Analytics.Tests.Boosting;

public sealed class DeterminismTests
{
    private static readonly TrainingOptions Options = new() { Rounds = 20, MaxDepth = 4, SubsampleRows = 0.7, SubsampleColumns = 0.6, Seed = 42 };

    private static readonly FeatureMatrix Matrix = Sample.Random(1500, 9, seed: 1);
    private static readonly double[] Label = Sample.Label(Matrix, 1);

    [Fact]
    public void Folds_InParallel_GiveTheSameBitsAsOneByOne()
    {
        var oneByOne = Enumerable.Range(0, 6).Select(TrainFold).ToArray();
        var parallel = new string[6];
        Parallel.For(0, 6, fold => parallel[fold] = TrainFold(fold));
        parallel.Should().Equal(oneByOne);
    }

    [Fact]
    public void Rows_GivenInAnotherOrder_GiveTheSameBits()
    {
        int[] rows = [.. Sample.AllRows(Matrix).Where(r => r % 3 != 0)];
        int[] shuffled = [.. rows];
        new Random(3).Shuffle(shuffled);
        Train(shuffled, Options).Should().Be(Train(rows, Options));
    }

    [Fact]
    public void Matrix_WithItsRowsShuffled_GivesTheSamePredictions()
    {
        var order = Sample.AllRows(Matrix);
        new Random(5).Shuffle(order);
        var shuffled = new FeatureMatrix(Matrix.Features, [.. Enumerable.Range(0, Matrix.FeatureCount).Select(f => Array.ConvertAll(order, r => Matrix[r, f]))]);
        var everything = Options with { SubsampleRows = 1 };
        var expected = Sample.Train(Matrix, Label, everything).Predict(Matrix);
        var actual = Sample.Train(shuffled, Array.ConvertAll(order, r => Label[r]), everything).Predict(Matrix);
        actual.Zip(expected, (a, e) => Math.Abs(a - e)).Max().Should().BeLessThan(1e-6);
    }

    [Fact]
    public void Seed_Another_GivesAnotherModel() =>
        Train(Sample.AllRows(Matrix), Options with { Seed = 43 }).Should().NotBe(Train(Sample.AllRows(Matrix), Options));

    [Fact]
    public void Bins_Shared_GiveTheSameBits()
    {
        var set = new TrainingSet(Matrix, Sample.AllRows(Matrix), Label);
        var bins = BinnedMatrix.Fit(set, Options.MaxBins);
        var trainer = new HistogramTrainer();
        trainer.Train(set, bins, Options, CancellationToken.None).Bits().Should().Be(trainer.Train(set, Options, CancellationToken.None).Bits());
    }

    private static string TrainFold(int fold) => Train([.. Sample.AllRows(Matrix).Where(r => r % 6 != fold)], Options);

    private static string Train(int[] rows, TrainingOptions options) =>
        new HistogramTrainer().Train(new(Matrix, rows, Label), options, CancellationToken.None).Bits();
}
