namespace HealthNeeds.Fixtures;

/// <summary>An invented, seeded level of hardship per area, about 0 with spread 1, alike within an MSOA: everything else follows it.</summary>
internal sealed class FixtureNeed
{
    private readonly Dictionary<AreaCode, double> levels = [];

    public FixtureNeed(int seed)
    {
        var random = new Random(seed);
        foreach (var msoa in FixtureAreas.At(AreaLevel.Msoa21))
            levels[msoa.Code] = 0.9 * Normal(random);
        foreach (var lsoa in FixtureAreas.At(AreaLevel.Lsoa21))
            levels[lsoa.Code] = levels[lsoa.Msoa!.Value] + (0.45 * Normal(random));
        Average(AreaLevel.Msoa21, a => a.Msoa);
        Average(AreaLevel.Ltla24, a => a.LocalAuthority);
    }

    public double this[AreaCode area] => levels[area];

    public static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    private void Average(AreaLevel level, Func<Area, AreaCode?> parent)
    {
        var children = FixtureAreas.At(AreaLevel.Lsoa21).ToLookup(a => parent(a)!.Value);
        foreach (var area in FixtureAreas.At(level))
            levels[area.Code] = children[area.Code].Average(a => levels[a.Code]);
    }
}
