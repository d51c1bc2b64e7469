using System.Text.RegularExpressions;
using HealthNeeds.Ingest.Geography;
using HealthNeeds.Ingest.Tables;

namespace HealthNeeds.Ingest.Publishers.OnsGeography;

/// <summary>
/// Look-ups from LSOA to ICB that are newer than the one of 2024 which names every other area. They are found by their names,
/// <c>lookup_lsoa21_icb26.csv</c> or with more words before the ending, so that the next merger is one more file.
/// </summary>
internal sealed partial class IcbLookUpFiles(IRawTables tables)
{
    public const string Source = "ons-icb-look-up";
    private const string First = "2024";

    /// <summary>Column of the local authority, where a look-up has one.</summary>
    public const string Authority = "ltla_code";

    public static string FileOf(string year) => $"lookup_lsoa21_icb{year}.csv";

    /// <param name="places">LSOAs with the areas of April 2024.</param>
    /// <param name="known">Their codes.</param>
    /// <returns>The LSOAs with their ICB, and authority, by the newest look-up; and every look-up, oldest first.</returns>
    /// <exception cref="InvalidDataException">Two look-ups are of one year, one lacks an LSOA, or it names an authority that is none of 2024.</exception>
    public (IReadOnlyList<LsoaPlace> Lsoas, IReadOnlyList<IcbLookUp> LookUps) Over(IReadOnlyList<LsoaPlace> places, IReadOnlySet<string> known)
    {
        var first = new IcbLookUp(First, places.ToDictionary(p => p.Code, p => (p.Icb24, p.IcbName), StringComparer.Ordinal));
        var newer = Newer();
        if (newer.Count == 0)
            return (places, [first]);
        var read = newer.ConvertAll(n => Read(n.Year, n.File, known));
        var (today, authorities) = read[^1];
        var names = places.DistinctBy(p => p.Ltla).ToDictionary(p => p.Ltla, p => p.LtlaName, StringComparer.Ordinal);
        return ([.. places.Select(p => Today(p, today.ByLsoa[p.Code], authorities.GetValueOrDefault(p.Code, p.Ltla), names))], [first, .. read.Select(r => r.LookUp)]);
    }

    private static LsoaPlace Today(LsoaPlace place, (string Code, string Name) icb, string authority, Dictionary<string, string> names) => names.TryGetValue(authority, out var name)
        ? place with { Icb = icb.Code, IcbName = icb.Name, Ltla = authority, LtlaName = name }
        : throw new InvalidDataException($"{place.Code}: expected a local authority of 2024, or a newer code of one; found {authority}.");

    private List<(string Year, string File)> Newer()
    {
        var found = tables.Files.Select(f => (File: f, Match: LookUpFile().Match(f))).Where(f => f.Match.Success).Select(f => (Year: f.Match.Groups["year"].Value, f.File)).Order().ToList();
        return found.GroupBy(f => f.Year, StringComparer.Ordinal).FirstOrDefault(y => y.Count() > 1) is { } twice
            ? throw new InvalidDataException($"Expected one look-up of the ICBs of 20{twice.Key}; found {string.Join(" and ", twice.Select(t => t.File))}.")
            : found;
    }

    private (IcbLookUp LookUp, IReadOnlyDictionary<string, string> Authorities) Read(string year, string file, IReadOnlySet<string> known)
    {
        var authorities = new Dictionary<string, string>(StringComparer.Ordinal);
        var icbs = AreaRows.ByLsoa(tables.Open(Source, file), "lsoa21_code", known, table => Row(table, year, authorities));
        return known.FirstOrDefault(l => !icbs.ContainsKey(l)) is { } without
            ? throw new InvalidDataException($"{file}: expected an ICB for each of {known.Count:N0} LSOAs; found none for {known.Count - icbs.Count:N0}, as {without}.")
            : (new IcbLookUp($"20{year}", icbs), authorities);
    }

    private static Func<(string Code, string Name)> Row(RawTable table, string year, Dictionary<string, string> authorities)
    {
        var (lsoa, code, name) = (table.Column("lsoa21_code"), table.Column($"icb{year}_code"), table.Column($"icb{year}_name"));
        int? authority = table.Has(Authority) ? table.Column(Authority) : null;
        return () =>
        {
            if (authority is { } column)
                authorities[table.Area(lsoa)] = RecodedAuthorities.Current(table.Area(column));
            return (table.Area(code), table[name]);
        };
    }

    [GeneratedRegex(@"^lookup_lsoa21_icb(?<year>[0-9]{2})(?:_.*)?\.csv$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 60_000)]
    private static partial Regex LookUpFile();
}
