namespace HealthNeeds.Analytics.Boosting;

internal sealed class SquaredErrorLoss(TrainingSet set) : Loss(set)
{
    public override double BaseScore()
    {
        var (sum, weights) = (0.0, 0.0);
        for (var i = 0; i < Label.Length; i++)
        {
            sum += WeightOf(i) * (Label[i] - OffsetOf(i));
            weights += WeightOf(i);
        }

        return sum / weights;
    }

    public override void Differentiate(ReadOnlySpan<double> raw, Span<double> gradients, Span<double> hessians)
    {
        for (var i = 0; i < Label.Length; i++)
        {
            var weight = WeightOf(i);
            gradients[i] = weight * (raw[i] - Label[i]);
            hessians[i] = weight;
        }
    }
}
