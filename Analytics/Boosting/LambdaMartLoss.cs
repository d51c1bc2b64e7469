namespace HealthNeeds.Analytics.Boosting;

/// <summary>
/// LambdaMART (Burges 2010): every pair of rows of a group with different grades pulls apart with the force of the NDCG
/// that swapping them would change. The gain of grade y is 2^y - 1, the discount of position p (from 0) is 1 / log2(p + 2).
/// </summary>
internal sealed class LambdaMartLoss : Loss
{
    private const double HighestGrade = 31;

    private readonly int[][] groups;
    private readonly double[] gain;
    private readonly double[] idealOfGroup;

    public LambdaMartLoss(TrainingSet set)
        : base(set)
    {
        if (set.Group is null) throw new ArgumentException("LambdaMart needs a group for every row.", nameof(set));
        var wrong = Array.FindIndex(Label, y => y is < 0 or > HighestGrade);
        if (wrong >= 0) throw new ArgumentException($"LambdaMart needs grades from 0 to {HighestGrade}; row {set.Rows[wrong]} has {Label[wrong]}.", nameof(set));
        groups = [.. Enumerable.Range(0, set.Rows.Length).GroupBy(i => set.Group[set.Rows[i]]).Select(g => g.ToArray())];
        gain = Array.ConvertAll(Label, y => Math.Pow(2, y) - 1);
        idealOfGroup = Array.ConvertAll(groups, IdealDcg);
    }

    public override double BaseScore() => 0;

    public override void Differentiate(ReadOnlySpan<double> raw, Span<double> gradients, Span<double> hessians)
    {
        gradients.Clear();
        hessians.Clear();
        for (var g = 0; g < groups.Length; g++)
        {
            if (idealOfGroup[g] > 0) AddGroup(InOrder(groups[g], raw), 1 / idealOfGroup[g], raw, gradients, hessians);
        }
    }

    private static double Discount(int position) => 1 / Math.Log2(position + 2);

    private static int[] InOrder(int[] group, ReadOnlySpan<double> raw)
    {
        var keys = new double[group.Length];
        for (var i = 0; i < keys.Length; i++) keys[i] = -raw[group[i]];
        int[] order = [.. Enumerable.Range(0, group.Length).OrderBy(i => keys[i])];
        return Array.ConvertAll(order, i => group[i]);
    }

    private void AddGroup(int[] ranked, double scale, ReadOnlySpan<double> raw, Span<double> gradients, Span<double> hessians)
    {
        double[] discounts = [.. Enumerable.Range(0, ranked.Length).Select(Discount)];
        for (var i = 0; i < ranked.Length; i++)
        {
            for (var j = i + 1; j < ranked.Length; j++)
            {
                var change = (gain[ranked[i]] - gain[ranked[j]]) * (discounts[i] - discounts[j]) * scale;
                if (change > 0) AddPair(ranked[i], ranked[j], change, raw, gradients, hessians);
                else if (change < 0) AddPair(ranked[j], ranked[i], -change, raw, gradients, hessians);
            }
        }
    }

    private void AddPair(int better, int worse, double change, ReadOnlySpan<double> raw, Span<double> gradients, Span<double> hessians)
    {
        var wrong = 1 / (1 + Math.Exp(raw[better] - raw[worse]));
        var force = change * wrong * WeightOf(better);
        var curve = force * (1 - wrong);
        gradients[better] -= force;
        gradients[worse] += force;
        hessians[better] += curve;
        hessians[worse] += curve;
    }

    private double IdealDcg(int[] group) =>
        group.Select(i => gain[i]).OrderDescending().Select((g, position) => g * Discount(position)).Sum();
}
