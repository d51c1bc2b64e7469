namespace HealthNeeds.Analytics.Boosting;

/// <summary>
/// Exact path-dependent TreeSHAP (Lundberg 2020). As in FastTreeSHAP v2 (Yang 2021) the amounts are tabulated before any row is
/// seen: a row's part of a tree depends only on which side it takes at a few nodes, so explaining it is a handful of look-ups.
/// </summary>
public static class ShapExplainer
{
    /// <summary>One amount per feature for every requested row (all rows when <paramref name="rows"/> is null), in model order.</summary>
    public static ShapContributions Explain(RankingModel model, FeatureMatrix matrix, int[]? rows = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        string[] names = [.. model.Features.Select(f => f.Id)];
        return Explain(model, matrix, rows, names, [.. Enumerable.Range(0, names.Length)], cancellation);
    }

    /// <summary>One amount per domain, in order of first appearance; the amounts per feature are never held.</summary>
    public static ShapContributions ExplainByDomain(RankingModel model, FeatureMatrix matrix, int[]? rows = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        string[] domains = [.. model.Features.Select(f => f.Domain).Distinct(StringComparer.Ordinal)];
        return Explain(model, matrix, rows, domains, [.. model.Features.Select(f => Array.IndexOf(domains, f.Domain))], cancellation);
    }

    private static ShapContributions Explain(RankingModel model, FeatureMatrix matrix, int[]? rows, string[] names, int[] ownerOfFeature, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        matrix.RequireFeatures(model.Features);
        var accumulator = new ShapAccumulator(matrix, rows, names.Length, ownerOfFeature);
        foreach (var tree in model.Trees)
        {
            cancellation.ThrowIfCancellationRequested();
            foreach (var group in LeafGroup.Of(tree)) accumulator.Add(tree, group);
        }

        return new(model.BaseScore + model.Trees.Sum(t => t.ExpectedValue()), names, accumulator.Columns(cancellation));
    }
}

/// <summary>
/// Additive explanation of predictions: for every explained row, <see cref="Base"/> plus one amount per name
/// (a feature id or a domain) equals the prediction.
/// </summary>
public sealed class ShapContributions
{
    private readonly double[][] columns;

    /// <param name="baseValue">The prediction of the average training row.</param>
    /// <param name="names">What each column belongs to.</param>
    /// <param name="columns"><c>columns[name][i]</c>, where i counts the explained rows.</param>
    internal ShapContributions(double baseValue, IReadOnlyList<string> names, double[][] columns)
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
