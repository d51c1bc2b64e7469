using HealthNeeds.Ingest.Tables;

namespace HealthNeeds.Ingest.Publishers.OnsGeography;

/// <summary>Which ward each LSOA lies in, by ONS's best fit of 2024. Rows of Wales are rejected.</summary>
internal static class WardFile
{
    public const string Source = "ons-wards";

    /// <summary>The year of the wards.</summary>
    public const string Edition = "2024";

    /// <summary>In order of the file.</summary>
    public static IReadOnlyList<WardPlace> Read(IRawTables tables, IReadOnlySet<string> lsoas) =>
    [
        .. AreaRows.ByLsoa(tables.Open(Source, GeographyFiles.Places), "lsoa21_code", lsoas, Ward)
            .Select(row => new WardPlace(new AreaCode(row.Key), row.Value.Code, row.Value.Name)),
    ];

    private static Func<(AreaCode Code, string Name)> Ward(RawTable table)
    {
        var (code, name) = (table.Column("ward24_code"), table.Column("ward24_name"));
        return () => WardPlace.IsWard(table.Area(code))
            ? (new AreaCode(table.Area(code)), table[name])
            : throw new InvalidDataException($"{table.File} line {table.Line}: expected the code of a ward of England; found '{table[code]}'.");
    }
}
