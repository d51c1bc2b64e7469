using HealthNeeds.Analytics.Frames;

namespace HealthNeeds.Analytics.Authorities;

/// <summary>Ridge regression whose signed slopes cannot turn negative, by coordinate descent on standardised columns. For a few dozen columns.</summary>
internal sealed class SignedRidge
{
    private const double Penalty = 0.02;
    private const int Sweeps = 200;

    private SignedRidge(Spread[] spreads, double[] slopes, double intercept) => (Spreads, Slopes, Intercept) = (spreads, slopes, intercept);

    public IReadOnlyList<Spread> Spreads { get; }

    public IReadOnlyList<double> Slopes { get; }

    public double Intercept { get; }

    /// <param name="columns"><c>columns[column][row]</c>, without NaN in <paramref name="rows"/>.</param>
    /// <param name="signed">True where a higher value may only raise the outcome.</param>
    public static SignedRidge Fit(double[][] columns, bool[] signed, double[] outcome, int[] rows)
    {
        var spread = Array.ConvertAll(columns, c => Spread.Of(rows.Select(i => c[i])));
        var standard = columns.Select((c, k) => Array.ConvertAll(rows, i => spread[k].Z(c[i]))).ToArray();
        var mean = rows.Average(i => outcome[i]);
        var residual = Array.ConvertAll(rows, i => outcome[i] - mean);
        var slope = new double[columns.Length];
        for (var sweep = 0; sweep < Sweeps; sweep++)
        {
            for (var k = 0; k < slope.Length; k++) Step(standard[k], signed[k], residual, ref slope[k]);
        }

        return new SignedRidge(spread, slope, mean);
    }

    /// <summary>What a column adds at this value, relative to the mean of the areas it was fitted on.</summary>
    public double Part(int column, double value) => double.IsNaN(value) ? 0 : Slopes[column] * Spreads[column].Z(value);

    public double Predict(double[][] columns, int row)
    {
        var sum = Intercept;
        for (var k = 0; k < columns.Length; k++) sum += Part(k, columns[k][row]);
        return sum;
    }

    private static void Step(double[] column, bool signed, double[] residual, ref double slope)
    {
        double product = 0, squares = 0;
        for (var i = 0; i < column.Length; i++)
        {
            product += column[i] * residual[i];
            squares += column[i] * column[i];
        }

        var next = (product + (squares * slope)) / (squares + (Penalty * column.Length));
        if (signed) next = Math.Max(0, next);
        var change = next - slope;
        for (var i = 0; i < column.Length; i++) residual[i] -= change * column[i];
        slope = next;
    }
}
