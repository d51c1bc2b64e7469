using HealthNeeds.Ingest.Figures;
using HealthNeeds.Ingest.Geography;
using HealthNeeds.Ingest.Tables;

namespace HealthNeeds.Ingest.Publishers.OnsGeography;

/// <summary>Reads the look-ups, names, centroids and the rural–urban class. Rows of Wales are rejected.</summary>
internal sealed class GeographyFiles(IRawTables tables)
{
    public const string Ons = "ons-geography";
    public const string Places = "lookup_lsoa21_msoa21_ward24_ltla24_sicbl24_icb24.csv";
    public const string LsoaChangesFile = "lookup_lsoa11_lsoa21_ltla22.csv";
    public const string MsoaChangesFile = "lookup_msoa11_msoa21_ltla22.csv";
    public const string RuralUrbanFile = "ruc21_lsoa21.csv";
    public const string CentroidFile = "lsoa21_population_weighted_centroids.csv";
    public const string MsoaNames = "hocl_msoa11_names.csv";
    private const string HouseOfCommonsLibrary = "hocl-msoa-names";

    public EnglandGeography Read()
    {
        var places = Lsoas();
        var known = places.Select(l => l.Code).ToHashSet(StringComparer.Ordinal);
        var (lsoas, icbs) = new IcbLookUpFiles(tables).Over(places, known);
        var (names, bestFit) = Msoas();
        return new EnglandGeography(
            lsoas,
            icbs,
            LsoaChanges(known),
            names,
            bestFit,
            PlaceNames(names.Keys.ToHashSet(StringComparer.Ordinal)),
            AreaRows.ByLsoa(tables.Open(Ons, RuralUrbanFile), "lsoa21_code", known, Classification),
            AreaRows.ByLsoa(tables.Open(Ons, CentroidFile), "LSOA21CD", known, Centroid));
    }

    private List<LsoaPlace> Lsoas()
    {
        var (table, report) = tables.Open(Ons, Places);
        using var _ = table;
        var (code, name, msoa, msoaName) = (table.Column("lsoa21_code"), table.Column("lsoa21_name"), table.Column("msoa21_code"), table.Column("msoa21_name"));
        var (ltla, ltlaName, icb, icbName) = (table.Column("ltla24_code"), table.Column("ltla24_name"), table.Column("icb24_code"), table.Column("icb24_name"));
        var lsoas = new List<LsoaPlace>();
        foreach (var _row in AreaRows.English(table, report, code))
            lsoas.Add(new LsoaPlace(table.Area(code), table[name], table.Area(msoa), table[msoaName], table.Area(ltla), table[ltlaName], table.Area(icb), table[icbName], table.Area(icb)));
        return lsoas;
    }

    private List<LsoaSuccessor> LsoaChanges(HashSet<string> lsoas)
    {
        var (table, report) = tables.Open(Ons, LsoaChangesFile);
        using var _ = table;
        var (old, oldName, change, now, ltla) = (table.Column("lsoa11_code"), table.Column("lsoa11_name"), table.Column("change_code"), table.Column("lsoa21_code"), table.Column("ltla22_code"));
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var changes = new List<LsoaSuccessor>();
        while (table.ReadComplete(report))
        {
            if (!report.IsKnownArea(table.Line, table.Area(now), lsoas, "an LSOA of 2021") || !report.IsFirst(table.Line, $"{table.Area(old)} {table.Area(now)}", seen))
                continue;
            report.Keep();
            changes.Add(new LsoaSuccessor(table.Area(old), table[oldName], table.Area(now), table[change], table.Area(ltla)));
        }

        return changes;
    }

    private (Dictionary<string, string> Names, Dictionary<string, string> BestFit) Msoas()
    {
        var (table, report) = tables.Open(Ons, MsoaChangesFile);
        using var _ = table;
        var (code, name, now) = (table.Column("msoa11_code"), table.Column("msoa11_name"), table.Column("msoa21_code"));
        var (names, bestFit) = (new Dictionary<string, string>(StringComparer.Ordinal), new Dictionary<string, string>(StringComparer.Ordinal));
        foreach (var _row in AreaRows.English(table, report, code))
        {
            names.Add(table.Area(code), table[name]);
            bestFit.Add(table.Area(code), table.Area(now));
        }

        return (names, bestFit);
    }

    private Dictionary<string, string> PlaceNames(HashSet<string> msoas)
    {
        var (table, report) = tables.Open(HouseOfCommonsLibrary, MsoaNames);
        using var _ = table;
        var (code, name) = (table.Column("msoa11cd"), table.Column("msoa11hclnm"));
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (table.ReadComplete(report))
        {
            if (!report.IsKnownArea(table.Line, table.Area(code), msoas, "an MSOA of 2011") || !report.IsFirst(table.Line, table.Area(code), seen))
                continue;
            report.Keep();
            names.Add(table.Area(code), table[name]);
        }

        return names;
    }

    private static Func<string> Classification(RawTable table)
    {
        var column = table.Column("classification");
        return () => table[column];
    }

    private static Func<Location> Centroid(RawTable table)
    {
        var (latitude, longitude) = (table.Column("lat"), table.Column("lon"));
        return () => new Location(Degrees(table, latitude), Degrees(table, longitude));
    }

    private static double Degrees(RawTable table, int column) =>
        FigureIntake.Number(table[column]) ?? throw new InvalidDataException($"{table.File} line {table.Line}: expected degrees; found '{table[column]}'.");
}
