using HealthNeeds.Analytics.Boosting;

namespace HealthNeeds.Analytics.Tests.Boosting;

public sealed class HistogramTrainerTests
{
    private static readonly TrainingOptions OneSplit = new() { Rounds = 1, MaxDepth = 1, LearningRate = 1, L2 = 0, MinChildWeight = 0 };
    private static readonly TrainingOptions Small = new() { Rounds = 30, MaxDepth = 4, LearningRate = 0.2 };

    [Fact]
    public void Stump_OfAStep_FindsItExactly()
    {
        var model = Sample.Train(Sample.Matrix([1, 2, 3, 4, 5]), [10, 10, 20, 20, 20], OneSplit);
        model.Trees.Should().ContainSingle().Which.Threshold[0].Should().Be(2.5f);
        model.Predict(Sample.Matrix([2.4f, 2.6f])).Should().SatisfyRespectively(low => low.Should().BeApproximately(10, 1e-6), high => high.Should().BeApproximately(20, 1e-6));
    }

    [Fact]
    public void Leaf_WithRidge_ShrinksAsTheFormulaSays()
    {
        // Residuals -6, -6, 4, 4, 4 around the mean 16: the left leaf is -12 / (2 + 3), the right one 12 / (3 + 3).
        var model = Sample.Train(Sample.Matrix([1, 2, 3, 4, 5]), [10, 10, 20, 20, 20], OneSplit with { L2 = 3 });
        model.Trees[0].Value.Should().SatisfyRespectively(root => root.Should().Be(0), left => left.Should().BeApproximately(-2.4, 1e-6), right => right.Should().BeApproximately(2, 1e-6));
    }

    [Theory]
    [InlineData(10, true)]
    [InlineData(20, false)]
    public void MissingValues_WithAMeaning_GoWhereTheyFit(double labelOfMissing, bool left)
    {
        var matrix = Sample.Matrix([1, 1, 1, 9, 9, 9, float.NaN, float.NaN]);
        var model = Sample.Train(matrix, [10, 10, 10, 20, 20, 20, labelOfMissing, labelOfMissing], OneSplit);
        model.Trees[0].MissingLeft[0].Should().Be(left);
        model.Predict(matrix)[7].Should().BeApproximately(labelOfMissing, 1e-6);
    }

    [Fact]
    public void MissingValues_UnlikeAllOthers_GetALeafOfTheirOwn()
    {
        var matrix = Sample.Matrix([1, 2, 3, 4, float.NaN, float.NaN]);
        var predicted = Sample.Train(matrix, [5, 5, 5, 5, 9, 9], OneSplit).Predict(matrix);
        predicted[3].Should().BeApproximately(5, 1e-6);
        predicted[4].Should().BeApproximately(9, 1e-6);
    }

    [Theory]
    [InlineData(2, 20)]
    [InlineData(3, 10)]
    public void MissingValues_NotSeenInTraining_GoWithTheMajority(int low, double expected)
    {
        double[] label = [.. Enumerable.Range(0, 5).Select(i => i < low ? 10.0 : 20)];
        var model = Sample.Train(Sample.Matrix([1, 2, 3, 4, 5]), label, OneSplit);
        model.Predict(Sample.Matrix([float.NaN]))[0].Should().BeApproximately(expected, 1e-6);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public void MissingValues_InMostRows_AreCountedOnce(int distinct)
    {
        // 4,095 rows fill the packed sums to the brim, so counting the missing ones twice would spill over.
        var random = new Random(1);
        float[] column = [.. Enumerable.Range(0, 4095).Select(i => i % 10 < 7 ? float.NaN : i % distinct)];
        var matrix = Sample.Matrix(column);
        double[] label = Array.ConvertAll(column, x => float.IsNaN(x) ? 2 + random.NextDouble() : x * random.NextDouble());
        var model = Sample.Train(matrix, label, OneSplit with { Rounds = 8, MaxDepth = 3 });
        var predicted = model.Predict(matrix);
        foreach (var group in Enumerable.Range(0, column.Length).GroupBy(i => column[i]))
        {
            predicted[group.First()].Should().BeApproximately(group.Average(i => label[i]), 1e-5);
        }
    }

    [Fact]
    public void Children_LighterThanAllowed_AreNotMade()
    {
        var matrix = Sample.Random(200, 3, seed: 4);
        var model = Sample.Train(matrix, Sample.Label(matrix, 4), Small with { MinChildWeight = 25 });
        model.Trees.SelectMany(t => t.Cover).Min().Should().BeGreaterThanOrEqualTo(25);
        model.Trees.Should().Contain(t => t.NodeCount > 1);
    }

    [Fact]
    public void Label_ThatNeverVaries_GrowsNoSplit()
    {
        var matrix = Sample.Random(100, 3, seed: 5);
        var model = Sample.Train(matrix, [.. Enumerable.Repeat(0.1, 100)], Small);
        model.Trees.Should().OnlyContain(t => t.NodeCount == 1);
        model.Predict(matrix).Should().OnlyContain(p => Math.Abs(p - 0.1) < 1e-12);
    }

    [Fact]
    public void Training_LearnsWhatItsDataSay()
    {
        var matrix = Sample.Random(2000, 4, seed: 6, missing: 0);
        var label = Sample.Label(matrix, 6);
        var predicted = Sample.Train(matrix, label, Small with { Rounds = 100 }).Predict(matrix);
        var left = predicted.Zip(label, (p, y) => (p - y) * (p - y)).Sum();
        var mean = label.Average();
        (left / label.Sum(y => (y - mean) * (y - mean))).Should().BeLessThan(0.02);
    }

    [Fact]
    public void Weight_OfTwo_CountsAsTwoRows()
    {
        var once = Sample.Random(60, 3, seed: 7);
        var label = Sample.Label(once, 7);
        var twice = new FeatureMatrix(once.Features, [.. Enumerable.Range(0, 3).Select(f => once.Column(f).ToArray().Concat(once.Column(f)[..20].ToArray()).ToArray())]);
        double[] weight = [.. Enumerable.Range(0, 60).Select(r => r < 20 ? 2.0 : 1)];
        var weighted = new HistogramTrainer().Train(new(once, Sample.AllRows(once), label, weight), Small, CancellationToken.None);
        var repeated = Sample.Train(twice, [.. label, .. label[..20]], Small);
        Difference(weighted.Predict(once), repeated.Predict(once)).Should().BeLessThan(1e-6);
    }

    [Fact]
    public void Training_Cancelled_Stops()
    {
        var matrix = Sample.Random(50, 2, seed: 8);
        var train = () => new HistogramTrainer().Train(new(matrix, Sample.AllRows(matrix), Sample.Label(matrix, 8)), new(), new CancellationToken(canceled: true));
        train.Should().Throw<OperationCanceledException>();
    }

    [Fact]
    public void Derivatives_NoLongerFinite_AreReported()
    {
        var matrix = Sample.Matrix([1, 2]);
        var train = () => new HistogramTrainer().Train(new(matrix, [0, 1], [1, 1e300], weight: [1, 1e300]), Small, CancellationToken.None);
        train.Should().Throw<ArithmeticException>().WithMessage("Training diverged*");
    }

    private static double Difference(double[] one, double[] other) => one.Zip(other, (a, b) => Math.Abs(a - b)).Max();
}
