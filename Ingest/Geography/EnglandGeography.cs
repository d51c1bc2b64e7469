namespace HealthNeeds.Ingest.Geography;

/// <summary>England's areas and how their vintages hang together, as published.</summary>
/// <param name="Icbs">Every look-up of ICBs, oldest first: the last is today's.</param>
/// <param name="Msoa11Names">Official name of each MSOA of 2011.</param>
/// <param name="Msoa11To21">ONS's best fit: one MSOA of 2021 for each of 2011.</param>
/// <param name="PlaceNames">House of Commons Library name of each MSOA of 2011.</param>
internal sealed record EnglandGeography(
    IReadOnlyList<LsoaPlace> Lsoas,
    IReadOnlyList<IcbLookUp> Icbs,
    IReadOnlyList<LsoaSuccessor> LsoaChanges,
    IReadOnlyDictionary<string, string> Msoa11Names,
    IReadOnlyDictionary<string, string> Msoa11To21,
    IReadOnlyDictionary<string, string> PlaceNames,
    IReadOnlyDictionary<string, string> RuralUrban,
    IReadOnlyDictionary<string, Location> Centroids)
{
    /// <summary>The codes that figures may name.</summary>
    /// <param name="practices">GP practices whose patients can be placed.</param>
    public KnownAreas Known(IReadOnlySet<string> practices) => new(
        Set(LsoaChanges.Select(c => c.Lsoa11)),
        Set(Lsoas.Select(l => l.Code)),
        Set(Msoa11Names.Keys),
        Set(LsoaChanges.Select(c => c.Ltla21)),
        Set(Lsoas.Select(l => l.Ltla)),
        practices);

    private static HashSet<string> Set(IEnumerable<string> codes) => codes.ToHashSet(StringComparer.Ordinal);
}

/// <summary>An LSOA of 2021 and the areas it lies in.</summary>
/// <param name="Icb">Today's.</param>
/// <param name="Icb24">That of April 2024.</param>
internal sealed record LsoaPlace(string Code, string Name, string Msoa, string MsoaName, string Ltla, string LtlaName, string Icb, string IcbName, string Icb24);

/// <summary>An LSOA of 2011 and one it became in 2021.</summary>
/// <param name="Change">U unchanged, S split, M merged, X irregular.</param>
/// <param name="Ltla21">Its local authority, as authorities stood from April 2021 to March 2023.</param>
internal sealed record LsoaSuccessor(string Lsoa11, string Lsoa11Name, string Lsoa21, string Change, string Ltla21);

/// <summary>An area of an older geography and one of a newer in which some of it lies.</summary>
/// <param name="Change">U unchanged, S split, M merged, X both.</param>
/// <param name="Population">Residents of Census 2021 who live in both.</param>
internal sealed record AreaSuccessor(string From, string To, string Change, int Population);
