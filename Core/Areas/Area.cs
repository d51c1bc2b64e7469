namespace HealthNeeds.Core.Areas;

/// <summary>One area of England and where it sits. A parent that does not apply at this level is null.</summary>
/// <param name="Name">The official name, as in "Barnsley 021F".</param>
/// <param name="PlaceName">The name residents use, where one is published (House of Commons Library MSOA names), as in "Worsbrough".</param>
/// <param name="Icb">Its ICB today: that of the newest look-up.</param>
/// <param name="Population">Usual residents, Census 2021; null where the release does not hold it.</param>
/// <param name="Location">Population-weighted centroid.</param>
public sealed record Area(
    AreaCode Code,
    AreaLevel Level,
    string Name,
    string? PlaceName,
    AreaCode? Msoa,
    AreaCode? LocalAuthority,
    string? LocalAuthorityName,
    AreaCode? Icb,
    int? Population,
    string? RuralUrban,
    Location? Location)
{
    /// <summary>The place name first, then the official name, as a resident would look for it.</summary>
    public string DisplayName => PlaceName ?? Name;

    /// <summary>True where a name of it, its authority's or its code holds the text, in large letters or small.</summary>
    public bool IsCalled(string text) => new[] { PlaceName, Name, LocalAuthorityName, Code.Value }.Any(name => name?.Contains(text, StringComparison.OrdinalIgnoreCase) == true);

    /// <summary>True for the area of that code and all that lie in it, or in one of several joined; for every area where it is England's.</summary>
    public bool LiesIn(AreaCode within) => within == AreaCode.England || within.Has(Code) || Array.Exists([Msoa, LocalAuthority, Icb], part => part is { } code && within.Has(code));

    /// <summary>Its ICB in April 2024, whose code older figures carry; it may be none of the release's areas. Null where it lies in several, or it is not held.</summary>
    public AreaCode? Icb24 { get; init; }
}

/// <summary>A statistical geography and its vintage. The order is from small to large.</summary>
public enum AreaLevel
{
    Lsoa11,
    Lsoa21,
    Msoa11,
    Msoa21,
    Ltla24,

    /// <summary>ICBs of today: those of the newest look-up, whatever its year. Codes of earlier ones are in an <see cref="IcbHistory"/>.</summary>
    Icb,
    England,

    /// <summary>A GP practice (ODS code): a native level of QOF, never one that is ranked.</summary>
    Practice,

    /// <summary>Local authorities as they stood in 2021; recoded to <see cref="Ltla24"/> on the way in.</summary>
    Ltla21,

    /// <summary>Several ICBs or local authorities that a region of this installation is made of: never a level of a release.</summary>
    Region,
}

/// <summary>Which levels are ranked, and what a reader calls them.</summary>
public static class AreaLevels
{
    /// <summary>The levels that are ranked, smallest first.</summary>
    public static readonly IReadOnlyList<AreaLevel> Ranked = [AreaLevel.Lsoa21, AreaLevel.Msoa21, AreaLevel.Ltla24];

    /// <summary>What a reader calls one such area.</summary>
    public static string Noun(this AreaLevel level) => level switch
    {
        AreaLevel.Lsoa11 or AreaLevel.Lsoa21 => "LSOA",
        AreaLevel.Msoa11 or AreaLevel.Msoa21 => "MSOA",
        AreaLevel.Ltla21 or AreaLevel.Ltla24 => "local authority",
        AreaLevel.Icb => "ICB",
        AreaLevel.Practice => "GP practice",
        AreaLevel.Region => "region",
        _ => "country",
    };
}
