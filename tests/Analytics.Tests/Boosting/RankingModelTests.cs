using System.Text.Json;
using HealthNeeds.Analytics.Boosting;

namespace HealthNeeds.Analytics.Tests.Boosting;

public sealed class RankingModelTests
{
    private static readonly FeatureMatrix Matrix = Sample.Random(500, 4, seed: 1, directions: [Monotone.Increasing, Monotone.Decreasing, Monotone.None, Monotone.None]);
    private static readonly RankingModel Model = Sample.Train(Matrix, Sample.Label(Matrix, 1), new() { Rounds = 15 });

    [Fact]
    public void Json_ReadBack_PredictsAndExplainsIdentically()
    {
        var again = RankingModel.FromJson(Model.ToJson());
        again.Predict(Matrix).Should().Equal(Model.Predict(Matrix));
        ShapExplainer.Explain(again, Matrix, [3]).Row(0).Should().Equal(ShapExplainer.Explain(Model, Matrix, [3]).Row(0));
        again.Features.Should().Equal(Model.Features);
        (again.Engine, again.Objective, again.BaseScore).Should().Be((Model.Engine, Model.Objective, Model.BaseScore));
        again.ToJson().Should().Be(Model.ToJson());
    }

    [Fact]
    public void Json_WithATreeThatLoops_IsRefused()
    {
        var first = Model.ToJson().IndexOf("\"left\":[1,", StringComparison.Ordinal);
        var broken = Model.ToJson().Remove(first, 10).Insert(first, "\"left\":[0,");
        var read = () => RankingModel.FromJson(broken);
        read.Should().Throw<InvalidDataException>().WithMessage("Node 0 of a tree is malformed*");
    }

    [Theory]
    [InlineData("null")]
    [InlineData("{")]
    public void Json_ThatIsNoModel_IsRefused(string json)
    {
        var read = () => RankingModel.FromJson(json);
        read.Should().Throw<JsonException>();
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
        var make = () => new RankingModel("x", Objective.SquaredError, 0, [Matrix.Features[0]], Model.Trees);
        make.Should().Throw<ArgumentException>().WithMessage("A tree splits on a feature that the model does not name.*");
    }
}
