using HealthNeeds.Analytics.Boosting;

namespace HealthNeeds.Analytics.Tests.Boosting;

public sealed class MonotoneTests
{
    private static readonly Monotone[] Directions = [Monotone.Increasing, Monotone.Decreasing, Monotone.None, Monotone.Increasing, Monotone.None];
    private static readonly TrainingOptions Options = new() { Rounds = 60, MaxDepth = 6, LearningRate = 0.3, MinChildWeight = 1 };

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Feature_MadeWorse_NeverLowersThePrediction(int seed)
    {
        var model = TrainAgainstTheGrain(seed);
        var before = Sample.Random(4000, Directions.Length, seed + 100);
        var predictedBefore = model.Predict(before);
        for (var f = 0; f < Directions.Length; f++)
        {
            if (Directions[f] == Monotone.None) continue;
            var predictedAfter = model.Predict(Worsened(before, f, seed));
            predictedAfter.Zip(predictedBefore, (after, was) => after - was).Min().Should().BeGreaterThanOrEqualTo(0);
        }
    }

    [Fact]
    public void Feature_Unconstrained_DoesBreakTheDirectionOnTheSameData()
    {
        var free = Sample.Random(1500, Directions.Length, seed: 1);
        var model = Sample.Train(free, Sample.Label(free, 1), Options);
        var probe = Sample.Random(4000, Directions.Length, seed: 101);
        var after = model.Predict(Worsened(probe, 0, 1));
        after.Zip(model.Predict(probe), (a, b) => a - b).Min().Should().BeLessThan(0);
    }

    [Theory]
    [InlineData(Monotone.Increasing, 1)]
    [InlineData(Monotone.Decreasing, 3)]
    [InlineData(Monotone.None, 3)]
    public void Feature_ThatOnlyFalls_IsSplitOnWhereThatIsAllowed(Monotone direction, int nodes)
    {
        var matrix = Sample.Matrix([direction], [1, 2, 3, 4]);
        var model = Sample.Train(matrix, [8, 8, 2, 2], new() { Rounds = 1, MaxDepth = 1, MinChildWeight = 1 });
        model.Trees[0].NodeCount.Should().Be(nodes);
    }

    [Fact]
    public void MissingAgainstPresent_UnderADirection_MayGoEitherWay()
    {
        var matrix = Sample.Matrix([Monotone.Increasing], [1, 1, 2, 2, float.NaN, float.NaN]);
        var predicted = Sample.Train(matrix, [5, 5, 5, 5, 1, 1], new() { Rounds = 1, LearningRate = 1, L2 = 0, MinChildWeight = 0 }).Predict(matrix);
        predicted.Should().SatisfyRespectively(Is(5), Is(5), Is(5), Is(5), Is(1), Is(1));
    }

    /// <summary>The label rises and falls with every feature, so the constraints have work to do.</summary>
    private static RankingModel TrainAgainstTheGrain(int seed)
    {
        var matrix = Sample.Random(1500, Directions.Length, seed, directions: Directions);
        return Sample.Train(matrix, Sample.Label(matrix, seed), Options);
    }

    private static FeatureMatrix Worsened(FeatureMatrix matrix, int feature, int seed)
    {
        var random = new Random(seed);
        var sign = Directions[feature] == Monotone.Increasing ? 1 : -1;
        float[] worse = [.. matrix.Column(feature).ToArray().Select(x => x + (sign * random.NextSingle()))];
        return new(matrix.Features, [.. Enumerable.Range(0, matrix.FeatureCount).Select(f => f == feature ? worse : matrix.Column(f).ToArray())]);
    }

    private static Action<double> Is(double expected) => actual => actual.Should().BeApproximately(expected, 1e-6);
}
