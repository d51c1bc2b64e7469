using HealthNeeds.Core.Research;

namespace HealthNeeds.Analytics.Research;

/// <summary>Awards of all registers and the organisations they were made to: one organisation under each of its names, with its place where anything tells.</summary>
/// <param name="Awards">Each with the id of its organisation; null where the register names none.</param>
public sealed record ResearchDirectory(IReadOnlyList<ResearchOrganisation> Organisations, IReadOnlyList<(ResearchAward Award, string? Organisation)> Awards)
{
    /// <param name="listed">Postcodes of the ONS Postcode Directory: of those that no register places.</param>
    /// <param name="knownSites">Postcodes whose place is known otherwise, as the catalogue of assets has them.</param>
    public static ResearchDirectory Of(
        IReadOnlyList<ResearchAward> awards, HealthCategories categories, NearestNeighbourhood neighbourhoods, IEnumerable<(string Postcode, Location Location)> listed, IEnumerable<(string Postcode, Location Location)> knownSites)
    {
        var same = categories.SameOrganisation.ToDictionary(s => ResearchNames.Plain(s.Key), s => s.Value, StringComparer.Ordinal);
        string Shown(string name) => same.GetValueOrDefault(ResearchNames.Plain(name), name);
        var postcodes = Postcodes(awards.Where(a => a is { Postcode: not null, Location: not null }).Select(a => (a.Postcode!, a.Location!.Value)).Concat(listed));
        var sites = Postcodes(knownSites);
        var organisations = awards.Where(a => a.Organisation is not null)
            .GroupBy(a => ResearchNames.Id(Shown(a.Organisation!)), StringComparer.Ordinal)
            .Where(g => g.Key.Length > 0)
            .OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => Organisation(g.Key, [.. g], Shown, [(ResearchPlaces.Postcode, postcodes), (ResearchPlaces.Catalogue, sites)], neighbourhoods))
            .ToList();
        return new ResearchDirectory(organisations, [.. awards.Select(a => (a, a.Organisation is { } name && ResearchNames.Id(Shown(name)) is { Length: > 0 } id ? id : null))]);
    }

    private static Dictionary<string, Location> Postcodes(IEnumerable<(string Postcode, Location Location)> known) =>
        known.Where(k => ResearchNames.Postcode(k.Postcode) is { Length: > 0 })
            .GroupBy(k => ResearchNames.Postcode(k.Postcode)!, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.First().Location, StringComparer.Ordinal);

    /// <param name="ways">Places of postcodes, by how they are known: the first that has one counts.</param>
    private static ResearchOrganisation Organisation(
        string id, IReadOnlyList<ResearchAward> awards, Func<string, string> shown, IReadOnlyList<(string Place, Dictionary<string, Location> Postcodes)> ways, NearestNeighbourhood neighbourhoods)
    {
        var names = awards.Select(a => a.Organisation!).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        var printed = Most(awards.Select(a => a.Location).OfType<Location>());
        var postcode = Most(awards.Select(a => a.Postcode).OfType<string>());
        var way = ways.FirstOrDefault(w => ResearchNames.Postcode(postcode) is { } plain && w.Postcodes.ContainsKey(plain));
        var location = printed ?? way.Postcodes?[ResearchNames.Postcode(postcode)!];
        var lsoa = location is { } point ? neighbourhoods.Of(point) : null;
        var place = lsoa is null ? ResearchPlaces.Unknown : printed is null ? way.Place : ResearchPlaces.Register;
        return new ResearchOrganisation(id, Name(awards, shown), names, postcode, lsoa is null ? null : location, lsoa?.Code, lsoa?.Icb, place);
    }

    /// <summary>The commonest name, one in capitals only where there is no other.</summary>
    private static string Name(IEnumerable<ResearchAward> awards, Func<string, string> shown) => awards.Select(a => shown(a.Organisation!))
        .GroupBy(n => n, StringComparer.Ordinal)
        .OrderBy(g => !g.Key.Any(char.IsLower)).ThenByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal)
        .First().Key;

    private static string? Most(IEnumerable<string> values) => values.GroupBy(v => v, StringComparer.Ordinal).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).FirstOrDefault()?.Key;

    private static Location? Most(IEnumerable<Location> values) =>
        values.GroupBy(v => v).OrderByDescending(g => g.Count()).ThenBy(g => g.Key.Latitude).ThenBy(g => g.Key.Longitude).Select(g => (Location?)g.Key).FirstOrDefault();
}
