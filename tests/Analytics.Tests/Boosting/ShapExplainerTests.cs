using System.Numerics;
using HealthNeeds.Analytics.Boosting;

namespace HealthNeeds.Analytics.Tests.Boosting;

public sealed class ShapExplainerTests
{
    [Theory]
    [InlineData(1, 2, 3, false)]
    [InlineData(2, 4, 5, false)]
    [InlineData(3, 6, 6, false)]
    [InlineData(4, 5, 8, true)]
    [InlineData(5, 3, 10, true)]
    public void Contributions_OfSmallModels_AreTheShapleyValuesByDefinition(int seed, int features, int depth, bool deep)
    {
        var matrix = Sample.Random(300, features, seed);
        var model = Sample.Train(matrix, Sample.Label(matrix, seed), new() { Rounds = 4, MaxDepth = depth, MinChildWeight = deep ? 1 : 5, LearningRate = 0.5 });
        model.Trees.Max(t => t.Depth).Should().BeGreaterThanOrEqualTo(Math.Min(depth, 7), "the tree must be as deep as the case means it to be");
        var actual = ShapExplainer.Explain(model, matrix, [0, 7, 299]);
        for (var i = 0; i < 3; i++)
        {
            var expected = BruteForceShapley.Explain(model, matrix, new[] { 0, 7, 299 }[i]);
            for (var f = 0; f < features; f++) actual[i, f].Should().BeApproximately(expected[f], 1e-10);
        }
    }

    [Fact]
    public void Contributions_OfOneTreeByHand_AreRight()
    {
        // x0 < 0.5 ? 1 : (x1 < 0.5 ? 3 : 7), covers 4 | 3, 1. At (1, 1) the expectations are: nothing known 2.5,
        // x0 known 4, x1 known 0.5 * 1 + 0.5 * 7 = 4, both 7; so each gets (1.5 + 3) / 2.
        var tree = new RegressionTree([0, -1, 1, -1, -1], [0.5f, 0, 0.5f, 0, 0], [false, false, false, false, false], [1, -1, 3, -1, -1], [0, 1, 0, 3, 7], [8, 4, 4, 3, 1]);
        var matrix = Sample.Matrix([1], [1]);
        var explained = ShapExplainer.Explain(new("hand", 10, matrix.Features, [tree]), matrix);
        explained.Base.Should().BeApproximately(12.5, 1e-12);
        explained.Row(0).Should().SatisfyRespectively(a => a.Should().BeApproximately(2.25, 1e-12), b => b.Should().BeApproximately(2.25, 1e-12));
    }

    [Fact]
    public void Contributions_OfEveryRow_SumToThePrediction()
    {
        var areas = new SyntheticAreas(2051, 20, seed: 2);
        var model = Sample.Train(areas.Matrix, areas.Rate, new() { Rounds = 40 });
        var predicted = model.Predict(areas.Matrix);
        var byFeature = ShapExplainer.Explain(model, areas.Matrix);
        var byDomain = ShapExplainer.ExplainByDomain(model, areas.Matrix);
        for (var row = 0; row < predicted.Length; row++)
        {
            Math.Abs(byFeature.Sum(row) - predicted[row]).Should().BeLessThan(1e-9);
            Math.Abs(byDomain.Sum(row) - predicted[row]).Should().BeLessThan(1e-9);
        }
    }

    [Fact]
    public void Contributions_ByDomain_AreTheSumsOverItsFeatures()
    {
        var matrix = Sample.Random(500, 5, seed: 3);
        var model = Sample.Train(matrix, Sample.Label(matrix, 3), new() { Rounds = 20 });
        var (features, domains) = (ShapExplainer.Explain(model, matrix), ShapExplainer.ExplainByDomain(model, matrix));
        domains.Names.Should().Equal("even", "odd");
        for (var row = 0; row < 500; row++)
        {
            domains[row, 0].Should().BeApproximately(features[row, 0] + features[row, 2] + features[row, 4], 1e-10);
            domains[row, 1].Should().BeApproximately(features[row, 1] + features[row, 3], 1e-10);
        }
    }

    [Fact]
    public void Contributions_OfSomeRows_AreThoseOfTheWhole()
    {
        var matrix = Sample.Random(3000, 4, seed: 4);
        var model = Sample.Train(matrix, Sample.Label(matrix, 4), new() { Rounds = 10 });
        var (all, some) = (ShapExplainer.Explain(model, matrix), ShapExplainer.Explain(model, matrix, [2999, 5, 5]));
        some.RowCount.Should().Be(3);
        some.Row(0).Should().Equal(all.Row(2999));
        some.Row(1).Should().Equal(some.Row(2)).And.Equal(all.Row(5));
    }

    [Fact]
    public void Contributions_OfAFeatureNeverUsed_AreZero()
    {
        var noise = Sample.Random(200, 2, seed: 5);
        var matrix = Sample.Matrix(noise.Column(0).ToArray(), new float[200]);
        var explained = ShapExplainer.Explain(Sample.Train(matrix, Sample.Label(matrix, 5), new() { Rounds = 5 }), matrix);
        explained.Column(1).ToArray().Should().OnlyContain(x => x == 0);
        explained.Column(0).ToArray().Should().Contain(x => x != 0);
    }

    [Fact]
    public void Matrix_WithOtherFeatures_IsRefused()
    {
        var matrix = Sample.Random(100, 2, seed: 6);
        var model = Sample.Train(matrix, Sample.Label(matrix, 6), new() { Rounds = 2 });
        var explain = () => ShapExplainer.Explain(model, new FeatureMatrix([matrix.Features[1], matrix.Features[0]], [[1], [2]]));
        explain.Should().Throw<ArgumentException>().WithMessage("Column 0 should be 'f0' but is 'f1'.*");
    }
}

/// <summary>Shapley values straight from their definition, over all coalitions of features.</summary>
internal static class BruteForceShapley
{
    public static double[] Explain(RankingModel model, FeatureMatrix matrix, int row)
    {
        var n = matrix.FeatureCount;
        double[] worth = [.. Enumerable.Range(0, 1 << n).Select(known => model.Trees.Sum(t => Expect(t, 0, matrix, row, known)))];
        return [.. Enumerable.Range(0, n).Select(f => Enumerable.Range(0, 1 << n).Where(s => (s & (1 << f)) == 0)
            .Sum(s => Weight(BitOperations.PopCount((uint)s), n) * (worth[s | (1 << f)] - worth[s])))];
    }

    private static double Weight(int size, int n) => Factorial(size) * Factorial(n - size - 1) / Factorial(n);

    private static double Factorial(int n) => n <= 1 ? 1 : n * Factorial(n - 1);

    /// <summary>The tree's value when only some features are known: both sides by their cover where one is not (Lundberg's algorithm 1).</summary>
    private static double Expect(RegressionTree tree, int node, FeatureMatrix matrix, int row, int known)
    {
        var left = tree.Left[node];
        if (left < 0) return tree.Value[node];
        var feature = tree.Feature[node];
        if ((known & (1 << feature)) == 0)
        {
            var (l, r) = (tree.Cover[left], tree.Cover[left + 1]);
            return ((l * Expect(tree, left, matrix, row, known)) + (r * Expect(tree, left + 1, matrix, row, known))) / (l + r);
        }

        var x = matrix[row, feature];
        var goesLeft = float.IsNaN(x) ? tree.MissingLeft[node] : x < tree.Threshold[node];
        return Expect(tree, goesLeft ? left : left + 1, matrix, row, known);
    }
}
