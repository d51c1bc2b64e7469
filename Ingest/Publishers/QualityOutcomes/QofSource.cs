using System.IO.Compression;
using HealthNeeds.Ingest.Http;
using HealthNeeds.Ingest.Tables;

namespace HealthNeeds.Ingest.Publishers.QualityOutcomes;

/// <summary>The Quality and Outcomes Framework by GP practice: one zip of CSV files for each financial year.</summary>
/// <param name="root">NHS England's address for files.</param>
internal sealed class QofSource(Uri root, NhsDigitalOptions options) : ILiveSource
{
    private const string Answer = "qof";

    public string Source => "qof2021";

    public string Publisher => PublisherAddresses.NhsDigital;

    public EditionPlace AskedEdition => new(
        new SettingHint([new SettingValue("Live__NhsDigital__Qof", options.Qof), new SettingValue("Live__NhsDigital__QofYear", FormattableString.Invariant($"{options.QofYear}"))]),
        $"the path below {root} of its zip of raw data, which its page of the Quality and Outcomes Framework links to, and the year in which its financial year begins");

    public async Task<IReadOnlyList<RawResponse>> PullAsync(IPublisherSession session, CancellationToken cancellation) =>
        [await session.Contract<INhsDigitalFiles>(root).ZipAsync(options.Qof, new AnswerLabel(Answer, options.BytesAtMost), cancellation)];

    public SourceIntake Read(IReadOnlyList<RawResponse> responses, ReadingContext room, CancellationToken cancellation)
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
        var figures = new QofFigures(Source, Period.FinancialYears(options.QofYear, options.QofYear), registers[0], achievements);
        var intake = FigureReading.Read(Source, tables, [figures], room, cancellation);
        var met = figures.Found!;
        return intake with { Care = met.WithoutCare.Count == 0 ? met : met with { Regions = Regions(names, response, room) } };
    }

    private Dictionary<string, string> Regions(List<string> names, RawResponse response, ReadingContext room)
    {
        if (names.Find(n => IsTable(n, "MAPPING_NHS_GEOGRAPHIES")) is not { } name)
            return [];
        using var table = ZippedTable.Open(response, room, n => n == name, name);
        return QofRegions.Read(table);
    }

    /// <summary>"2122" for 2021/22.</summary>
    private string Years => $"{options.QofYear % 100:00}{(options.QofYear + 1) % 100:00}";

    /// <summary>Later versions of a file end in "_V2" and the like; files of another year are not taken for it.</summary>
    private bool IsTable(string name, string table) =>
        name.StartsWith(table, StringComparison.OrdinalIgnoreCase) && name.EndsWith(".csv", StringComparison.OrdinalIgnoreCase) && name.Contains($"_{Years}", StringComparison.Ordinal);

    private static List<string> Names(RawResponse response, ReadingContext room)
    {
        using var archive = ZippedTable.OpenArchive(response, room);
        return [.. archive.Entries.Where(e => e.Name.Length > 0).Select(e => e.Name)];
    }
}

/// <summary>Which NHS region each practice of the framework is in, from the look-up in its zip. It only names what is missing, so nothing depends on it.</summary>
internal static class QofRegions
{
    /// <param name="table">Read to its end.</param>
    /// <returns>Empty where it has no such columns.</returns>
    public static Dictionary<string, string> Read(RawTable table)
    {
        var regions = new Dictionary<string, string>(StringComparer.Ordinal);
        if (!table.Has("PRACTICE_CODE") || !table.Has("REGION_NAME"))
            return regions;
        var (practice, region) = (table.Column("PRACTICE_CODE"), table.Column("REGION_NAME"));
        while (table.Read())
        {
            if (table.IsComplete)
                regions.TryAdd(table.Area(practice), table[region]);
        }

        return regions;
    }
}
