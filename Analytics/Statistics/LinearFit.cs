using HealthNeeds.Analytics.Frames;
using MathNet.Numerics.LinearAlgebra;

namespace HealthNeeds.Analytics.Statistics;

/// <summary>Least squares with an intercept and a ridge penalty on standardised columns. NaN in a column counts as that column's mean, in a copy.</summary>
internal sealed class LinearFit
{
    private readonly Spread[] spreads;
    private readonly double[] slopes;

    private LinearFit(Spread[] spreads, double[] slopes, double intercept) => (this.spreads, this.slopes, Intercept) = (spreads, slopes, intercept);

    /// <summary>The prediction where every column is at its mean.</summary>
    public double Intercept { get; }

    /// <summary>Change of the prediction per standard deviation of each column.</summary>
    public IReadOnlyList<double> Slopes => slopes;

    /// <param name="columns"><c>columns[column][row]</c>.</param>
    /// <param name="rows">Rows to fit on; those without an outcome are left out.</param>
    public static LinearFit Of(double[][] columns, double[] outcome, int[] rows, double ridge = 1e-6)
    {
        int[] used = [.. rows.Where(i => !double.IsNaN(outcome[i]))];
        if (used.Length <= columns.Length) throw new ArgumentException($"{used.Length} areas with an outcome cannot fit {columns.Length} slopes.");
        var spread = Array.ConvertAll(columns, c => Spread.Of(used.Select(i => c[i])));
        var mean = used.Average(i => outcome[i]);
        var x = Matrix<double>.Build.Dense(used.Length, columns.Length, (r, c) => Standard(spread[c], columns[c][used[r]]));
        var y = Vector<double>.Build.Dense(used.Length, r => outcome[used[r]] - mean);
        var gram = x.TransposeThisAndMultiply(x) + Matrix<double>.Build.DiagonalIdentity(columns.Length).Multiply(ridge * used.Length);
        return new LinearFit(spread, [.. gram.Solve(x.TransposeThisAndMultiply(y))], mean);
    }

    /// <summary>What one column adds to the prediction of a row, relative to the column's mean.</summary>
    public double Part(int column, double value) => slopes[column] * Standard(spreads[column], value);

    public double Predict(double[][] columns, int row)
    {
        var sum = Intercept;
        for (var c = 0; c < columns.Length; c++) sum += Part(c, columns[c][row]);
        return sum;
    }

    private static double Standard(Spread spread, double value) => double.IsNaN(value) ? 0 : spread.Z(value);
}
