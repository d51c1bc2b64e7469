namespace HealthNeeds.Analytics.Draws;

/// <summary>What one thread writes into while it draws; reused from draw to draw.</summary>
internal sealed class DrawBuffers(int lsoas, int parts, int msoas, int authorities)
{
    private readonly float[]?[] drawn = new float[]?[parts];
    private readonly bool[] fresh = new bool[parts];

    public float[] Burden { get; } = new float[lsoas];

    public float[] Gap { get; } = new float[lsoas];

    public float[] Focus { get; } = new float[lsoas];

    public float[] Score { get; } = new float[lsoas];

    public float[] MsoaShock { get; } = new float[msoas];

    public float[] AuthorityShock { get; } = new float[authorities];

    public RadixOrder Order { get; } = new(lsoas);

    public float[] LevelScore { get; } = new float[lsoas];

    public int[] Counters { get; } = new int[Math.Max(lsoas, 1)];

    public void Forget() => Array.Clear(fresh);

    /// <summary>The part's values in the current draw, made once per draw by <paramref name="fill"/>.</summary>
    public float[] Part(int part, Action<int, float[]> fill)
    {
        var values = drawn[part] ??= new float[lsoas];
        if (!fresh[part]) fill(part, values);
        fresh[part] = true;
        return values;
    }
}
