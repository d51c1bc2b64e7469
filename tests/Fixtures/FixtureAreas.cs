namespace HealthNeeds.Fixtures;

/// <summary>The real areas of the region a fixture is made of: South Yorkshire, unless it is made of another one.</summary>
public static class FixtureAreas
{
    private static readonly AsyncLocal<FixtureRegion?> Chosen = new();

    internal static FixtureRegion Region => Chosen.Value ?? FixtureRegion.SouthYorkshire;

    public static AreaCode Icb => Region.Icb;

    /// <summary>The region's LSOAs, MSOAs and authorities, its ICB and England.</summary>
    public static IReadOnlyList<Area> All => Region.Areas;

    /// <summary>The region is the ICB it was in 2024.</summary>
    public static IcbHistory Icbs => new([.. new[] { Region, Region.Beside }.OfType<FixtureRegion>().Select(r => Unchanged(r, At(AreaLevel.Lsoa21).Count(a => a.Icb == r.Icb)))]);

    public static IEnumerable<Area> At(AreaLevel level) => All.Where(a => a.Level == level);

    private static IcbOverlap Unchanged(FixtureRegion region, int lsoas) => new("2024", region.Icb, region.IcbName, region.Icb, region.IcbName, lsoas, lsoas);

    /// <summary>Makes something of another region's areas.</summary>
    internal static T Of<T>(FixtureRegion region, Func<T> make)
    {
        Chosen.Value = region;
        try
        {
            return make();
        }
        finally
        {
            Chosen.Value = null;
        }
    }
}
