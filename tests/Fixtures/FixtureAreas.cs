using System.Globalization;
using HealthNeeds.Core.Areas;

namespace HealthNeeds.Fixtures;

/// <summary>South Yorkshire's real areas: codes, names, parents, Census 2021 residents, centroids; cut from the ONS look-ups.</summary>
public static class FixtureAreas
{
    public static readonly AreaCode Icb = new("E54000061");

    private static readonly Lazy<IReadOnlyList<Area>> Held = new(() => [.. Build()]);

    /// <summary>860 LSOAs, 171 MSOAs, 4 authorities, the ICB and England.</summary>
    public static IReadOnlyList<Area> All => Held.Value;

    /// <summary>South Yorkshire is the ICB it was in 2024.</summary>
    public static readonly IcbHistory Icbs = new([new IcbOverlap("2024", Icb, "NHS South Yorkshire Integrated Care Board", Icb, "NHS South Yorkshire Integrated Care Board", 860, 860)]);

    public static IEnumerable<Area> At(AreaLevel level) => All.Where(a => a.Level == level);

    private static IEnumerable<Area> Build()
    {
        var lines = Lines().ToList();
        return lines.Select(Lsoa)
            .Concat(lines.GroupBy(l => l[2]).Select(Msoa))
            .Concat(lines.GroupBy(l => l[4]).Select(Authority))
            .Append(new Area(Icb, AreaLevel.Icb, "NHS South Yorkshire Integrated Care Board", "South Yorkshire", Msoa: null, LocalAuthority: null, LocalAuthorityName: null, Icb: null, lines.Sum(Residents), RuralUrban: null, Centre(lines)))
            .Append(new Area(AreaCode.England, AreaLevel.England, "England", PlaceName: null, Msoa: null, LocalAuthority: null, LocalAuthorityName: null, Icb: null, 56_490_048, RuralUrban: null, Location: null));
    }

    private static Area Lsoa(string[] l) =>
        new(new AreaCode(l[0]), AreaLevel.Lsoa21, l[1], PlaceName: null, new AreaCode(l[2]), new AreaCode(l[4]), l[5], Icb, Residents(l), l[7], Centre([l])) { Icb24 = Icb };

    private static Area Msoa(IGrouping<string, string[]> lines)
    {
        var l = lines.First();
        return new Area(new AreaCode(l[2]), AreaLevel.Msoa21, l[1][..^1], l[3].Length == 0 ? null : l[3], Msoa: null, new AreaCode(l[4]), l[5], Icb, lines.Sum(Residents), RuralUrban: null, Centre([.. lines]));
    }

    private static Area Authority(IGrouping<string, string[]> lines) =>
        new(new AreaCode(lines.Key), AreaLevel.Ltla24, lines.First()[5], PlaceName: null, Msoa: null, LocalAuthority: null, LocalAuthorityName: null, Icb, lines.Sum(Residents), RuralUrban: null, Centre([.. lines]));

    private static int Residents(string[] line) => int.Parse(line[6], CultureInfo.InvariantCulture);

    private static Location Centre(IReadOnlyList<string[]> lines)
    {
        double Weighted(int column) => lines.Sum(l => double.Parse(l[column], CultureInfo.InvariantCulture) * Residents(l)) / lines.Sum(Residents);
        return new Location(Weighted(8), Weighted(9));
    }

    private static IEnumerable<string[]> Lines()
    {
        using var reader = new StreamReader(FixtureResource.Open("south-yorkshire-lsoa21.tsv"));
        reader.ReadLine();
        while (reader.ReadLine() is { } line)
            yield return line.Split('\t');
    }
}
