using System.Security.Cryptography;
using HealthNeeds.Core.Runs;
using HealthNeeds.Core.Snapshots;
using HealthNeeds.Ingest.Figures;
using HealthNeeds.Ingest.Geography;
using HealthNeeds.Ingest.Http;
using HealthNeeds.Ingest.Publishers;
using HealthNeeds.Ingest.SourceRecords;
using HealthNeeds.Ingest.Tables;

namespace HealthNeeds.Ingest.Tests.Pulls;

/// <summary>A small publication of one indicator: a CSV of area,period,value,lower,upper, found by name, and whatever columns there are beside them.</summary>
internal sealed class FakeLiveSource(string source, Uri address, string indicator = "iod2025-ypll") : ILiveSource
{
    private static readonly string[] Needed = ["area", "period", "value"];

    public string Source => source;

    public string Publisher => "loopback";

    public EditionPlace? AskedEdition { get; init; }

    /// <summary>How often reading was done.</summary>
    public int Reads { get; private set; }

    /// <summary>Done before reading: a test's own trouble.</summary>
    public Action OnRead { get; set; } = () => { };

    /// <summary>As the publisher's metadata would say.</summary>
    public Dictionary<string, string> Facts { get; } = new(StringComparer.Ordinal) { [$"{indicator} unit"] = "years" };

    public async Task<IReadOnlyList<RawResponse>> PullAsync(IPublisherSession session, CancellationToken cancellation) =>
        [await session.GetAsync(new PublisherRequest("figures", address, ResponseKind.Csv, 1 << 20), cancellation)];

    public SourceIntake Read(IReadOnlyList<RawResponse> responses, ReadingContext room, CancellationToken cancellation)
    {
        Reads++;
        OnRead();
        using var text = new StreamReader(room.Open(responses[0]));
        var columns = text.ReadLine()!.Split(',');
        var rejections = new List<Rejection>();
        var report = new RawFileReport(source, "figures.csv", rejections.Add);
        using var table = new FigureTable();
        var intake = new FigureIntake(room.Catalogue.Indicators.ToDictionary(i => i.Id.Value, StringComparer.Ordinal), table.Add);
        for (long line = 2; text.ReadLine() is { } row; line++)
            Take(row.Split(','), columns, line, report, intake, room.Areas);
        var path = Path.Combine(room.Folder, "observations.parquet");
        table.WriteTo(path);
        var file = new FetchedFile(SnapshotKinds.Observations, source, path, table.Rows, Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path))));
        var shape = new TableShape("figures", columns, Needed, report.RowsIn, Facts);
        return new SourceIntake([file], report.RowsIn, report.Kept, report.Rejected, report.FiguresRejected, rejections, [shape]);
    }

    private void Take(string[] row, string[] columns, long line, RawFileReport report, FigureIntake intake, KnownAreas areas)
    {
        string At(string name) => Array.IndexOf(columns, name) is >= 0 and var i ? row[i] : string.Empty;
        if (row.Length != columns.Length)
        {
            report.Reject(RowRules.Fields, line, string.Empty, "A row has as many fields as the header.", $"{row.Length} fields", $"{columns.Length} fields");
            return;
        }

        if (!report.IsKnownArea(line, At("area"), areas.Lsoa21, "an LSOA of England") || !PeriodText.TryParse(report, line, At("period"), out var period))
            return;
        report.Keep();
        var key = new PublishedFigureKey(intake.Indicator(indicator), At("area"), period, Sex.Persons);
        intake.Take(new RowPlace(report, line), key, At("value"), MissingReason.Suppressed, limits: new FigureLimits(At("lower"), At("upper")));
    }
}
