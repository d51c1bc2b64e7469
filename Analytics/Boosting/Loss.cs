namespace HealthNeeds.Analytics.Boosting;

/// <summary>What an objective needs of the training rows: where to start, and the derivatives at a prediction.</summary>
internal abstract class Loss
{
    protected Loss(TrainingSet set)
    {
        Label = Array.ConvertAll(set.Rows, r => set.Label[r]);
        Weight = set.Weight is null ? null : Array.ConvertAll(set.Rows, r => set.Weight[r]);
        Offset = set.Offset is null ? null : Array.ConvertAll(set.Rows, r => set.Offset[r]);
    }

    /// <summary>By training row, as are the other arrays.</summary>
    protected double[] Label { get; }

    protected double[]? Weight { get; }

    protected double[]? Offset { get; }

    public static Loss Of(Objective objective, TrainingSet set) => objective switch
    {
        Objective.SquaredError => new SquaredErrorLoss(set),
        Objective.Poisson => new PoissonLoss(set),
        Objective.LambdaMart => new LambdaMartLoss(set),
        _ => throw new ArgumentOutOfRangeException(nameof(objective), objective, "Unknown objective."),
    };

    /// <summary>The best constant raw prediction.</summary>
    public abstract double BaseScore();

    /// <summary>Fills both derivatives of the loss, at raw predictions that include the offset.</summary>
    public abstract void Differentiate(ReadOnlySpan<double> raw, Span<double> gradients, Span<double> hessians);

    /// <summary>Raw predictions before the first tree.</summary>
    public double[] Start(double baseScore)
    {
        var raw = new double[Label.Length];
        for (var i = 0; i < raw.Length; i++) raw[i] = baseScore + OffsetOf(i);
        return raw;
    }

    protected double WeightOf(int row) => Weight is null ? 1 : Weight[row];

    protected double OffsetOf(int row) => Offset is null ? 0 : Offset[row];
}
