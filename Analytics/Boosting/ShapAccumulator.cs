using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace HealthNeeds.Analytics.Boosting;

/// <summary>Adds up contributions column by column, group of leaves after group of leaves.</summary>
internal sealed class ShapAccumulator
{
    // Patterns and one stretch of a column stay in the first-level cache.
    private const int RowsPerBlock = 2048;

    private readonly FeatureMatrix matrix;
    private readonly int[]? rows;
    private readonly int[] ownerOfFeature;
    private readonly int rowCount;
    private readonly float[]?[] values;
    private readonly int[] patterns = new int[RowsPerBlock];
    private readonly int[] slotOfFeature;

    /// <param name="matrix">The values.</param>
    /// <param name="rows">Rows to explain; null for all.</param>
    /// <param name="columnCount">How many amounts each row gets.</param>
    /// <param name="ownerOfFeature">Which of them a feature counts towards.</param>
    public ShapAccumulator(FeatureMatrix matrix, int[]? rows, int columnCount, int[] ownerOfFeature)
    {
        this.matrix = matrix;
        this.rows = rows;
        this.ownerOfFeature = ownerOfFeature;
        rowCount = rows?.Length ?? matrix.RowCount;
        values = new float[matrix.FeatureCount][];
        slotOfFeature = new int[matrix.FeatureCount];
        Columns = new double[columnCount][];
        for (var c = 0; c < columnCount; c++) Columns[c] = new double[rowCount];
    }

    public double[][] Columns { get; }

    public void Add(RegressionTree tree, LeafGroup group)
    {
        int[] owners = [.. group.Leaves.SelectMany(l => l.Features).Select(f => ownerOfFeature[f]).Distinct()];
        var table = Tabulate(group, owners);
        for (var start = 0; start < rowCount; start += RowsPerBlock)
        {
            var count = Math.Min(RowsPerBlock, rowCount - start);
            FillPatterns(tree, group, start, count);
            for (var slot = 0; slot < owners.Length; slot++)
            {
                AddColumn(table.AsSpan(slot * group.PatternCount, group.PatternCount), Columns[owners[slot]].AsSpan(start, count));
            }
        }
    }

    /// <summary>Every owner's amount for every pattern: <c>table[owner * patterns + pattern]</c>.</summary>
    private double[] Tabulate(LeafGroup group, int[] owners)
    {
        foreach (var feature in group.Leaves.SelectMany(l => l.Features)) slotOfFeature[feature] = Array.IndexOf(owners, ownerOfFeature[feature]);
        var table = new double[owners.Length * group.PatternCount];
        var amounts = new double[owners.Length];
        for (var pattern = 0; pattern < group.PatternCount; pattern++)
        {
            Array.Clear(amounts);
            foreach (var leaf in group.Leaves) leaf.Add(pattern, amounts, slotOfFeature);
            for (var slot = 0; slot < amounts.Length; slot++) table[(slot * group.PatternCount) + pattern] = amounts[slot];
        }

        return table;
    }

    private void FillPatterns(RegressionTree tree, LeafGroup group, int start, int count)
    {
        patterns.AsSpan(0, count).Clear();
        for (var bit = 0; bit < group.Splits.Count; bit++)
        {
            var node = group.Splits[bit];
            var column = Values(tree.Feature[node]).AsSpan(start, Padded(count));
            AddBit(1 << bit, column, tree.Threshold[node], tree.MissingLeft[node]);
        }
    }

    /// <summary>Sets a bit where a row goes left. A missing value compares as false, so "not at or above" sends it left.</summary>
    private void AddBit(int bit, ReadOnlySpan<float> column, float threshold, bool missingLeft)
    {
        var (limit, bits) = (new Vector<float>(threshold), new Vector<int>(bit));
        for (var i = 0; i < column.Length; i += Vector<float>.Count)
        {
            var value = new Vector<float>(column[i..]);
            var left = missingLeft ? ~Vector.GreaterThanOrEqual(value, limit) : Vector.LessThan(value, limit);
            (new Vector<int>(patterns, i) | (left & bits)).CopyTo(patterns, i);
        }
    }

    private void AddColumn(ReadOnlySpan<double> table, Span<double> sums)
    {
        // A pattern has no bit beyond the table, so the look-up needs no check.
        ref var entries = ref MemoryMarshal.GetReference(table);
        for (var i = 0; i < sums.Length; i++) sums[i] += Unsafe.Add(ref entries, patterns[i]);
    }

    /// <summary>The explained rows' values of one feature, padded to whole vectors.</summary>
    private float[] Values(int feature)
    {
        if (values[feature] is { } known) return known;
        var column = matrix.Column(feature);
        var copy = new float[Padded(rowCount)];
        for (var i = 0; i < rowCount; i++) copy[i] = column[rows is null ? i : rows[i]];
        return values[feature] = copy;
    }

    private static int Padded(int count) => (count + Vector<float>.Count - 1) / Vector<float>.Count * Vector<float>.Count;
}
