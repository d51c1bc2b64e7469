using System.Numerics;
using HealthNeeds.Analytics.Boosting;

namespace HealthNeeds.Analytics.Tests.Boosting;

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
