using System.Globalization;
using HealthNeeds.Analytics.Matching;

namespace HealthNeeds.Analytics.Tests.Matching;

/// <summary>South Yorkshire's LSOAs as they lie, with MSOAs and authorities around them.</summary>
internal static class RealRegion
{
    private static readonly Lazy<IReadOnlyList<Area>> LazyAreas = new(() => Read("south-yorkshire"));

    private static readonly Lazy<PlaceNeeds> LazyNeeds = new(ReadNeeds);

    public static IReadOnlyList<Area> Areas => LazyAreas.Value;

    /// <summary>How hard each need presses on each LSOA, and which ages are few, as NeedPressureStudy read them from a release's figures.</summary>
    public static PlaceNeeds Needs => LazyNeeds.Value;

    private static PlaceNeeds ReadNeeds()
    {
        var rows = File.ReadLines(RepositoryData.Path("tests", "Fixtures", "south-yorkshire-need-pressures.tsv")).Select(l => l.Split('\t')).ToList();
        var (needs, lsoas) = (rows[0][3..], rows[1..]);
        var pressures = lsoas.SelectMany(cells => needs.Select((need, i) => (Area: new AreaCode(cells[0]), Need: need, Cell: cells[i + 3])))
            .Where(p => p.Cell.Length > 0)
            .Select(p => new NeedPressure(p.Area, p.Need, Number(p.Cell), AreaLevel.Lsoa21))
            .ToList();
        var ages = new (string[] Bands, int Column)[] { (["0-4", "5-9", "10-14"], 1), (["65-69", "70-74", "75-79", "80-84", "85-plus"], 2) };
        var columns = ages.SelectMany(a => a.Bands.Select(b => (Band: b, a.Column, Parts: a.Bands.Length))).ToDictionary(
            a => new ColumnKey(new IndicatorId($"census2021-aged-{a.Band}"), Period.Parse("2021")),
            a => lsoas.Select(cells => Number(cells[a.Column]) / a.Parts).ToArray());
        return new PlaceNeeds(pressures, LifeStages.Of([new AreaTable(lsoas.Select(cells => new AreaCode(cells[0])).ToList(), columns)]));
    }

    private static double Number(string cell) => double.Parse(cell, CultureInfo.InvariantCulture);

    /// <param name="region">Beginning of a file of tests/Fixtures.</param>
    public static List<Area> Read(string region)
    {
        var lsoas = File.ReadLines(RepositoryData.Path("tests", "Fixtures", $"{region}-lsoa21.tsv")).Skip(1).Select(l => Lsoa(l.Split('\t'))).ToList();
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
