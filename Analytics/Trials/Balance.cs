namespace HealthNeeds.Analytics.Trials;

/// <summary>How alike sites and their controls are in one figure.</summary>
/// <param name="Difference">Standardised mean difference (x̄t − x̄c) / √((st² + sc²) / 2), or over the root of the one variance where the other group has a single value; null where neither group varies and their means differ, or one is empty.</param>
/// <remarks>Austin (2009), Statistics in Medicine 28, 3083–3107, who calls an absolute value below 0.1 negligible.</remarks>
public sealed record Balance(double Sites, double Controls, double? Difference)
{
    /// <summary>Aimed for: the absolute standardised difference is below this.</summary>
    public const double Aim = 0.1;

    /// <summary>Null where there is no difference to judge by: the aim is neither met nor missed.</summary>
    public bool? IsMet => Difference is { } d ? Math.Abs(d) < Aim : null;

    /// <param name="controls">A control that serves two sites counts twice.</param>
    public static Balance Of(IReadOnlyList<double> sites, IReadOnlyList<double> controls)
    {
        if (sites.Count == 0 || controls.Count == 0) return new Balance(Mean(sites), Mean(controls), null);
        var (one, other) = (Mean(sites), Mean(controls));
        var spread = Math.Sqrt(new[] { sites, controls }.Where(g => g.Count > 1).Select(Variance).DefaultIfEmpty().Average());
        return new Balance(one, other, spread > 0 ? (one - other) / spread : one == other ? 0 : null);
    }

    /// <summary>Of a sample, dividing by one fewer than there are; 0 for a single value.</summary>
    internal static double Variance(IReadOnlyList<double> values)
    {
        if (values.Count < 2) return 0;
        var mean = Mean(values);
        return values.Sum(v => (v - mean) * (v - mean)) / (values.Count - 1);
    }

    private static double Mean(IReadOnlyList<double> values) => values.Count == 0 ? double.NaN : values.Average();
}
