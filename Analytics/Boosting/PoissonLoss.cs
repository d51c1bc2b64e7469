namespace HealthNeeds.Analytics.Boosting;

/// <summary>Counts with exposure: the raw prediction is the log rate plus the log of the expected count.</summary>
internal sealed class PoissonLoss : Loss
{
    public PoissonLoss(TrainingSet set)
        : base(set)
    {
        var wrong = Array.FindIndex(Label, y => y < 0);
        if (wrong >= 0) throw new ArgumentException($"Poisson needs counts of 0 or more; row {set.Rows[wrong]} has {Label[wrong]}.", nameof(set));
        if (!Array.Exists(Label, y => y > 0)) throw new ArgumentException("Poisson needs at least one event; every label is 0.", nameof(set));
    }

    public override double BaseScore()
    {
        var (events, expected) = (0.0, 0.0);
        for (var i = 0; i < Label.Length; i++)
        {
            events += WeightOf(i) * Label[i];
            expected += WeightOf(i) * Math.Exp(OffsetOf(i));
        }

        return Math.Log(events / expected);
    }

    public override void Differentiate(ReadOnlySpan<double> raw, Span<double> gradients, Span<double> hessians)
    {
        for (var i = 0; i < Label.Length; i++)
        {
            var weight = WeightOf(i);
            var mean = weight * Math.Exp(raw[i]);
            gradients[i] = mean - (weight * Label[i]);
            hessians[i] = mean;
        }
    }
}
