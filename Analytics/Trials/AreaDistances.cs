using MathNet.Numerics.LinearAlgebra;

namespace HealthNeeds.Analytics.Trials;

/// <summary>How unlike areas are, over several figures at once.</summary>
public sealed class AreaDistances
{
    private readonly double[][] scaled;

    private AreaDistances(double[][] scaled) => this.scaled = scaled;

    /// <param name="values"><c>values[area][figure]</c>, all known.</param>
    /// <remarks>
    /// Standardised: Euclidean over figures divided by their standard deviation over all areas given. Mahalanobis (1936): the same with what figures have in common counted
    /// once; directions in which areas hardly differ (under a thousand-millionth of the greatest variance) are left out, so that figures that follow from each other do no harm.
    /// </remarks>
    public static AreaDistances Of(IReadOnlyList<double[]> values, DistanceMeasure measure)
    {
        ArgumentNullException.ThrowIfNull(values);
        if (values.Any(v => v.Length != values[0].Length || v.Any(x => !double.IsFinite(x))))
            throw new ArgumentException("Every area needs a finite value of every figure.", nameof(values));
        return new AreaDistances(values.Count < 2 || values[0].Length == 0 ? [.. values] : measure == DistanceMeasure.Mahalanobis ? Whitened(values) : Standardised(values));
    }

    public double Between(int one, int other)
    {
        var sum = 0.0;
        for (var i = 0; i < scaled[one].Length; i++) sum += (scaled[one][i] - scaled[other][i]) * (scaled[one][i] - scaled[other][i]);
        return Math.Sqrt(sum);
    }

    private static double[][] Standardised(IReadOnlyList<double[]> values)
    {
        double[] deviations = [.. Enumerable.Range(0, values[0].Length).Select(f => Math.Sqrt(Balance.Variance([.. values.Select(v => v[f])])))];
        return [.. values.Select(v => v.Select((x, f) => deviations[f] > 0 ? x / deviations[f] : 0).ToArray())];
    }

    private static double[][] Whitened(IReadOnlyList<double[]> values)
    {
        var standard = Standardised(values);
        var x = Matrix<double>.Build.Dense(standard.Length, standard[0].Length, (r, c) => standard[r][c]);
        double[] means = [.. Enumerable.Range(0, x.ColumnCount).Select(c => x.Column(c).Average())];
        var centred = x - Matrix<double>.Build.Dense(x.RowCount, x.ColumnCount, (_, c) => means[c]);
        var parts = centred.TransposeThisAndMultiply(centred).Divide(x.RowCount - 1).Evd(Symmetricity.Symmetric);
        var sizes = parts.EigenValues.Select(e => e.Real).ToArray();
        int[] kept = [.. Enumerable.Range(0, sizes.Length).Where(i => sizes[i] > sizes.Max() * 1e-9)];
        var turned = centred.Multiply(parts.EigenVectors);
        return [.. Enumerable.Range(0, standard.Length).Select(r => kept.Select(c => turned[r, c] / Math.Sqrt(sizes[c])).ToArray())];
    }
}

public enum DistanceMeasure
{
    Standardised,
    Mahalanobis,
}
