namespace HealthNeeds.Analytics.Trials;

/// <summary>How alike sites and their controls are in one figure.</summary>
/// <param name="Difference">Standardised mean difference (x̄t − x̄c) / √((st² + sc²) / 2), or over the root of the one variance where the other group has a single value; null where neither group varies and their means differ, or one is empty.</param>
/// <remarks>
/// Austin (2009), Statistics in Medicine 28, 3083–3107, who calls an absolute value below 0.1 negligible. Where sites have several controls, means and variances of these are weighted:
/// Austin (2008), Pharmacoepidemiology and Drug Safety 17, 1218–1225.
/// </remarks>
public sealed record Balance(double Sites, double Controls, double? Difference)
{
    /// <summary>Aimed for: the absolute standardised difference is below this.</summary>
    public const double Aim = 0.1;

    /// <summary>Null where there is no difference to judge by: the aim is neither met nor missed.</summary>
    public bool? IsMet => Difference is { } d ? Math.Abs(d) < Aim : null;

    /// <param name="controls">A control that serves two sites counts twice.</param>
    /// <param name="weights">Of each control, one over the number of its site's, so that a site with many weighs no more than one with few; null where all sites have equally many.</param>
    public static Balance Of(IReadOnlyList<double> sites, IReadOnlyList<double> controls, IReadOnlyList<double>? weights = null)
    {
        var (one, other) = (Mean(sites), Mean(controls, weights));
        if (sites.Count == 0 || controls.Count == 0) return new Balance(one, other, null);
        List<double> variances = [];
        if (sites.Count > 1) variances.Add(Variance(sites));
        if (controls.Count > 1) variances.Add(Variance(controls, weights));
        var spread = Math.Sqrt(variances.DefaultIfEmpty().Average());
        return new Balance(one, other, spread > 0 ? (one - other) / spread : one == other ? 0 : null);
    }

    /// <summary>Of a sample, dividing by one fewer than there are; 0 for a single value. Weighted: Σw / ((Σw)² − Σw²) · Σw(x − x̄)², the same where all weigh alike.</summary>
    internal static double Variance(IReadOnlyList<double> values, IReadOnlyList<double>? weights = null)
    {
        if (values.Count < 2) return 0;
        var mean = Mean(values, weights);
        if (weights is null) return values.Sum(v => (v - mean) * (v - mean)) / (values.Count - 1);
        var (all, squares) = (weights.Sum(), weights.Sum(w => w * w));
        return all / ((all * all) - squares) * values.Select((v, i) => weights[i] * (v - mean) * (v - mean)).Sum();
    }

    /// <summary>Weighted from the first value on, so that the mean of equal values is that value to the last digit: they have no spread.</summary>
    private static double Mean(IReadOnlyList<double> values, IReadOnlyList<double>? weights = null) =>
        values.Count == 0 ? double.NaN
        : weights is null ? values.Average()
        : values[0] + (values.Select((v, i) => weights[i] * (v - values[0])).Sum() / weights.Sum());
}
