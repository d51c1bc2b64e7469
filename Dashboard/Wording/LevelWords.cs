namespace HealthNeeds.Dashboard.Wording;

/// <summary>What readers call the levels of areas.</summary>
internal static class LevelWords
{
    public static string Button(AreaLevel level) => level switch
    {
        AreaLevel.Lsoa21 => "LSOA",
        AreaLevel.Msoa21 => "MSOA",
        AreaLevel.Icb => "ICB",
        _ => "Local authority",
    };

    /// <summary>By its kind: "LSOAs".</summary>
    public static string Plural(AreaLevel level) => level is AreaLevel.Ltla21 or AreaLevel.Ltla24 ? "local authorities" : $"{level.Noun()}s";

    public static string Some(AreaLevel level, int count) => count == 1 ? One(level) : Many(level);

    public static string One(AreaLevel level) => level switch
    {
        AreaLevel.Lsoa21 => "neighbourhood",
        AreaLevel.Msoa21 => "community",
        AreaLevel.Icb => "ICB",
        AreaLevel.England => "country",
        _ => "local authority",
    };

    public static string Many(AreaLevel level) => level switch
    {
        AreaLevel.Lsoa21 => "neighbourhoods",
        AreaLevel.Msoa21 => "communities",
        AreaLevel.Icb => "ICBs",
        AreaLevel.England => "all of England",
        _ => "local authorities",
    };

    /// <summary>Where nothing smaller than the region is chosen.</summary>
    /// <param name="authorities">How many the region has.</param>
    public static string Whole(int authorities) => authorities == 1 ? "The whole region" : $"All {authorities} authorities";

    /// <param name="authorities">Those of the region: what they are is read off their codes.</param>
    public static string Meaning(AreaLevel level, IEnumerable<Area> authorities) => level switch
    {
        AreaLevel.Lsoa21 => "Lower-layer Super Output Area: about 1,700 residents",
        AreaLevel.Msoa21 => "Middle-layer Super Output Area: about 8,000 residents",
        _ => string.Join(" or ", authorities.Select(a => AuthorityTypes.Of(a.Code)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)),
    };
}
