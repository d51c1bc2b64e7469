using HealthNeeds.Core.Areas;

namespace HealthNeeds.Ingest.Publishers;

/// <summary>England's areas and how their vintages hang together, as published.</summary>
/// <param name="Msoa11Names">Official name of each MSOA of 2011.</param>
/// <param name="Msoa11To21">ONS's best fit: one MSOA of 2021 for each of 2011.</param>
/// <param name="PlaceNames">House of Commons Library name of each MSOA of 2011.</param>
internal sealed record Geography(
    IReadOnlyList<LsoaPlace> Lsoas,
    IReadOnlyList<LsoaChange> LsoaChanges,
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
