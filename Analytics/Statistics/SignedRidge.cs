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

    /// <summary>One prediction per row, added up column by column.</summary>
    public double[] Predict(double[][] columns, int[] rows)
    {
        var sums = new double[rows.Length];
        Array.Fill(sums, Intercept);
        for (var k = 0; k < slopes.Length; k++)
        {
            if (slopes[k] == 0) continue;
            var column = columns[k];
            for (var i = 0; i < rows.Length; i++) sums[i] += Part(k, column[rows[i]]);
        }

        return sums;
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
            var b = 0;
            for (; b + 3 <= a; b += 4)
            {
                var (first, second, third, fourth) = FourDots(standard[a], standard[b], standard[b + 1], standard[b + 2], standard[b + 3]);
                (products[a][b], products[a][b + 1], products[a][b + 2], products[a][b + 3]) = (first / rows.Length, second / rows.Length, third / rows.Length, fourth / rows.Length);
            }

            for (; b <= a; b++) products[a][b] = Dot(standard[a], standard[b]) / rows.Length;
            for (b = 0; b < a; b++) products[b][a] = products[a][b];
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

    /// <summary>As <see cref="Dot"/> to the last bit, of one column with four at once: a sum need not wait for another.</summary>
    private static (double A, double B, double C, double D) FourDots(double[] x, double[] a, double[] b, double[] c, double[] d)
    {
        static ReadOnlySpan<Vector256<double>> Vectors(double[] values) => MemoryMarshal.Cast<double, Vector256<double>>(values);
        var left = Vectors(x);
        var va = Vectors(a);
        var vb = Vectors(b);
        var vc = Vectors(c);
        var vd = Vectors(d);
        var (sa, sb, sc, sd) = (Vector256<double>.Zero, Vector256<double>.Zero, Vector256<double>.Zero, Vector256<double>.Zero);
        for (var i = 0; i < left.Length; i++)
        {
            var value = left[i];
            sa += value * va[i];
            sb += value * vb[i];
            sc += value * vc[i];
            sd += value * vd[i];
        }

        var (da, db, dc, dd) = (Vector256.Sum(sa), Vector256.Sum(sb), Vector256.Sum(sc), Vector256.Sum(sd));
        for (var i = left.Length * 4; i < x.Length; i++)
            (da, db, dc, dd) = (da + (x[i] * a[i]), db + (x[i] * b[i]), dc + (x[i] * c[i]), dd + (x[i] * d[i]));
        return (da, db, dc, dd);
    }
}
