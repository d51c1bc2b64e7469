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

/// <summary>The LSOA whose population-weighted centre is nearest to a point, within 5 km: further off, the point is in no neighbourhood of England.</summary>
public sealed class NearestNeighbourhood
{
    private const double MostKilometres = 5;

    /// <summary>Cells of a tenth of a degree: 11 km by 6 to 7 in England, so that what is within 5 km lies in a cell or one beside it.</summary>
    private const double CellsPerDegree = 10;

    private readonly ILookup<(int North, int East), Area> _cells;

    /// <param name="areas">Of any level; only LSOAs that have a centre count.</param>
    public NearestNeighbourhood(IEnumerable<Area> areas) =>
        _cells = areas.Where(a => a.Level == AreaLevel.Lsoa21 && a.Location is not null).ToLookup(a => Cell(a.Location!.Value));

    public Area? Of(Location point)
    {
        var (north, east) = Cell(point);
        var near = from n in Enumerable.Range(north - 1, 3)
                   from e in Enumerable.Range(east - 1, 3)
                   from area in _cells[(n, e)]
                   let kilometres = area.Location!.Value.KilometresTo(point)
                   where kilometres <= MostKilometres
                   orderby kilometres, area.Code.Value
                   select area;
        return near.FirstOrDefault();
    }

    private static (int North, int East) Cell(Location point) => ((int)Math.Floor(point.Latitude * CellsPerDegree), (int)Math.Floor(point.Longitude * CellsPerDegree));
}
