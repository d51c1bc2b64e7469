using System.Globalization;
using HealthNeeds.Store.Releases;

namespace HealthNeeds.Fixtures;

/// <summary>A region's real areas: codes, names, parents, Census 2021 residents, centroids; cut from the ONS look-ups.</summary>
/// <param name="Id">The region's folder, and the beginning of the names of its files here.</param>
/// <param name="Place">What the ICB is called after.</param>
internal sealed record FixtureRegion(string Id, AreaCode Icb, string Place)
{
    /// <summary>860 LSOAs, 171 MSOAs, 4 authorities.</summary>
    public static readonly FixtureRegion SouthYorkshire = new("south-yorkshire", new AreaCode("E54000061"), "South Yorkshire");

    /// <summary>337 LSOAs, 74 MSOAs, 2 authorities.</summary>
    public static readonly FixtureRegion Cornwall = new("cornwall", new AreaCode("E54000036"), "Cornwall and the Isles of Scilly");

    /// <summary>South Yorkshire with Cornwall and the Isles of Scilly beside it: two ICBs in one release.</summary>
    public static readonly FixtureRegion Pair = SouthYorkshire with { Beside = Cornwall };

    /// <summary>Whose areas are there too.</summary>
    public FixtureRegion? Beside { get; init; }

    public string IcbName => $"NHS {Place} Integrated Care Board";

    private IReadOnlyList<Area>? _areas;

    public IReadOnlyList<Area> Areas => _areas ??= [.. Build(), .. Beside?.Areas.Where(a => a.Level != AreaLevel.England) ?? []];

    public ReleaseExpectations Expected => new([.. AreaLevels.Ranked.Select(l => (l, Icb, Areas.Count(a => a.Level == l && a.Icb == Icb)))]);

    private IEnumerable<Area> Build()
    {
        var lines = Lines().ToList();
        return lines.Select(Lsoa)
            .Concat(lines.GroupBy(l => l[2]).Select(Msoa))
            .Concat(lines.GroupBy(l => l[4]).Select(Authority))
            .Append(new Area(Icb, AreaLevel.Icb, IcbName, Place, Msoa: null, LocalAuthority: null, LocalAuthorityName: null, Icb: null, lines.Sum(Residents), RuralUrban: null, Centre(lines)))
            .Append(new Area(AreaCode.England, AreaLevel.England, "England", PlaceName: null, Msoa: null, LocalAuthority: null, LocalAuthorityName: null, Icb: null, 56_490_048, RuralUrban: null, Location: null));
    }

    private Area Lsoa(string[] l) =>
        new(new AreaCode(l[0]), AreaLevel.Lsoa21, l[1], PlaceName: null, new AreaCode(l[2]), new AreaCode(l[4]), l[5], Icb, Residents(l), l[7], Centre([l])) { Icb24 = Icb };

    private Area Msoa(IGrouping<string, string[]> lines)
    {
        var l = lines.First();
        return new Area(new AreaCode(l[2]), AreaLevel.Msoa21, l[1][..^1], l[3].Length == 0 ? null : l[3], Msoa: null, new AreaCode(l[4]), l[5], Icb, lines.Sum(Residents), RuralUrban: null, Centre([.. lines]));
    }

    private Area Authority(IGrouping<string, string[]> lines) =>
        new(new AreaCode(lines.Key), AreaLevel.Ltla24, lines.First()[5], PlaceName: null, Msoa: null, LocalAuthority: null, LocalAuthorityName: null, Icb, lines.Sum(Residents), RuralUrban: null, Centre([.. lines]));

    private static int Residents(string[] line) => int.Parse(line[6], CultureInfo.InvariantCulture);

    private static Location Centre(IReadOnlyList<string[]> lines)
    {
        double Weighted(int column) => lines.Sum(l => double.Parse(l[column], CultureInfo.InvariantCulture) * Residents(l)) / lines.Sum(Residents);
        return new Location(Weighted(8), Weighted(9));
    }

    private IEnumerable<string[]> Lines()
    {
        using var reader = new StreamReader(FixtureResource.Open($"{Id}-lsoa21.tsv"));
        reader.ReadLine();
        while (reader.ReadLine() is { } line)
            yield return line.Split('\t');
    }
}
