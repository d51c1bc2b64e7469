using HealthNeeds.Analytics.Boosting;

namespace HealthNeeds.Analytics.Tests.Boosting;

/// <summary>
/// Made-up areas that look like the real ones to a trainer: correlated determinants driven by a few hidden factors,
/// some skewed, some coarse, some missing (more often where need is high), and an outcome that bends and interacts.
/// </summary>
internal sealed class SyntheticAreas
{
    private const int Factors = 6;

    private readonly Random random;
    private readonly double[][] factors;

    public SyntheticAreas(int rows, int features, int seed)
    {
        random = new(seed);
        factors = [.. Enumerable.Range(0, Factors).Select(_ => Normals(rows))];
        var columns = new float[features][];
        for (var f = 0; f < features; f++) columns[f] = Column(f, rows);
        Matrix = new([.. Enumerable.Range(0, features).Select(Spec)], columns);
        LogRate = [.. Enumerable.Range(0, rows).Select(Truth)];
        Rate = [.. LogRate.Select(r => (50 * Math.Exp(r)) + (6 * Normal()))];
    }

    public FeatureMatrix Matrix { get; }

    public double[] LogRate { get; }

    /// <summary>A published rate with noise.</summary>
    public double[] Rate { get; }

    /// <summary>Every fifth row, counted from the fold, is held out.</summary>
    public (int[] Train, int[] HeldOut) Fold(int fold, int folds = 5)
    {
        var rows = Enumerable.Range(0, Matrix.RowCount).ToLookup(r => r % folds == fold);
        return ([.. rows[false]], [.. rows[true]]);
    }

    private static FeatureSpec Spec(int feature) => new($"f{feature}", $"domain{feature % Factors}", feature % 4 == 0 ? Monotone.Increasing : Monotone.None);

    private float[] Column(int feature, int rows)
    {
        var loading = 0.3 + (0.6 * random.NextDouble());
        var factor = factors[feature % Factors];
        var column = new float[rows];
        for (var i = 0; i < rows; i++)
        {
            var value = (loading * factor[i]) + ((1 - loading) * Normal());
            var missing = feature % 5 == 3 && random.NextDouble() < (factor[i] > 0.8 ? 0.3 : 0.04);
            column[i] = missing ? float.NaN : (float)Shape(feature, value);
        }

        return column;
    }

    private static double Shape(int feature, double value) => (feature % 7) switch
    {
        1 => Math.Exp(value),
        2 => Math.Round(value * 3),
        3 => Math.Max(0, value),
        _ => value,
    };

    private double Truth(int row)
    {
        var (a, b, c, d) = (factors[0][row], factors[1][row], factors[2][row], factors[3][row]);
        return (0.35 * a) + (0.2 * Math.Tanh(b)) + (0.12 * a * c) + (0.1 * (d > 0.5 ? 1 : 0)) + (0.05 * b * b) + (0.1 * Normal());
    }

    private double[] Normals(int count) => [.. Enumerable.Range(0, count).Select(_ => Normal())];

    private double Normal() => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
