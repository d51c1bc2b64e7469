namespace HealthNeeds.Analytics.Draws;

/// <summary>
/// Parts as they were drawn for one set of LSOAs: another weighting of the same places draws none of them again. Bounded: what does not fit is drawn
/// each time. Safe on several threads, for a part's values in a draw are the same whoever draws them.
/// </summary>
/// <param name="rows">The LSOAs, as positions among England's.</param>
/// <param name="parts">How many parts there are.</param>
/// <param name="draws">How many draws there are.</param>
/// <param name="mostBytes">Of all that is kept.</param>
internal sealed class KeptParts(int[] rows, int parts, int draws, long mostBytes)
{
    private readonly float[]?[] kept = new float[]?[parts * draws];
    private long left = mostBytes / sizeof(float);

    public bool AreOf(int[] others) => rows.AsSpan().SequenceEqual(others);

    /// <summary>Null where it was not drawn yet, or did not fit.</summary>
    public float[]? Find(int part, int draw) => Volatile.Read(ref kept[(part * draws) + draw]);

    public void Keep(int part, int draw, float[] values)
    {
        if (Interlocked.Add(ref left, -values.Length) >= 0)
            Volatile.Write(ref kept[(part * draws) + draw], [.. values]);
    }
}

/// <summary>Keeps parts of the places that are asked for again and again, as a slider moves, until other places are. Safe on several threads.</summary>
/// <param name="mostBytes">Of all that is kept: an ICB's parts take about as much as is allowed where nothing is said.</param>
internal sealed class RepeatedPlaces(int parts, int draws, long mostBytes = 160_000_000)
{
    /// <summary>Where less than one in so many would fit, what is kept is not worth its room.</summary>
    private const int Worth = 4;

    private readonly Lock turn = new();
    private KeptParts? kept;
    private int[] last = [];

    /// <returns>Null where the places were not the last that were asked for, or are too many.</returns>
    public KeptParts? Parts(int[] rows)
    {
        if ((long)rows.Length * parts * draws * sizeof(float) > Worth * mostBytes) return null;
        lock (turn)
        {
            if (kept?.AreOf(rows) == true) return kept;
            var again = rows.AsSpan().SequenceEqual(last);
            last = rows;
            return again ? kept = new KeptParts(rows, parts, draws, mostBytes) : null;
        }
    }
}
