namespace HealthNeeds.Analytics.Boosting;

/// <summary>
/// A binary tree as parallel arrays, one entry per node; node 0 is the root. A row goes left when its value is below
/// the threshold, and where <see cref="MissingLeft"/> says so when the value is missing. The right child follows the left one.
/// </summary>
public sealed record RegressionTree
{
    /// <summary>Deepest tree a trainer grows and the explainer takes.</summary>
    public const int DepthLimit = 10;

    private readonly int[] feature;
    private readonly float[] threshold;
    private readonly bool[] missingLeft;
    private readonly int[] left;
    private readonly double[] value;
    private readonly double[] cover;

    /// <param name="feature">Feature to split on; -1 in a leaf.</param>
    /// <param name="threshold">0 in a leaf.</param>
    /// <param name="missingLeft">Side of missing values.</param>
    /// <param name="left">Index of the left child; -1 in a leaf. Children come after their parent.</param>
    /// <param name="value">What a leaf adds to the prediction; 0 elsewhere.</param>
    /// <param name="cover">Weight of the training rows that reached the node.</param>
    public RegressionTree(IReadOnlyList<int> feature, IReadOnlyList<float> threshold, IReadOnlyList<bool> missingLeft, IReadOnlyList<int> left, IReadOnlyList<double> value, IReadOnlyList<double> cover)
    {
        this.feature = [.. feature];
        this.threshold = [.. threshold];
        this.missingLeft = [.. missingLeft];
        this.left = [.. left];
        this.value = [.. value];
        this.cover = [.. cover];
        CheckLengths();
        Depth = CheckedDepth();
    }

    public IReadOnlyList<int> Feature => feature;

    public IReadOnlyList<float> Threshold => threshold;

    public IReadOnlyList<bool> MissingLeft => missingLeft;

    public IReadOnlyList<int> Left => left;

    public IReadOnlyList<double> Value => value;

    public IReadOnlyList<double> Cover => cover;

    public int NodeCount => feature.Length;

    /// <summary>Splits on the longest path; 0 for a lone leaf.</summary>
    public int Depth { get; }

    internal bool IsLeaf(int node) => left[node] < 0;

    /// <summary>The mean of the leaves, each counted by its cover.</summary>
    internal double ExpectedValue(int node = 0)
    {
        if (IsLeaf(node)) return value[node];
        var l = left[node];
        return ((cover[l] * ExpectedValue(l)) + (cover[l + 1] * ExpectedValue(l + 1))) / (cover[l] + cover[l + 1]);
    }

    internal double Predict(float[][] columns, int row)
    {
        var node = 0;
        while (left[node] >= 0)
        {
            var x = columns[feature[node]][row];
            var goesLeft = x < threshold[node] || (missingLeft[node] && float.IsNaN(x));
            node = goesLeft ? left[node] : left[node] + 1;
        }

        return value[node];
    }

    private void CheckLengths()
    {
        var nodes = feature.Length;
        if (nodes == 0 || threshold.Length != nodes || missingLeft.Length != nodes || left.Length != nodes || value.Length != nodes || cover.Length != nodes)
        {
            throw new InvalidDataException("A tree needs at least one node and arrays of equal length.");
        }
    }

    private int CheckedDepth()
    {
        var depth = new int[feature.Length];
        for (var node = 0; node < depth.Length; node++)
        {
            var l = left[node];
            if (l < 0) continue;
            if (l <= node || l + 1 >= depth.Length || feature[node] < 0) throw new InvalidDataException($"Node {node} of a tree is malformed: feature {feature[node]}, left child {l}.");
            if (!(cover[l] > 0 && cover[l + 1] > 0)) throw new InvalidDataException($"A child of node {node} has no cover.");
            depth[l] = depth[l + 1] = depth[node] + 1;
        }

        var deepest = depth.Max();
        return deepest <= DepthLimit ? deepest : throw new InvalidDataException($"A tree is {deepest} splits deep; the limit is {DepthLimit}.");
    }
}
