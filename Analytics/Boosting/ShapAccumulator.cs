using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace HealthNeeds.Analytics.Boosting;

/// <summary>Adds up contributions column by column, group of leaves after group of leaves.</summary>
internal sealed class ShapAccumulator
{
    // Sums and values of one stretch of rows stay in the second-level cache.
    private const int RowsPerBlock = 1024;

    private readonly FeatureMatrix matrix;
    private readonly int[]? rows;
    private readonly int[] ownerOfFeature;
    private readonly int rowCount;
    private readonly int columnCount;
    private readonly List<Tabulated> groups = [];
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
        this.columnCount = columnCount;
    }

    /// <summary>Takes a group in; its amounts are added by <see cref="Columns"/>.</summary>
    public void Add(RegressionTree tree, LeafGroup group)
    {
        int[] owners = [.. group.Leaves.SelectMany(l => l.Features).Select(f => ownerOfFeature[f]).Distinct()];
        groups.Add(new Tabulated(tree, group, owners, Tabulate(group, owners)));
    }

    /// <summary>The amounts of all groups, <c>[column][row]</c>. Some rows after others, all groups of each: what they are added to then stays in the cache.</summary>
    public double[][] Columns(CancellationToken cancellation)
    {
        var columns = Enumerable.Range(0, columnCount).Select(_ => new double[rowCount]).ToArray();
        for (var start = 0; start < rowCount; start += RowsPerBlock)
        {
            cancellation.ThrowIfCancellationRequested();
            var count = Math.Min(RowsPerBlock, rowCount - start);
            foreach (var (tree, group, owners, table) in groups)
            {
                FillPatterns(tree, group, start, count);
                for (var slot = 0; slot < owners.Length; slot++)
                    AddColumn(table.AsSpan(slot * group.PatternCount, group.PatternCount), columns[owners[slot]].AsSpan(start, count));
            }
        }

        return columns;
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
        var pattern = MemoryMarshal.Cast<int, Vector<int>>(patterns.AsSpan(0, Padded(count)));
        pattern.Clear();
        for (var bit = 0; bit < group.Splits.Count; bit++)
        {
            var node = group.Splits[bit];
            var column = MemoryMarshal.Cast<float, Vector<float>>(Values(tree.Feature[node]).AsSpan(start, Padded(count)));
            AddBit(pattern, 1 << bit, column, tree.Threshold[node], tree.MissingLeft[node]);
        }
    }

    /// <summary>Sets a bit where a row goes left. A missing value compares as false, so "not at or above" sends it left.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddBit(Span<Vector<int>> pattern, int bit, ReadOnlySpan<Vector<float>> column, float threshold, bool missingLeft)
    {
        var (limit, bits) = (new Vector<float>(threshold), new Vector<int>(bit));
        if (missingLeft)
        {
            for (var i = 0; i < pattern.Length && i < column.Length; i++) pattern[i] |= Vector.AndNot(bits, Vector.GreaterThanOrEqual(column[i], limit));
        }
        else
        {
            for (var i = 0; i < pattern.Length && i < column.Length; i++) pattern[i] |= bits & Vector.LessThan(column[i], limit);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void AddColumn(ReadOnlySpan<double> table, Span<double> sums)
    {
        // A pattern has no bit beyond the table, so the look-up needs no check.
        ref var entries = ref MemoryMarshal.GetReference(table);
        ReadOnlySpan<int> pattern = patterns.AsSpan(0, sums.Length);
        var fours = MemoryMarshal.Cast<double, Vector256<double>>(sums);
        for (var i = 0; i < fours.Length; i++)
        {
            var four = pattern.Slice(i * 4, 4);
            fours[i] += Vector256.Create(Unsafe.Add(ref entries, four[0]), Unsafe.Add(ref entries, four[1]), Unsafe.Add(ref entries, four[2]), Unsafe.Add(ref entries, four[3]));
        }

        for (var i = fours.Length * 4; i < sums.Length; i++) sums[i] += Unsafe.Add(ref entries, pattern[i]);
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

    /// <param name="Table">From <see cref="Tabulate"/>.</param>
    private readonly record struct Tabulated(RegressionTree Tree, LeafGroup Group, int[] Owners, double[] Table);
}
