using System.Globalization;
using HealthNeeds.Core.Areas;

namespace HealthNeeds.Analytics.Tests.Matching;

/// <summary>South Yorkshire's LSOAs as they lie, with MSOAs and authorities around them.</summary>
internal static class RealRegion
{
    private static readonly Lazy<IReadOnlyList<Area>> LazyAreas = new(Read);

    public static IReadOnlyList<Area> Areas => LazyAreas.Value;

    private static List<Area> Read()
    {
        var lsoas = File.ReadLines(RepositoryData.Path("tests", "Fixtures", "south-yorkshire-lsoa21.tsv")).Skip(1).Select(l => Lsoa(l.Split('\t'))).ToList();
        return
        [
            .. lsoas,
            .. lsoas.GroupBy(a => a.Msoa!.Value).Select(g => Around(g.Key, AreaLevel.Msoa21, g.First().LocalAuthority, g.First().LocalAuthorityName, [.. g])),
            .. lsoas.GroupBy(a => a.LocalAuthority!.Value).Select(g => Around(g.Key, AreaLevel.Ltla24, null, g.First().LocalAuthorityName, [.. g])),
        ];
    }

    private static Area Lsoa(string[] cells) => new(
        new AreaCode(cells[0]), AreaLevel.Lsoa21, cells[1], cells[3], new AreaCode(cells[2]), new AreaCode(cells[4]), cells[5], null,
        int.Parse(cells[6], CultureInfo.InvariantCulture), cells[7],
        new Location(double.Parse(cells[8], CultureInfo.InvariantCulture), double.Parse(cells[9], CultureInfo.InvariantCulture)));

    private static Area Around(AreaCode code, AreaLevel level, AreaCode? authority, string? authorityName, List<Area> parts) => new(
        code, level, level == AreaLevel.Ltla24 ? authorityName! : code.Value, null, null, authority, authorityName, null, parts.Sum(p => p.Population), null,
        new Location(parts.Average(p => p.Location!.Value.Latitude), parts.Average(p => p.Location!.Value.Longitude)));
}
