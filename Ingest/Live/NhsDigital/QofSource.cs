using System.IO.Compression;
using HealthNeeds.Core.Time;
using HealthNeeds.Ingest.Fetching;
using HealthNeeds.Ingest.Live.Answers;
using HealthNeeds.Ingest.Publishers;

namespace HealthNeeds.Ingest.Live.NhsDigital;

/// <summary>The Quality and Outcomes Framework by GP practice: one zip of CSV files for each financial year.</summary>
/// <param name="year">First calendar year of the financial year.</param>
/// <param name="most">Bytes the zip may have, unpacked.</param>
internal sealed class QofSource(Uri zip, int year, long most) : ILiveSource
{
    private const string Answer = "qof";

    public string Source => "qof2021";

    public string Publisher => PublisherAddresses.NhsDigital;

    public string EditionSettings => "Live__NhsDigital__Qof and Live__NhsDigital__QofYear";

    public async Task<IReadOnlyList<RawResponse>> PullAsync(IPublisherSession session, CancellationToken cancellation) =>
        [await session.GetAsync(new PublisherRequest(Answer, zip, ResponseKind.Zip, most), cancellation)];

    public Intake Read(IReadOnlyList<RawResponse> responses, ReadingRoom room, CancellationToken cancellation)
    {
        var response = responses.Single(r => r.Name == Answer);
        var names = Names(response, room);
        var registers = names.Where(n => IsTable(n, "PREVALENCE")).ToList();
        var achievements = names.Where(n => IsTable(n, "ACHIEVEMENT")).Order(StringComparer.Ordinal).ToList();
        if (registers.Count != 1 || achievements.Count == 0)
            throw new ResponseRefusedException("archive", response.Address, string.Join(", ", names.Take(20)), $"PREVALENCE_{Years}.csv and ACHIEVEMENT_{Years}.csv, or one for each region");
        var tables = new AnswerTables();
        foreach (var name in registers.Concat(achievements))
            tables.Add(name, () => ZippedTable.Open(response, room, n => n == name, name));
        var figures = new QofFigures(Source, Period.FinancialYears(year, year), registers[0], achievements);
        var intake = FigureReading.Read(Source, tables, [figures], room, cancellation);
        var met = figures.Met!;
        return intake with { Care = met.WithoutCare.Count == 0 ? met : met with { Regions = Regions(names, response, room) } };
    }

    private Dictionary<string, string> Regions(List<string> names, RawResponse response, ReadingRoom room)
    {
        if (names.Find(n => IsTable(n, "MAPPING_NHS_GEOGRAPHIES")) is not { } name)
            return [];
        using var table = ZippedTable.Open(response, room, n => n == name, name);
        return QofRegions.Read(table);
    }

    /// <summary>"2122" for 2021/22.</summary>
    private string Years => $"{year % 100:00}{(year + 1) % 100:00}";

    /// <summary>Later versions of a file end in "_V2" and the like; files of another year are not taken for it.</summary>
    private bool IsTable(string name, string table) =>
        name.StartsWith(table, StringComparison.OrdinalIgnoreCase) && name.EndsWith(".csv", StringComparison.OrdinalIgnoreCase) && name.Contains($"_{Years}", StringComparison.Ordinal);

    private static List<string> Names(RawResponse response, ReadingRoom room)
    {
        using var archive = ZippedTable.OpenArchive(response, room);
        return [.. archive.Entries.Where(e => e.Name.Length > 0).Select(e => e.Name)];
    }
}
