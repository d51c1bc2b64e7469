namespace HealthNeeds.Analytics.Frames;

/// <summary>Population-weighted means of LSOA values over the areas of a level.</summary>
internal sealed class LevelMeans
{
    private readonly int[] areaOfLsoa;
    private readonly float[] share;
    private readonly bool identity;

    public LevelMeans(RankedLevel level, double[] population)
    {
        areaOfLsoa = level.AreaOfLsoa;
        Count = level.Count;
        identity = level.Count == areaOfLsoa.Length;
        var total = new double[Count];
        for (var i = 0; i < areaOfLsoa.Length; i++) total[areaOfLsoa[i]] += population[i];
        Shares = [.. areaOfLsoa.Select((area, i) => population[i] / total[area])];
        share = Array.ConvertAll(Shares, s => (float)s);
    }

    public int Count { get; }

    /// <summary>Each LSOA's share of the residents of its area.</summary>
    public double[] Shares { get; }

    public double[] Of(double[] lsoas)
    {
        var mean = new double[Count];
        for (var i = 0; i < lsoas.Length; i++) mean[areaOfLsoa[i]] += Shares[i] * lsoas[i];
        return mean;
    }

    /// <summary>The same for one draw, without allocating.</summary>
    public ReadOnlySpan<float> Of(float[] lsoas, float[] buffer)
    {
        if (identity) return lsoas;
        Array.Clear(buffer, 0, Count);
        for (var i = 0; i < lsoas.Length; i++) buffer[areaOfLsoa[i]] += share[i] * lsoas[i];
        return buffer.AsSpan(0, Count);
    }
}
