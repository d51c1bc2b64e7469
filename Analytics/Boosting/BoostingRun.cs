namespace HealthNeeds.Analytics.Boosting;

/// <summary>The state of one training run: predictions, derivatives, and the draws of rows and features.</summary>
internal sealed class BoostingRun
{
    private readonly TrainingOptions options;
    private readonly SquaredErrorLoss loss;
    private readonly PackedGradients packed;
    private readonly TreeGrower grower;
    private readonly Random random;
    private readonly bool[] drawnFeatures;
    private readonly bool[]? drawnRows;

    public BoostingRun(TrainingSet set, BinnedMatrix bins, TrainingOptions options)
    {
        this.options = options;
        loss = new(set);
        packed = new(set.Rows.Length);
        grower = new(bins, packed, options);
        random = new(options.Seed);
        drawnFeatures = new bool[set.Features.FeatureCount];
        drawnRows = options.SubsampleRows < 1 ? new bool[set.Rows.Length] : null;
        BaseScore = loss.BaseScore();
    }

    public double BaseScore { get; }

    public RegressionTree[] Train(CancellationToken cancellation)
    {
        var predicted = loss.Start(BaseScore);
        var (gradients, hessians) = (new double[predicted.Length], new double[predicted.Length]);
        var trees = new RegressionTree[options.Rounds];
        for (var round = 0; round < trees.Length; round++)
        {
            cancellation.ThrowIfCancellationRequested();
            loss.Differentiate(predicted, gradients, hessians);
            Draw(drawnFeatures, options.SubsampleColumns);
            if (drawnRows is not null) Draw(drawnRows, options.SubsampleRows);
            trees[round] = grower.Grow(packed.Pack(gradients, hessians, drawnRows), drawnFeatures, predicted);
        }

        return trees;
    }

    /// <summary>Marks a fixed number of entries, at least one, all sets equally likely (Knuth's selection sampling).</summary>
    private void Draw(bool[] drawn, double share)
    {
        var wanted = Math.Max(1, (int)Math.Round(share * drawn.Length));
        if (wanted == drawn.Length)
        {
            Array.Fill(drawn, value: true);
            return;
        }

        for (var i = 0; i < drawn.Length; i++)
        {
            drawn[i] = random.Next(drawn.Length - i) < wanted;
            if (drawn[i]) wanted--;
        }
    }
}

/// <summary>Weighted squared error of the training rows: where to start, and the derivatives at a prediction.</summary>
internal sealed class SquaredErrorLoss(TrainingSet set)
{
    private readonly double[] label = Array.ConvertAll(set.Rows, r => set.Label[r]);
    private readonly double[]? weight = set.Weight is null ? null : Array.ConvertAll(set.Rows, r => set.Weight[r]);

    /// <summary>The best constant prediction: the weighted mean.</summary>
    public double BaseScore()
    {
        var (sum, weights) = (0.0, 0.0);
        for (var i = 0; i < label.Length; i++)
        {
            sum += WeightOf(i) * label[i];
            weights += WeightOf(i);
        }

        return sum / weights;
    }

    /// <summary>Predictions before the first tree.</summary>
    public double[] Start(double baseScore)
    {
        var predicted = new double[label.Length];
        Array.Fill(predicted, baseScore);
        return predicted;
    }

    public void Differentiate(ReadOnlySpan<double> predicted, Span<double> gradients, Span<double> hessians)
    {
        for (var i = 0; i < label.Length; i++)
        {
            gradients[i] = WeightOf(i) * (predicted[i] - label[i]);
            hessians[i] = WeightOf(i);
        }
    }

    private double WeightOf(int row) => weight is null ? 1 : weight[row];
}
