namespace HealthNeeds.Analytics.Boosting;

/// <summary>
/// The training rows of a fold with every value replaced by its bin. Edges come from those rows and their feature values alone,
/// so one binned matrix may serve several labels on the same rows, and never another fold.
/// </summary>
public sealed class BinnedMatrix
{
    internal const int FeaturesPerBlock = 8;
    internal const int BinsPerFeature = 256;
    internal const int MissingBin = 255;

    private readonly float[][] edges;
    private readonly ulong[][] blocks;

    private BinnedMatrix(FeatureMatrix matrix, int[] rows, int maxBins)
    {
        Matrix = matrix;
        Rows = rows;
        MaxBins = maxBins;
        edges = new float[matrix.FeatureCount][];
        blocks = new ulong[(matrix.FeatureCount + FeaturesPerBlock - 1) / FeaturesPerBlock][];
        for (var b = 0; b < blocks.Length; b++) blocks[b] = new ulong[rows.Length];
        for (var f = 0; f < edges.Length; f++) Bin(f);
    }

    /// <summary>Rows of <see cref="Matrix"/>, ascending.</summary>
    public int[] Rows { get; }

    public FeatureMatrix Matrix { get; }

    public int MaxBins { get; }

    internal int BlockCount => blocks.Length;

    /// <summary>Learns the edges from the rows of the set, and bins them.</summary>
    public static BinnedMatrix Fit(TrainingSet set, int maxBins)
    {
        ArgumentNullException.ThrowIfNull(set);
        if (maxBins is < 2 or > MissingBin) throw new ArgumentOutOfRangeException(nameof(maxBins), maxBins, $"maxBins must be from 2 to {MissingBin}.");
        return new(set.Features, set.Rows, maxBins);
    }

    /// <summary>Upper edges of all bins but the last.</summary>
    internal ReadOnlySpan<float> Edges(int feature) => edges[feature];

    /// <summary>Eight bins to a word, one word per training row; the first feature of the block is the lowest byte.</summary>
    internal ulong[] Block(int block) => blocks[block];

    internal bool IsFor(TrainingSet set, int maxBins) =>
        ReferenceEquals(Matrix, set.Features) && MaxBins == maxBins && Rows.AsSpan().SequenceEqual(set.Rows);

    private void Bin(int feature)
    {
        var column = Matrix.Column(feature);
        edges[feature] = BinEdges.Fit(column, Rows, MaxBins);
        var block = blocks[feature / FeaturesPerBlock];
        var shift = feature % FeaturesPerBlock * 8;
        for (var i = 0; i < block.Length; i++)
        {
            var value = column[Rows[i]];
            var bin = float.IsNaN(value) ? MissingBin : BinEdges.BinOf(edges[feature], value);
            block[i] |= (ulong)bin << shift;
        }
    }
}

/// <summary>Cuts between the values of one feature, so that bins hold about equally many rows.</summary>
internal static class BinEdges
{
    /// <summary>Ascending cuts; bin b holds <c>edges[b-1] ≤ x &lt; edges[b]</c>. Missing values take no part.</summary>
    public static float[] Fit(ReadOnlySpan<float> column, ReadOnlySpan<int> rows, int maxBins)
    {
        var values = new float[rows.Length];
        var count = 0;
        foreach (var row in rows)
        {
            if (!float.IsNaN(column[row])) values[count++] = column[row];
        }

        var present = values.AsSpan(0, count);
        present.Sort();
        return Cut(present, DistinctUpTo(present, maxBins + 1) <= maxBins ? 0 : maxBins);
    }

    /// <summary>The bin of a value that is not missing.</summary>
    public static int BinOf(float[] edges, float value)
    {
        var low = 0;
        var high = edges.Length;
        while (low < high)
        {
            var middle = (low + high) >> 1;
            if (value < edges[middle]) high = middle;
            else low = middle + 1;
        }

        return low;
    }

    private static int DistinctUpTo(ReadOnlySpan<float> sorted, int limit)
    {
        var distinct = sorted.IsEmpty ? 0 : 1;
        for (var i = 1; i < sorted.Length && distinct < limit; i++)
        {
            if (sorted[i] != sorted[i - 1]) distinct++;
        }

        return distinct;
    }

    /// <summary>Closes a bin once it holds its share of the rows that are left; with no bins to share out, at every new value.</summary>
    private static float[] Cut(ReadOnlySpan<float> sorted, int bins)
    {
        var edges = new List<float>();
        var start = 0;
        for (var i = 1; i < sorted.Length && (bins == 0 || edges.Count < bins - 1); i++)
        {
            if (sorted[i] == sorted[i - 1]) continue;
            if (bins > 0 && (long)(i - start) * (bins - edges.Count) < sorted.Length - start) continue;
            edges.Add(Between(sorted[i - 1], sorted[i]));
            start = i;
        }

        return [.. edges];
    }

    /// <summary>A float above the lower and not above the upper value, half-way where there is room.</summary>
    private static float Between(float lower, float upper)
    {
        var middle = (float)(((double)lower + upper) / 2);
        return middle > lower ? middle : upper;
    }
}
