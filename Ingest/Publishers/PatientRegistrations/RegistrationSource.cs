using System.Globalization;
using HealthNeeds.Core.Snapshots;
using HealthNeeds.Ingest.Figures;
using HealthNeeds.Ingest.Geography;
using HealthNeeds.Ingest.Http;
using HealthNeeds.Ingest.Tables;

namespace HealthNeeds.Ingest.Publishers.PatientRegistrations;

/// <summary>Patients registered at each GP practice by LSOA, from the quarterly zip.</summary>
/// <param name="root">NHS England's address for files.</param>
internal sealed class RegistrationSource(Uri root, NhsDigitalOptions options) : ILiveSource
{
    private const string Answer = "registrations";
    private const string Entry = "gp-reg-pat-prac-lsoa-all.csv";

    /// <summary>Start of what the publisher writes where a patient's address has no LSOA: NO2011, NO2021.</summary>
    private const string NoLsoa = "NO20";

    public string Source => BundledRegistrations.Source;

    public string Publisher => PublisherAddresses.NhsDigital;

    public EditionPlace AskedEdition => new(
        SettingHint.Of("Live__NhsDigital__Registrations", options.Registrations),
        $"the path below {root} of its zip by LSOA, which the page of “Patients Registered at a GP Practice” for January, April, July or October links to");

    public async Task<IReadOnlyList<RawResponse>> PullAsync(IPublisherSession session, CancellationToken cancellation) =>
        [await session.Contract<INhsDigitalFiles>(root).ZipAsync(options.Registrations, new AnswerLabel(Answer, options.BytesAtMost), cancellation)];

    public SourceIntake Read(IReadOnlyList<RawResponse> responses, ReadingContext room, CancellationToken cancellation)
    {
        var response = responses.Single(r => r.Name == Answer);
        var tables = new AnswerTables().Add(Entry, () => ZippedTable.Open(response, room, name => name == Entry, Entry, byWords: true));
        var (table, report) = tables.Open(Source, Entry);
        using var _ = table;
        var rows = Rows(table, report);
        cancellation.ThrowIfCancellationRequested();
        var year = LsoaVintage.Of(Entry, rows.Select(r => r.Lsoa), room.Areas);
        tables.AddFacts(Entry, new Dictionary<string, string>(StringComparer.Ordinal) { ["lsoa year"] = $"{year}" });
        var path = Path.Combine(room.Folder, $"{SnapshotKinds.Registrations}.parquet");
        var known = Judge(rows, report, year == 2011 ? room.Areas.Lsoa11 : room.Areas.Lsoa21, $"an LSOA of {year}");
        var kept = SnapshotTables.Registrations(path, known, $"lsoa{year % 100}");
        return tables.Intake(FetchedFile.Of(SnapshotKinds.Registrations, Source, path, kept));
    }

    private static List<RegistrationRow> Rows(RawTable table, RawFileReport report)
    {
        var (practice, lsoa, sex, patients) = (table.Column("PRACTICE_CODE"), table.Column("LSOA_CODE"), table.Column("SEX"), table.Column("NUMBER_OF_PATIENTS"));
        var rows = new List<RegistrationRow>();
        while (table.ReadComplete(report))
        {
            if (string.Equals(table[sex], "ALL", StringComparison.OrdinalIgnoreCase))
                rows.Add(new RegistrationRow(table.Line, table.Area(practice), table.Area(lsoa), table[patients]));
            else
                report.Reject(RowRules.Sex, table.Line, $"{table.Area(practice)} {table.Area(lsoa)}", "Patients of both sexes together are carried.", table[sex], "ALL");
        }

        return rows;
    }

    /// <summary>Rows that say where so many patients live; the others are rejected.</summary>
    /// <param name="what">What each area must be: "an LSOA of 2011".</param>
    public static IEnumerable<Registration> Judge(IEnumerable<RegistrationRow> rows, RawFileReport report, IReadOnlySet<string> lsoas, string what)
    {
        var seen = new HashSet<(string, string)>();
        foreach (var row in rows)
        {
            if (row.Lsoa.StartsWith(NoLsoa, StringComparison.Ordinal))
            {
                report.Reject(RowRules.NoArea, row.Line, row.Practice, "Patients whose address has no LSOA cannot be placed.", row.Lsoa, what);
            }
            else if (!report.IsKnownArea(row.Line, row.Lsoa, lsoas, what))
            {
                continue;
            }
            else if (MissingSymbols.TryRead(row.Patients, out _))
            {
                report.Reject(RowRules.LeftOut, row.Line, $"{row.Practice} {row.Lsoa}", "Patients whose number is not published cannot be placed.", row.Patients, "0 or more");
            }
            else if (!int.TryParse(row.Patients, NumberStyles.None, CultureInfo.InvariantCulture, out var patients))
            {
                report.Reject(RowRules.Number, row.Line, $"{row.Practice} {row.Lsoa}", "A count of patients is a whole number.", row.Patients, "0 or more");
            }
            else if (!seen.Add((row.Practice, row.Lsoa)))
            {
                report.Reject(RowRules.Duplicate, row.Line, $"{row.Practice} {row.Lsoa}", "A key appears once in a file.", "the pair again", "a new pair");
            }
            else
            {
                report.Keep();
                yield return new Registration(row.Practice, row.Lsoa, patients);
            }
        }
    }
}

/// <summary>A row as it stands in the publisher's table.</summary>
internal readonly record struct RegistrationRow(long Line, string Practice, string Lsoa, string Patients);

/// <summary>Patients registered at each GP practice by LSOA of 2011.</summary>
internal static class BundledRegistrations
{
    public const string Source = "gp-registrations";

    public static IEnumerable<Registration> Read(IRawTables tables, IReadOnlySet<string> lsoas)
    {
        var (table, report) = tables.Open(Source, "gp_registrations_lsoa11.csv.gz");
        using var _ = table;
        foreach (var registration in RegistrationSource.Judge(Rows(table, report), report, lsoas, "an LSOA of 2011"))
            yield return registration;
    }

    private static IEnumerable<RegistrationRow> Rows(RawTable table, RawFileReport report)
    {
        var (practice, lsoa, patients) = (table.Column("OrganisationCode"), table.Column("LSOA11CD"), table.Column("Patient"));
        while (table.ReadComplete(report))
            yield return new RegistrationRow(table.Line, table.Area(practice), table.Area(lsoa), table[patients]);
    }
}
