namespace HealthNeeds.Analytics.Boosting;

/// <summary>Collects the nodes of one tree while it grows. Reused from tree to tree.</summary>
internal sealed class TreeBuilder
{
    private readonly List<int> feature = [];
    private readonly List<float> threshold = [];
    private readonly List<bool> missingLeft = [];
    private readonly List<int> left = [];
    private readonly List<double> value = [];
    private readonly List<double> cover = [];

    public void Start()
    {
        feature.Clear();
        threshold.Clear();
        missingLeft.Clear();
        left.Clear();
        value.Clear();
        cover.Clear();
        AddNode();
    }

    public void Leaf(int node, double leafValue, double nodeCover)
    {
        value[node] = leafValue;
        cover[node] = nodeCover;
    }

    /// <returns>The left child; the right one follows it.</returns>
    public int Split(int node, int splitFeature, float splitThreshold, bool missingGoesLeft, double nodeCover)
    {
        feature[node] = splitFeature;
        threshold[node] = splitThreshold;
        missingLeft[node] = missingGoesLeft;
        cover[node] = nodeCover;
        left[node] = feature.Count;
        AddNode();
        AddNode();
        return left[node];
    }

    public RegressionTree Build() => new(feature, threshold, missingLeft, left, value, cover);

    private void AddNode()
    {
        feature.Add(-1);
        threshold.Add(0);
        missingLeft.Add(false);
        left.Add(-1);
        value.Add(0);
        cover.Add(0);
    }
}

/// <summary>What a node of a growing tree knows: its packed gradients and the interval its leaves must stay in.</summary>
internal readonly record struct NodeSums(long Word, double Lowest, double Highest)
{
    public static NodeSums Root(long word) => new(word, double.NegativeInfinity, double.PositiveInfinity);

    /// <summary>The best single value for the node: -G / (H + λ), kept inside the interval.</summary>
    public double Value(PackedGradients gradients, double l2)
    {
        var denominator = gradients.Hessian(Word) + l2;
        return denominator > 0 ? Math.Clamp(-gradients.Gradient(Word) / denominator, Lowest, Highest) : 0;
    }

    /// <summary>Twice the reduction of the objective at that value: -(2 G w + (H + λ) w²).</summary>
    public double Score(PackedGradients gradients, double l2)
    {
        var value = Value(gradients, l2);
        return -((2 * gradients.Gradient(Word) * value) + ((gradients.Hessian(Word) + l2) * value * value));
    }
}

/// <summary>Where a growing node stands: its index, its range of the row partition, and the splits above it.</summary>
internal readonly record struct NodePlace(int Node, int Start, int End, int Depth)
{
    public int RowCount => End - Start;

    public NodePlace Left(int node, int middle) => new(node, Start, middle, Depth + 1);

    public NodePlace Right(int node, int middle) => new(node, middle, End, Depth + 1);
}

/// <summary>The training rows ordered so that every node of the growing tree owns one contiguous range, ascending inside it.</summary>
internal sealed class RowPartition(BinnedMatrix bins)
{
    private readonly int[] rows = new int[bins.Rows.Length];
    private readonly int[] right = new int[bins.Rows.Length];

    public int RowCount => rows.Length;

    public void Reset()
    {
        for (var i = 0; i < rows.Length; i++) rows[i] = i;
    }

    public ReadOnlySpan<int> Rows(int start, int end) => rows.AsSpan(start, end - start);

    /// <summary>Moves the rows that go right behind those that go left, keeping their order.</summary>
    /// <returns>Where the right child starts.</returns>
    public int Split(int start, int end, SplitCandidate split)
    {
        var block = bins.Block(split.Feature / BinnedMatrix.FeaturesPerBlock);
        var shift = split.Feature % BinnedMatrix.FeaturesPerBlock * 8;
        var (lefts, rights) = (start, 0);
        for (var i = start; i < end; i++)
        {
            var row = rows[i];
            var bin = (byte)(block[row] >> shift);
            var goesLeft = bin == BinnedMatrix.MissingBin ? split.MissingLeft : bin <= split.Bin;
            rows[lefts] = row;
            right[rights] = row;
            lefts += goesLeft ? 1 : 0;
            rights += goesLeft ? 0 : 1;
        }

        right.AsSpan(0, rights).CopyTo(rows.AsSpan(lefts));
        return lefts;
    }
}
