namespace HealthNeeds.Analytics.Boosting;

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
