using HealthNeeds.Analytics.Boosting;

namespace HealthNeeds.Analytics.Tests.Boosting;

public sealed class RankingModelTests
{
    private static readonly FeatureMatrix Matrix = Sample.Random(500, 4, seed: 1, directions: [Monotone.Increasing, Monotone.Decreasing, Monotone.None, Monotone.None]);
    private static readonly RankingModel Model = Sample.Train(Matrix, Sample.Label(Matrix, 1), new() { Rounds = 15 });

    [Fact]
    public void Tree_ThatLoops_IsRefused()
    {
        var tree = () => new RegressionTree([0, -1, -1], [1, 0, 0], [true, true, true], [0, -1, -1], [0, 1, 2], [2, 1, 1]);
        tree.Should().Throw<InvalidDataException>().WithMessage("Node 0 of a tree is malformed*");
    }

    [Fact]
    public void Prediction_OfSomeRows_IsThatOfTheWhole()
    {
        var all = Model.Predict(Matrix);
        Model.Predict(Matrix, [499, 0]).Should().Equal(all[499], all[0]);
    }

    [Fact]
    public void Model_SplittingOnAFeatureItDoesNotName_IsRefused()
    {
        var make = () => new RankingModel("x", 0, [Matrix.Features[0]], Model.Trees);
        make.Should().Throw<ArgumentException>().WithMessage("A tree splits on a feature that the model does not name.*");
    }
}
