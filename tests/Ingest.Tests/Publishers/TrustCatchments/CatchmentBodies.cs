using System.Globalization;
using HealthNeeds.Ingest.Tests.Http;
using HealthNeeds.Ingest.Tests.Tables;

namespace HealthNeeds.Ingest.Tests.Publishers.TrustCatchments;

/// <summary>OHID's spreadsheet in the shape in which public code reads it: a title, a note and a header on each sheet, three of them by neighbourhood, two catchment years.</summary>
internal static class CatchmentBodies
{
    public static readonly IReadOnlyList<string> Heading =
        ["Catchment \nyear", "Admission type", "Trust \ncode", "Trust \nname", "MSOA21CD", "Patients \nadmitted", "Total patients", "Patients admitted as a proportion of total patients", "MSOA21 total catchment", "Trust total catchment population", "First past \nthe post (FPTP)"];

    /// <summary>Two trusts serve every neighbourhood, and a third admitted fewer than 8 of its patients.</summary>
    /// <param name="raw">Folder of raw files, whose neighbourhoods are meant.</param>
    public static PublisherAnswer Of(string raw, Func<string, string>? heading = null) => OfRows(r => r, heading, [.. new RawRows(raw, "lookup_lsoa21_msoa21_ward24_ltla24_sicbl24_icb24.csv").All.Select(r => r("msoa21_code")).Where(m => m[0] == 'E').Distinct()]);

    /// <param name="change">Of the rows of each sheet.</param>
    public static PublisherAnswer OfRows(Func<IEnumerable<IReadOnlyList<string>>, IEnumerable<IReadOnlyList<string>>> change, Func<string, string>? heading, params IReadOnlyList<string> msoas) => OpenDocumentFile.Answer(
    [
        ("Cover", [["NHS acute (hospital) trust catchment populations"], ["This has seven tables"]]),
        ("Trust_analysis", [["Table 1"], ["note"], ["Catchment Year", "Admission type", "Trust code", "Trust name", "Trust type", "Sex", "Sex description", "Age group", "Catchment population"], ["2024", "All Admissions", "RHQ", "SHEFFIELD", "Acute", "1", "Male", "00 to 04", "1000"]]),
        .. new[] { ("All_admissions", "All Admissions"), ("Elective", "Elective"), ("Emergency", "Emergency") }.Select(s => (s.Item1, Sheet(s.Item2, change, heading, msoas))),
        ("Trust_area_lookup", [["Table 7"], ["note"], ["Trust code", "Trust name", "Commisioning region", "Trust type", "Lower super output area code (LSOA21CD)"], ["RHQ", "SHEFFIELD", "North East and Yorkshire", "Acute", "E01007408"]]),
    ]);

    public static IReadOnlyList<string> Row(string year, string admission, string trust, string msoa, string patients, string share) =>
        [year, admission, trust, $"{trust} HOSPITALS NHS TRUST", msoa, patients, "1000", share, "5000", "600000", "FALSE"];

    private static IReadOnlyList<IReadOnlyList<string>> Sheet(string admission, Func<IEnumerable<IReadOnlyList<string>>, IEnumerable<IReadOnlyList<string>>> change, Func<string, string>? heading, IReadOnlyList<string> msoas) =>
        [[$"Table of {admission.ToLower(CultureInfo.InvariantCulture)}"], ["Cells of fewer than 8 patients are suppressed"], [.. Heading.Select(h => heading?.Invoke(h) ?? h)], .. change(msoas.SelectMany(m => Rows(admission, m)))];

    private static IEnumerable<IReadOnlyList<string>> Rows(string admission, string msoa) =>
    [
        Row("2023", admission, "RHQ", msoa, "500", "0.5"),
        Row("2024", admission, "RHQ", msoa, "620", "0.62"),
        Row("2024", admission, "RFR", msoa, "301", "0.301"),
        Row("2024", admission, "RFF", msoa, "[c]", "[c]"),
    ];
}
