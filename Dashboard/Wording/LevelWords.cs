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

/// <summary>What stands beside an area's name in lists, so that places of one name are told apart.</summary>
internal static class AreaWords
{
    /// <summary>"Barnsley 018A · Barnsley": the official name where residents use another, and the authority.</summary>
    public static string Where(Area area) => Joined(Parts(area));

    /// <summary>The same with "1,519 people".</summary>
    public static string WhereAndPeople(Area area) => Joined([.. Parts(area), area.Population is { } people ? $"{Figures.Count(people)} people" : null]);

    /// <summary>"Mexborough East, Doncaster 030A": both names of a place that has two.</summary>
    public static string Full(Area area) => area.PlaceName is null ? area.DisplayName : $"{area.DisplayName}, {area.Name}";

    private static string?[] Parts(Area area) => [area.PlaceName is null ? null : area.Name, area.Level == AreaLevel.Ltla24 ? null : area.LocalAuthorityName];

    private static string Joined(string?[] parts) => string.Join(" · ", parts.OfType<string>());
}
