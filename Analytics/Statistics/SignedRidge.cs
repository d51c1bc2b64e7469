using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using HealthNeeds.Analytics.Frames;

namespace HealthNeeds.Analytics.Statistics;

/// <summary>Ridge regression on standardised columns whose signed slopes cannot turn negative. A missing value counts as its column's mean.</summary>
internal sealed class SignedRidge
{
    private readonly Spread[] spreads;
    private readonly double[] slopes;

    internal SignedRidge(Spread[] spreads, double[] slopes, double intercept) => (this.spreads, this.slopes, Intercept) = (spreads, slopes, intercept);

    /// <summary>The prediction where every column is at the mean of the areas it was fitted on.</summary>
    public double Intercept { get; }

    /// <summary>Change of the prediction per standard deviation of each column.</summary>
    public IReadOnlyList<double> Slopes => slopes;

    /// <param name="columns"><c>columns[column][row]</c>.</param>
    /// <param name="signed">True where a higher value may only raise the outcome.</param>
    /// <param name="rows">Rows to fit on, each with an outcome.</param>
    public static SignedRidge Fit(double[][] columns, bool[] signed, double[] outcome, int[] rows, double penalty) =>
        new RidgeColumns(columns, signed, rows).Fit(outcome, penalty);

    /// <summary>What a column adds at this value, relative to the mean of the areas it was fitted on.</summary>
    public double Part(int column, double value) => double.IsNaN(value) || slopes[column] == 0 ? 0 : slopes[column] * spreads[column].Z(value);

    public double Predict(double[][] columns, int row)
    {
        var sum = Intercept;
        for (var k = 0; k < slopes.Length; k++) sum += Part(k, columns[k][row]);
        return sum;
    }
}

/// <summary>Standardised columns and the products of each two, made once for all outcomes that are fitted on the same rows.</summary>
internal sealed class RidgeColumns
{
    private const int MostSweeps = 500;
    private const double Settled = 1e-9;

    private readonly int[] rows;
    private readonly bool[] signed;
    private readonly Spread[] spreads;
    private readonly double[][] standard;
    private readonly double[][] products;

    public RidgeColumns(double[][] columns, bool[] signed, int[] rows)
    {
        if (rows.Length == 0) throw new ArgumentException("No area has an outcome: nothing can be fitted.", nameof(rows));
        (this.signed, this.rows) = (signed, rows);
        spreads = Array.ConvertAll(columns, c => Spread.Of(rows.Select(i => c[i])));
        standard = [.. columns.Select((c, k) => Array.ConvertAll(rows, i => double.IsNaN(c[i]) || double.IsNaN(spreads[k].Mean) ? 0 : spreads[k].Z(c[i])))];
        products = Array.ConvertAll(standard, _ => new double[columns.Length]);
        for (var a = 0; a < columns.Length; a++)
        {
            for (var b = 0; b <= a; b++) products[a][b] = products[b][a] = Dot(standard[a], standard[b]) / rows.Length;
        }
    }

    /// <summary>Coordinate descent from all slopes 0, until no slope moves any more.</summary>
    public SignedRidge Fit(double[] outcome, double penalty)
    {
        var mean = rows.Average(i => outcome[i]);
        var centred = Array.ConvertAll(rows, i => outcome[i] - mean);
        var target = Array.ConvertAll(standard, c => Dot(c, centred) / rows.Length);
        var slopes = new double[standard.Length];
        for (var sweep = 0; sweep < MostSweeps; sweep++)
        {
            var moved = 0.0;
            for (var k = 0; k < slopes.Length; k++)
            {
                var own = products[k][k];
                var next = (target[k] - Dot(products[k], slopes) + (own * slopes[k])) / (own + penalty);
                if (signed[k]) next = Math.Max(0, next);
                moved = Math.Max(moved, Math.Abs(next - slopes[k]));
                slopes[k] = next;
            }

            if (moved < Settled) break;
        }

        return new SignedRidge(spreads, slopes, mean);
    }

    /// <summary>Four sums side by side, so that every machine adds in the same order.</summary>
    private static double Dot(double[] x, double[] y)
    {
        var left = MemoryMarshal.Cast<double, Vector256<double>>(x);
        var right = MemoryMarshal.Cast<double, Vector256<double>>(y);
        var sums = Vector256<double>.Zero;
        for (var i = 0; i < left.Length; i++) sums += left[i] * right[i];
        var sum = Vector256.Sum(sums);
        for (var i = left.Length * 4; i < x.Length; i++) sum += x[i] * y[i];
        return sum;
    }
}
