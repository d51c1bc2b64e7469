using HealthNeeds.Core.Areas;
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

    public string EditionSettings => "Live__TrustCatchments__Path";

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
