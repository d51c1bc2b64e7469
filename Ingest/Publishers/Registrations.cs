using System.Globalization;

namespace HealthNeeds.Ingest.Publishers;

/// <summary>Patients registered at each GP practice by LSOA of 2011.</summary>
internal static class Registrations
{
    public const string Source = "gp-registrations";

    /// <summary>What the publisher writes where a patient's address has no LSOA.</summary>
    private const string NoLsoa = "NO2011";

    public static IEnumerable<Registration> Read(IRawTables tables, IReadOnlySet<string> lsoas)
    {
        var (table, report) = tables.Open(Source, "gp_registrations_lsoa11.csv.gz");
        using var _ = table;
        var (practice, lsoa, patients) = (table.Column("OrganisationCode"), table.Column("LSOA11CD"), table.Column("Patient"));
        var seen = new HashSet<(string, string)>();
        while (table.ReadComplete(report))
        {
            var registration = new Registration(table[practice], table[lsoa], Count(table[patients]));
            if (!IsPlaced(report, table.Line, registration, lsoas))
                continue;
            if (registration.Patients < 0)
            {
                report.Reject(RowRules.Number, table.Line, $"{registration.Practice} {registration.Lsoa}", "A count of patients is a whole number.", table[patients], "0 or more");
            }
            else if (!seen.Add((registration.Practice, registration.Lsoa)))
            {
                report.Reject(RowRules.Duplicate, table.Line, $"{registration.Practice} {registration.Lsoa}", "A key appears once in a file.", "the pair again", "a new pair");
            }
            else
            {
                report.Keep();
                yield return registration;
            }
        }
    }

    private static bool IsPlaced(RawFileReport report, long line, Registration registration, IReadOnlySet<string> lsoas)
    {
        if (registration.Lsoa != NoLsoa)
            return report.IsKnownArea(line, registration.Lsoa, lsoas, "an LSOA of 2011");
        report.Reject(RowRules.NoArea, line, registration.Practice, "Patients whose address has no LSOA cannot be placed.", NoLsoa, "an LSOA of 2011");
        return false;
    }

    private static int Count(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : -1;
}
