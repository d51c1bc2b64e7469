using HealthNeeds.Analytics.Boosting;
using Microsoft.ML.Trainers.FastTree;
using Microsoft.ML.Trainers.LightGbm;
using RegressionTree = HealthNeeds.Analytics.Boosting.RegressionTree;

namespace HealthNeeds.Ingest.Training;

/// <summary>
/// Turns Microsoft.ML's trees into the product's plain ones, so that scoring, exact explanations and checks need no native part. A row goes
/// left as Microsoft.ML sends it, missing values included (which is not always where LightGBM sent it: a missing value alone against all
/// others is a split that Microsoft.ML does not keep).
/// </summary>
internal sealed class LightGbmModelReader(TrainingSet set)
{
    private readonly int[] rows = new int[set.Rows.Length];
    private readonly int[] right = new int[set.Rows.Length];

    public RankingModel Read(string engine, LightGbmRegressionModelParameters model)
    {
        var (ensemble, missing) = (model.TrainedTreeEnsemble, LightGbmInternals.MissingValues(model));
        return new(engine, ensemble.Bias, set.Features.Features, [.. ensemble.Trees.Select((tree, t) => Read(tree, missing[t], ensemble.TreeWeights[t]))]);
    }

    /// <summary>Breadth first, the training rows with it: so children stand side by side, and how many rows reach a node is known.</summary>
    private RegressionTree Read(RegressionTreeBase tree, float[]? missing, double weight)
    {
        set.Rows.CopyTo(rows, 0);
        var nodes = new TreeNodes();
        var open = new Queue<Branch>([new Branch(tree.NumberOfLeaves > 1 ? 0 : ~0, nodes.Add(Weight(0, rows.Length)), 0, rows.Length)]);
        while (open.TryDequeue(out var branch))
        {
            if (branch.Source < 0)
            {
                nodes.Value[branch.Node] = weight * tree.LeafValues[~branch.Source];
                continue;
            }

            var (feature, threshold) = (tree.NumericalSplitFeatureIndexes[branch.Source], tree.NumericalSplitThresholds[branch.Source]);
            // Microsoft.ML goes left at or below a threshold, the product below an edge.
            var (edge, missingLeft) = (MathF.BitIncrement(threshold), missing is not null && missing[branch.Source] <= threshold);
            var middle = Partition(branch, feature, edge, missingLeft);
            var (lefts, rights) = (Weight(branch.Start, middle), Weight(middle, branch.End));
            var (left, rightSource) = (tree.LeftChild[branch.Source], tree.RightChild[branch.Source]);
            // A side that no training row reaches has no share in an explanation: the node is the other side.
            if (lefts == 0 || rights == 0)
            {
                open.Enqueue(branch with { Source = lefts > 0 ? left : rightSource });
                continue;
            }

            var child = nodes.Split(branch.Node, feature, edge, missingLeft, lefts, rights);
            open.Enqueue(new(left, child, branch.Start, middle));
            open.Enqueue(new(rightSource, child + 1, middle, branch.End));
        }

        return nodes.ToTree();
    }

    /// <returns>Where the rows that go right begin.</returns>
    private int Partition(Branch branch, int feature, float edge, bool missingLeft)
    {
        var column = set.Features.Column(feature);
        var (lefts, rights) = (branch.Start, 0);
        for (var i = branch.Start; i < branch.End; i++)
        {
            var row = rows[i];
            var x = column[row];
            if (x < edge || (missingLeft && float.IsNaN(x))) rows[lefts++] = row;
            else right[rights++] = row;
        }

        right.AsSpan(0, rights).CopyTo(rows.AsSpan(lefts));
        return lefts;
    }

    private double Weight(int start, int end)
    {
        if (set.Weight is null) return end - start;
        var sum = 0.0;
        for (var i = start; i < end; i++) sum += set.Weight[rows[i]];
        return sum;
    }

    /// <param name="Source">Microsoft.ML's node; a leaf's number where it is negative, all bits turned.</param>
    private readonly record struct Branch(int Source, int Node, int Start, int End);

    private sealed class TreeNodes
    {
        private readonly List<int> feature = [];
        private readonly List<float> threshold = [];
        private readonly List<bool> missingLeft = [];
        private readonly List<int> left = [];
        private readonly List<double> cover = [];

        public List<double> Value { get; } = [];

        public int Add(double weight)
        {
            feature.Add(-1);
            threshold.Add(0);
            missingLeft.Add(true);
            left.Add(-1);
            Value.Add(0);
            cover.Add(weight);
            return left.Count - 1;
        }

        /// <returns>The left child; the right one follows it.</returns>
        public int Split(int node, int splitFeature, float edge, bool missing, double leftWeight, double rightWeight)
        {
            (feature[node], threshold[node], missingLeft[node], left[node]) = (splitFeature, edge, missing, Add(leftWeight));
            Add(rightWeight);
            return left[node];
        }

        public RegressionTree ToTree() => new(feature, threshold, missingLeft, left, Value, cover);
    }
}
