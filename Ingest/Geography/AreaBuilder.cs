namespace HealthNeeds.Ingest.Geography;

/// <summary>
/// Makes the areas of every level from the LSOAs: parents from the look-up, populations by adding up, and centroids
/// weighted by population.
/// </summary>
internal sealed class AreaBuilder(EnglandGeography geography, IReadOnlyDictionary<string, int> population, IReadOnlyList<AreaSuccessor> msoaChanges)
{
    private readonly Dictionary<string, string> placeNames = PlaceNames(geography, msoaChanges);

    public IReadOnlyList<Area> Build() =>
    [
        .. geography.Lsoas.Select(Lsoa),
        .. Group(l => l.Msoa, Msoa),
        .. Group(l => l.Ltla, Ltla),
        .. Group(l => l.Icb, Icb),
        .. Group(_ => AreaCode.England.Value, England),
    ];

    /// <summary>
    /// The name of an MSOA of 2021 is that of its one predecessor. An MSOA merged from several has none: the library
    /// has not named it, and joining two names would be an invention.
    /// </summary>
    private static Dictionary<string, string> PlaceNames(EnglandGeography geography, IReadOnlyList<AreaSuccessor> changes)
    {
        var fromOne = changes.GroupBy(c => c.To, StringComparer.Ordinal).Where(g => g.Count() == 1).Select(g => g.Single());
        return fromOne.Where(c => geography.PlaceNames.ContainsKey(c.From)).ToDictionary(c => c.To, c => geography.PlaceNames[c.From], StringComparer.Ordinal);
    }

    private Area Lsoa(LsoaPlace l) =>
        new(new AreaCode(l.Code), AreaLevel.Lsoa21, l.Name, placeNames.GetValueOrDefault(l.Msoa), new AreaCode(l.Msoa), new AreaCode(l.Ltla), l.LtlaName, new AreaCode(l.Icb), population[l.Code], geography.RuralUrban[l.Code], geography.Centroids[l.Code]) { Icb24 = new AreaCode(l.Icb24) };

    private Area Msoa(string code, IReadOnlyList<LsoaPlace> inside) =>
        Whole(code, AreaLevel.Msoa21, inside[0].MsoaName, inside) with
        {
            PlaceName = placeNames.GetValueOrDefault(code),
            LocalAuthority = new AreaCode(inside[0].Ltla),
            LocalAuthorityName = inside[0].LtlaName,
            Icb = new AreaCode(inside[0].Icb),
            Icb24 = new AreaCode(inside[0].Icb24),
        };

    private Area Ltla(string code, IReadOnlyList<LsoaPlace> inside) =>
        Whole(code, AreaLevel.Ltla24, inside[0].LtlaName, inside) with { LocalAuthorityName = inside[0].LtlaName, Icb = Only(inside.Select(l => l.Icb)), Icb24 = Only(inside.Select(l => l.Icb24)) };

    /// <summary>Null where there are several.</summary>
    private static AreaCode? Only(IEnumerable<string> codes) => codes.Distinct(StringComparer.Ordinal).Take(2).ToList() is [var only] ? new AreaCode(only) : null;

    private Area Icb(string code, IReadOnlyList<LsoaPlace> inside) => Whole(code, AreaLevel.Icb, inside[0].IcbName, inside);

    private Area England(string code, IReadOnlyList<LsoaPlace> inside) => Whole(code, AreaLevel.England, "England", inside);

    private Area Whole(string code, AreaLevel level, string name, IReadOnlyList<LsoaPlace> inside)
    {
        var people = inside.Sum(l => population[l.Code]);
        var latitude = inside.Sum(l => population[l.Code] * geography.Centroids[l.Code].Latitude) / people;
        var longitude = inside.Sum(l => population[l.Code] * geography.Centroids[l.Code].Longitude) / people;
        return new Area(new AreaCode(code), level, name, PlaceName: null, Msoa: null, LocalAuthority: null, LocalAuthorityName: null, Icb: null, people, RuralUrban: null, new Location(Math.Round(latitude, 6), Math.Round(longitude, 6)));
    }

    /// <summary>Order of the file does not matter: the LSOAs of a group are put in order of their codes before anything is added up.</summary>
    private IEnumerable<Area> Group(Func<LsoaPlace, string> by, Func<string, IReadOnlyList<LsoaPlace>, Area> make) =>
        geography.Lsoas.GroupBy(by, StringComparer.Ordinal).Select(g => make(g.Key, [.. g.OrderBy(l => l.Code, StringComparer.Ordinal)]));
}
