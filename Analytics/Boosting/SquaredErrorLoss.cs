namespace HealthNeeds.Analytics.Boosting;

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
