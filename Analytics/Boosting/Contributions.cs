namespace HealthNeeds.Analytics.Boosting;

/// <summary>
/// Additive explanation of predictions: for every explained row, <see cref="Base"/> plus one amount per name
/// (a feature id or a domain) equals the prediction.
/// </summary>
public sealed class Contributions
{
    private readonly double[][] columns;

    /// <param name="baseValue">The prediction of the average training row.</param>
    /// <param name="names">What each column belongs to.</param>
    /// <param name="columns"><c>columns[name][i]</c>, where i counts the explained rows.</param>
    internal Contributions(double baseValue, IReadOnlyList<string> names, double[][] columns)
    {
        Base = baseValue;
        Names = names;
        this.columns = columns;
    }

    public double Base { get; }

    public IReadOnlyList<string> Names { get; }

    /// <summary>Number of explained rows.</summary>
    public int RowCount => columns[0].Length;

    public double this[int row, int name] => columns[name][row];

    public ReadOnlySpan<double> Column(int name) => columns[name];

    /// <summary>The amounts of one row, in the order of <see cref="Names"/>.</summary>
    public double[] Row(int row) => Array.ConvertAll(columns, c => c[row]);

    /// <summary>The prediction that the amounts explain.</summary>
    public double Sum(int row) => Base + columns.Sum(c => c[row]);
}
