namespace HealthNeeds.Analytics.Boosting;

/// <summary>The training rows ordered so that every node of the growing tree owns one contiguous range, ascending inside it.</summary>
internal sealed class RowPartition(BinnedMatrix bins)
{
    private readonly int[] rows = new int[bins.Rows.Length];
    private readonly int[] right = new int[bins.Rows.Length];

    public int RowCount => rows.Length;

    public void Reset()
    {
        for (var i = 0; i < rows.Length; i++) rows[i] = i;
    }

    public ReadOnlySpan<int> Rows(int start, int end) => rows.AsSpan(start, end - start);

    /// <summary>Moves the rows that go right behind those that go left, keeping their order.</summary>
    /// <returns>Where the right child starts.</returns>
    public int Split(int start, int end, SplitCandidate split)
    {
        var block = bins.Block(split.Feature / BinnedMatrix.FeaturesPerBlock);
        var shift = split.Feature % BinnedMatrix.FeaturesPerBlock * 8;
        var (lefts, rights) = (start, 0);
        for (var i = start; i < end; i++)
        {
            var row = rows[i];
            var bin = (byte)(block[row] >> shift);
            var goesLeft = bin == BinnedMatrix.MissingBin ? split.MissingLeft : bin <= split.Bin;
            rows[lefts] = row;
            right[rights] = row;
            lefts += goesLeft ? 1 : 0;
            rights += goesLeft ? 0 : 1;
        }

        right.AsSpan(0, rights).CopyTo(rows.AsSpan(lefts));
        return lefts;
    }
}
