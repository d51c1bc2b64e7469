namespace HealthNeeds.Analytics.Boosting;

/// <summary>Grows one tree after another on the same rows, depth first. All working memory is kept between trees.</summary>
internal sealed class TreeGrower
{
    private readonly BinnedMatrix bins;
    private readonly TrainingOptions options;
    private readonly PackedGradients gradients;
    private readonly RowPartition partition;
    private readonly SplitFinder finder;
    private readonly TreeBuilder builder = new();
    private readonly Stack<GradientHistogram> spare = new();
    private readonly bool[] drawnBlocks;
    private readonly long[] words;
    private bool[] drawnFeatures = [];
    private double[] predictions = [];

    public TreeGrower(BinnedMatrix bins, PackedGradients gradients, TrainingOptions options)
    {
        this.bins = bins;
        this.options = options;
        this.gradients = gradients;
        partition = new(bins);
        finder = new(bins, gradients, options);
        drawnBlocks = new bool[bins.BlockCount];
        words = new long[partition.RowCount];
    }

    /// <param name="total">The packed gradients of all rows.</param>
    /// <param name="features">Features this tree may use.</param>
    /// <param name="predicted">Predictions of the training rows; the new tree is added to them.</param>
    public RegressionTree Grow(long total, bool[] features, double[] predicted)
    {
        drawnFeatures = features;
        predictions = predicted;
        for (var b = 0; b < drawnBlocks.Length; b++)
        {
            drawnBlocks[b] = features.Skip(b * BinnedMatrix.FeaturesPerBlock).Take(BinnedMatrix.FeaturesPerBlock).Contains(true);
        }

        partition.Reset();
        builder.Start();
        Grow(new(0, 0, partition.RowCount, 0), NodeSums.Root(total), Fill(0, partition.RowCount));
        return builder.Build();
    }

    /// <param name="place">The node, its rows and its depth.</param>
    /// <param name="sums">What its rows add up to.</param>
    /// <param name="histogram">Its histogram, given back to the pool here.</param>
    private void Grow(NodePlace place, NodeSums sums, GradientHistogram histogram)
    {
        var split = finder.Find(histogram, sums, drawnFeatures);
        if (split.Feature < 0)
        {
            spare.Push(histogram);
            Close(place, sums);
            return;
        }

        var leftIndex = builder.Split(place.Node, split.Feature, Threshold(split), split.MissingLeft, gradients.Hessian(sums.Word));
        var middle = partition.Split(place.Start, place.End, split);
        var (left, right) = Children(split, sums);
        Grow(place.Left(leftIndex, middle), left, place.Right(leftIndex + 1, middle), right, histogram);
    }

    /// <summary>Counts the smaller child, takes it from the parent to get the larger, and goes on in both.</summary>
    private void Grow(NodePlace left, NodeSums leftSums, NodePlace right, NodeSums rightSums, GradientHistogram parent)
    {
        if (!MaySplit(left, leftSums) && !MaySplit(right, rightSums))
        {
            spare.Push(parent);
            Close(left, leftSums);
            Close(right, rightSums);
            return;
        }

        var leftIsSmaller = left.RowCount <= right.RowCount;
        var smaller = leftIsSmaller ? Fill(left.Start, left.End) : Fill(right.Start, right.End);
        parent.Subtract(smaller);
        Grow(left, leftSums, leftIsSmaller ? smaller : parent);
        Grow(right, rightSums, leftIsSmaller ? parent : smaller);
    }

    private bool MaySplit(NodePlace place, NodeSums sums) =>
        place.Depth < options.MaxDepth && gradients.Hessian(sums.Word) >= 2 * options.MinChildWeight;

    private void Close(NodePlace place, NodeSums sums)
    {
        var value = options.LearningRate * sums.Value(gradients, options.L2);
        builder.Leaf(place.Node, value, gradients.Hessian(sums.Word));
        foreach (var row in partition.Rows(place.Start, place.End)) predictions[row] += value;
    }

    /// <summary>
    /// The children's sums and bounds. Under a direction both are kept on their side of the middle of the two values,
    /// and every later split below inherits that, so no path can break the direction (as XGBoost does).
    /// </summary>
    private (NodeSums Left, NodeSums Right) Children(SplitCandidate split, NodeSums parent)
    {
        var left = parent with { Word = split.Left };
        var right = parent with { Word = parent.Word - split.Left };
        var direction = IsByMissing(split) ? Monotone.None : bins.Matrix.Features[split.Feature].Monotone;
        if (direction == Monotone.None) return (left, right);
        var middle = (left.Value(gradients, options.L2) + right.Value(gradients, options.L2)) / 2;
        return direction == Monotone.Increasing
            ? (left with { Highest = middle }, right with { Lowest = middle })
            : (left with { Lowest = middle }, right with { Highest = middle });
    }

    private bool IsByMissing(SplitCandidate split) => split.Bin == bins.Edges(split.Feature).Length;

    private float Threshold(SplitCandidate split) => IsByMissing(split) ? float.MaxValue : bins.Edges(split.Feature)[split.Bin];

    private GradientHistogram Fill(int start, int end)
    {
        var rows = partition.Rows(start, end);
        var inOrder = words.AsSpan(0, rows.Length);
        for (var i = 0; i < rows.Length; i++) inOrder[i] = gradients.Words[rows[i]];
        var histogram = spare.TryPop(out var used) ? used : new GradientHistogram(bins.BlockCount);
        histogram.Fill(bins, rows, inOrder, drawnBlocks);
        return histogram;
    }
}
