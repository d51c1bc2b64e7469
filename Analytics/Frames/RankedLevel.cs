namespace HealthNeeds.Analytics.Frames;

/// <summary>A level that is ranked: its areas by code, how LSOAs make them up, and the larger areas they are ranked within.</summary>
/// <param name="AreaOfLsoa">Position in <paramref name="Codes"/> of the area each LSOA belongs to.</param>
/// <param name="Withins">Partitions of <paramref name="Codes"/>, England first, then from large to small.</param>
internal sealed record RankedLevel(AreaLevel Level, AreaCode[] Codes, int[] AreaOfLsoa, IReadOnlyList<AreaGroups> Withins)
{
    public static IReadOnlyList<RankedLevel> Of(LsoaPlaces places, IReadOnlyList<Area> areas)
    {
        var known = areas.Where(a => a.Level is AreaLevel.Msoa21 or AreaLevel.Ltla24).ToDictionary(a => a.Code);
        var (msoas, authorities, icbs) = (places.Msoas, places.Authorities, places.Icbs);
        AreaGroups Larger(AreaGroups small, AreaGroups large, Func<Area, AreaCode?> parent) =>
            new([.. Enumerable.Range(0, small.Count).Select(g => (known.TryGetValue(small.Codes[g], out var area) ? parent(area) : null) ?? Commonest(small.Members[g], large))]);
        return
        [
            new(AreaLevel.Lsoa21, places.Lsoas, [.. Enumerable.Range(0, places.Lsoas.Length)], [England(places.Lsoas.Length), icbs, authorities, msoas]),
            new(AreaLevel.Msoa21, msoas.Codes, msoas.Of, [England(msoas.Count), Larger(msoas, icbs, a => a.Icb), Larger(msoas, authorities, a => a.LocalAuthority)]),
            new(AreaLevel.Ltla24, authorities.Codes, authorities.Of, [England(authorities.Count), Larger(authorities, icbs, a => a.Icb)]),
        ];
    }

    /// <summary>ICBs within England.</summary>
    public static RankedLevel OfIcbs(LsoaPlaces places) => new(AreaLevel.Icb, places.Icbs.Codes, places.Icbs.Of, [England(places.Icbs.Count)]);

    public int Count => Codes.Length;

    private static AreaGroups England(int count) => new([.. Enumerable.Repeat(AreaCode.England, count)]);

    private static AreaCode Commonest(int[] lsoas, AreaGroups large) =>
        large.Codes[lsoas.GroupBy(i => large.Of[i]).OrderByDescending(g => g.Count()).ThenBy(g => g.Key).First().Key];
}

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
