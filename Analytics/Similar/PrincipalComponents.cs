using Microsoft.ML;
using Microsoft.ML.Data;

namespace HealthNeeds.Analytics.Similar;

/// <summary>
/// Principal components by Microsoft.ML (randomised, after Halko, Martinsson and Tropp 2011). It gives neither eigenvalues nor vectors: a component's variance is
/// taken from the scores, the total from the columns that went in, and the vector by projecting the unit vectors. It solves for squared eigenvalues in single
/// precision, so that the smallest components come out as noise of any size: those whose vector is not of length 1 and square to the others are left out.
/// </summary>
public sealed class PrincipalComponents
{
    /// <summary>More directions than features are asked for; Microsoft.ML cuts them to as many as there are.</summary>
    private const int Oversampling = 20;

    /// <summary>How far a vector's length, and its product with another, may be from 1 and from 0.</summary>
    private const double Tolerance = 0.01;

    private PrincipalComponents(float[][] scores, double[] variances, double total) => (Scores, Variances, Total) = (scores, variances, total);

    /// <summary>Of each row on the components kept, the one of most variance first.</summary>
    public IReadOnlyList<float[]> Scores { get; }

    /// <summary>Of the components kept: population variances of their scores.</summary>
    public IReadOnlyList<double> Variances { get; }

    /// <summary>The sum of the columns' variances.</summary>
    public double Total { get; }

    /// <summary>Keeps the leading components that reach a share of the variance together.</summary>
    /// <param name="rows">Of one length, two or more; columns should be standardised.</param>
    /// <param name="share">Above 0, below 1.</param>
    /// <exception cref="InvalidOperationException">Too many components are noise to reach the share.</exception>
    public static PrincipalComponents Of(IReadOnlyList<float[]> rows, double share, int seed) =>
        Find(rows, share, seed) ?? throw new InvalidOperationException($"The components that are no noise do not hold {share:0.000} of the variance.");

    /// <summary>The same; null where too many components are noise to reach the share.</summary>
    public static PrincipalComponents? Find(IReadOnlyList<float[]> rows, double share, int seed)
    {
        ArgumentNullException.ThrowIfNull(rows);
        if (rows.Count < 2 || rows[0].Length < 2)
            throw new ArgumentException($"Components need two rows and two columns or more; found {rows.Count} rows.", nameof(rows));
        if (share is not (> 0 and < 1))
            throw new ArgumentOutOfRangeException(nameof(share), share, "Expected a share above 0 and below 1.");
        var (scores, vectors) = Project(rows, seed);
        var total = Columns(rows).Sum(Variance);
        var variances = Columns(scores).Select(Variance).ToArray();
        return Kept(vectors, variances, total, share) is { } kept
            ? new PrincipalComponents([.. scores.Select(row => kept.Select(c => row[c]).ToArray())], [.. kept.Select(c => variances[c])], total)
            : null;
    }

    /// <summary>Components that are no noise, up to a share of the variance; null where they do not reach it.</summary>
    internal static IReadOnlyList<int>? Kept(double[][] vectors, double[] variances, double total, double share)
    {
        var kept = new List<int>();
        var reached = 0.0;
        foreach (var component in Enumerable.Range(0, vectors.Length).Where(c => Math.Abs(Product(vectors[c], vectors[c]) - 1) < Tolerance).OrderByDescending(c => variances[c]))
        {
            if (reached >= share * total || kept.Exists(k => Math.Abs(Product(vectors[k], vectors[component])) > Tolerance))
                continue;
            kept.Add(component);
            reached += variances[component];
        }

        return reached >= share * total ? kept : null;
    }

    /// <returns>Scores by row, and the vector of each component.</returns>
    private static (float[][] Scores, double[][] Vectors) Project(IReadOnlyList<float[]> rows, int seed)
    {
        var width = rows[0].Length;
        var ml = new MLContext(seed);
        var schema = SchemaDefinition.Create(typeof(Row));
        schema[nameof(Row.Features)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, width);
        IDataView Table(IEnumerable<float[]> values) => ml.Data.LoadFromEnumerable(values.Select(r => new Row { Features = r }), schema);
        var data = Table(rows);
        var projection = ml.Transforms.ProjectToPrincipalComponents("Scores", nameof(Row.Features), rank: width, overSampling: Oversampling, ensureZeroMean: true, seed: seed).Fit(data);
        float[][] Scores(IDataView table) => [.. projection.Transform(table).GetColumn<float[]>("Scores")];
        var origin = Scores(Table([new float[width]]))[0];
        var units = Scores(Table(Enumerable.Range(0, width).Select(f => Enumerable.Range(0, width).Select(i => i == f ? 1f : 0f).ToArray())));
        return (Scores(data), [.. Enumerable.Range(0, width).Select(c => units.Select(u => (double)u[c] - origin[c]).ToArray())]);
    }

    private static double Product(double[] one, double[] other) => one.Zip(other, (a, b) => a * b).Sum();

    private static IEnumerable<IEnumerable<float>> Columns(IReadOnlyList<float[]> rows) => Enumerable.Range(0, rows[0].Length).Select(c => rows.Select(r => r[c]));

    private static double Variance(IEnumerable<float> values)
    {
        var (count, sum, squares) = (0, 0.0, 0.0);
        foreach (double value in values)
            (count, sum, squares) = (count + 1, sum + value, squares + (value * value));
        return Math.Max(0, (squares / count) - (sum / count * (sum / count)));
    }

    private sealed class Row
    {
        public float[] Features { get; set; } = [];
    }
}
