using System.ComponentModel.DataAnnotations;
using HealthNeeds.Core.Snapshots;
using HealthNeeds.Ingest.Figures;
using HealthNeeds.Ingest.Http;
using HealthNeeds.Ingest.Publishers.IndicesOfDeprivation;
using HealthNeeds.Ingest.Tables;
using HealthNeeds.Store.Snapshots;

namespace HealthNeeds.Ingest.Publishers.TrustCatchments;

/// <summary>OHID's catchment populations of NHS acute trusts: of each MSOA's patients, the share that each trust admitted. One OpenDocument spreadsheet on GOV.UK.</summary>
/// <param name="root">GOV.UK's address for files.</param>
internal sealed class TrustCatchmentSource(Uri root, TrustCatchmentOptions options) : ILiveSource
{
    private const string Answer = "trust-catchments";

    /// <summary>Nearly every neighbourhood has patients: where a kind of admission has fewer, the spreadsheet is not whole.</summary>
    private const double Covered = 0.9;

    public string Source => "ohid-trust-catchments";

    public string Publisher => PublisherAddresses.GovUk;

    public EditionPlace AskedEdition => new(
        SettingHint.Of("Live__TrustCatchments__Path", options.Path),
        $"the path below {root} of its data tables (.ods), which the page “NHS acute (hospital) trust catchment populations” on GOV.UK links to");

    public async Task<IReadOnlyList<RawResponse>> PullAsync(IPublisherSession session, CancellationToken cancellation) =>
        [await session.Contract<IGovUkAssets>(root).SpreadsheetAsync(options.Path, new AnswerLabel(Answer, options.BytesAtMost), cancellation)];

    public SourceIntake Read(IReadOnlyList<RawResponse> responses, ReadingContext room, CancellationToken cancellation)
    {
        var response = responses.Single(r => r.Name == Answer);
        var (tables, reader) = (new AnswerTables(), new CatchmentReader(options, room.Areas.Msoa21));
        using (var document = OpenDocument.Open(response, room))
        {
            foreach (var sheet in new CatchmentSheets(Source, options).Of(document))
            {
                var (_, report) = tables.Add(sheet.File, () => sheet).Open(Source, sheet.File);
                reader.Read(sheet, report, cancellation);
            }
        }

        var shares = reader.Finish();
        CheckWhole(shares, room.Areas.Msoa21.Count, response.Address);
        var path = Path.Combine(room.Folder, $"{SnapshotKinds.TrustCatchments}-{Source}.parquet");
        var written = CatchmentFile.Write(path, shares);
        return tables.Intake(FetchedFile.Of(SnapshotKinds.TrustCatchments, Source, path, written));
    }

    private static void CheckWhole(IReadOnlyList<TrustShare> shares, int msoas, Uri address)
    {
        var places = shares.DistinctBy(s => (s.Admission, s.Msoa)).CountBy(s => s.Admission).ToDictionary();
        foreach (var admission in Enum.GetValues<AdmissionKind>())
        {
            if (places.GetValueOrDefault(admission) is var few && few < Covered * msoas)
                throw new ResponseRefusedException("short-list", address, FormattableString.Invariant($"{admission.Id()} admissions of {few:N0} of {msoas:N0} MSOAs"), "nearly every MSOA of England, for all, elective and emergency admissions");
        }
    }
}

/// <summary>
/// Where GOV.UK keeps OHID's catchment populations of acute trusts, and by which headings their columns go: the expected one first. Headings are
/// told apart by their words, whatever their capitals, brackets and line breaks; what settings list is known besides. Configuration section Live:TrustCatchments.
/// </summary>
internal sealed class TrustCatchmentOptions
{
    public const string Section = "Live:TrustCatchments";

    /// <summary>Path below the publisher's address. Each edition has one of its own.</summary>
    [Required]
    public string Path { get; set; } = "media/6a199144050971fbebf3bc3f/nhs-acute-hospital-trust-catchment-populations-data_tables-april-2026.ods";

    /// <summary>Megabytes that it may have, unpacked. That of April 2026 has 550.</summary>
    [Range(1, 4096)]
    public int Megabytes { get; set; } = 1024;

    public string[] Period { get; set; } = ["Catchment year", "CatchmentYear"];

    public string[] Admission { get; set; } = ["Admission type", "AdmissionType"];

    public string[] Trust { get; set; } = ["Trust code", "TrustCode"];

    public string[] TrustName { get; set; } = ["Trust name", "TrustName"];

    /// <summary>MSOAs of 2021; those of 2011, "msoa" in editions up to 2022, are other areas.</summary>
    public string[] Msoa { get; set; } = ["MSOA21CD", "MSOA code (MSOA21CD)", "Middle layer super output area code (MSOA21CD)", "MSOA code (2021)"];

    public string[] Patients { get; set; } = ["Patients admitted", "Patients"];

    public string[] Share { get; set; } = ["Patients admitted as a proportion of total patients", "Proportion"];

    public long BytesAtMost => (long)Megabytes << 20;

    /// <summary>Every column that is read.</summary>
    public IReadOnlyList<string[]> Columns => [Period, Admission, Trust, TrustName, Msoa, Patients, Share];
}
