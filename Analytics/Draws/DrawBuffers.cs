namespace HealthNeeds.Analytics.Draws;

/// <summary>What one thread writes into while it draws; reused from draw to draw.</summary>
internal sealed class DrawBuffers(int lsoas, int parts, int msoas, int authorities)
{
    private readonly float[]?[] drawn = new float[]?[parts];
    private readonly bool[] fresh = new bool[parts];
    private readonly Shocks?[] shocks = new Shocks?[parts];
    private readonly bool[] freshShocks = new bool[parts];
    private int held = -1;

    public float[] Product { get; } = new float[lsoas];

    public float[] Score { get; } = new float[lsoas];

    /// <summary>Where the shocks of parts that err together are mixed.</summary>
    public Shocks Mixed { get; } = new(lsoas, msoas, authorities);

    public RadixOrder Order { get; } = new(lsoas);

    public float[] LevelScore { get; } = new float[lsoas];

    /// <summary>Of the areas of one level, at its beginning.</summary>
    public int[] Ranks { get; } = new int[lsoas];

    public int[] Counters { get; } = new int[Math.Max(lsoas, 1)];

    /// <summary>Keeps what was made in this draw, and forgets what was made in another.</summary>
    public void Hold(int draw)
    {
        if (held == draw) return;
        held = draw;
        Array.Clear(fresh);
        Array.Clear(freshShocks);
    }

    /// <summary>The part's values in the current draw, made once per draw by <paramref name="fill"/>.</summary>
    public float[] Part(int part, Action<int, float[]> fill)
    {
        var values = drawn[part] ??= new float[lsoas];
        if (!fresh[part]) fill(part, values);
        fresh[part] = true;
        return values;
    }

    /// <summary>A part's independent shocks in the current draw, made once per draw by <paramref name="fill"/>.</summary>
    public Shocks Shock(int part, Action<Shocks> fill)
    {
        var made = shocks[part] ??= new Shocks(lsoas, msoas, authorities);
        if (!freshShocks[part]) fill(made);
        freshShocks[part] = true;
        return made;
    }
}

/// <summary>Standard normal draws: one for every LSOA, MSOA and authority.</summary>
internal sealed record Shocks(float[] Own, float[] Msoa, float[] Authority)
{
    public Shocks(int lsoas, int msoas, int authorities)
        : this(new float[lsoas], new float[msoas], new float[authorities])
    {
    }

    public void Clear()
    {
        Array.Clear(Own);
        Array.Clear(Msoa);
        Array.Clear(Authority);
    }
}
