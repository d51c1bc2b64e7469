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

/// <summary>Room for parts of one set of places at a time, whatever releases are asked for.</summary>
internal sealed class KeptRoom(long mostBytes)
{
    /// <summary>For all engines of a site: about what the parts of an ICB's places take.</summary>
    public static readonly KeptRoom OfTheProcess = new(160_000_000);

    private RepeatedPlaces? keeper;

    public long MostBytes => mostBytes;

    public Lock Turn { get; } = new();

    /// <summary>Who had it before keeps nothing from now on.</summary>
    public void Take(RepeatedPlaces places)
    {
        if (keeper != places) keeper?.Forget();
        keeper = places;
    }
}

/// <summary>Keeps parts of the places that are asked for again and again, as a slider moves, until other places are. Safe on several threads.</summary>
internal sealed class RepeatedPlaces(int parts, int draws, KeptRoom room)
{
    /// <summary>Where less than one in so many would fit, what is kept is not worth its room.</summary>
    private const int Worth = 4;

    private KeptParts? kept;
    private int[] last = [];

    /// <returns>Null where the places were not the last that were asked for, or are too many.</returns>
    public KeptParts? Parts(int[] rows)
    {
        if ((long)rows.Length * parts * draws * sizeof(float) > Worth * room.MostBytes) return null;
        lock (room.Turn)
        {
            if (kept?.AreOf(rows) == true) return kept;
            var again = rows.AsSpan().SequenceEqual(last);
            last = rows;
            if (!again) return null;
            room.Take(this);
            return kept = new KeptParts(rows, parts, draws, room.MostBytes);
        }
    }

    public void Forget() => kept = null;
}
