using System.Text;
using HealthNeeds.Ingest.Http;
using HealthNeeds.Ingest.Publishers;
using HealthNeeds.Ingest.Publishers.Fingertips;
using HealthNeeds.Ingest.Tables;
using HealthNeeds.Ingest.Tests.Http;
using HealthNeeds.Ingest.Tests.Snapshot;

namespace HealthNeeds.Ingest.Tests.Publishers.Fingertips;

/// <summary>Fingertips on this machine: five indicators of two levels, answered in the recorded shapes. What a test changes is served from the next pull on.</summary>
internal sealed class FingertipsBench : IAsyncDisposable
{
    public const string Types = """[{"Id":3,"Name":"Middle Super Output Area","Short":"MSOA"},{"Id":6,"Name":"Regions (statistical)","Short":"Region"},{"Id":15,"Name":"England","Short":"England"},{"Id":501,"Name":"Lower tier local authorities (post 4/23)","Short":"Lower tier LAs"}]""";

    private static readonly string[] Authorities = ["E08000016", "E08000017", "E08000018", "E08000019"];

    private readonly PullBench bench;
    private readonly List<TemporaryFolder> folders = [];

    private FingertipsBench(PullBench bench)
    {
        this.bench = bench;
        bench.Publisher.Serve(request => Renamed($"{request.Path}{request.QueryString}", Answer(request.Path.Value![1..], k => request.Query[k].ToString())));
    }

    public static IndicatorCatalogue Catalogue { get; } = new(
        [],
        [At(11, AreaLevel.Ltla24, "Lower tier local authorities (post 4/23)"), At(12, AreaLevel.Ltla24, "Lower tier local authorities (post 4/23)"), At(13, AreaLevel.Ltla24, "Lower tier local authorities (post 4/23)"), At(21, AreaLevel.Msoa11, "MSOA"), At(22, AreaLevel.Msoa11, "MSOA")],
        []);

    public LoopbackPublisher Publisher => bench.Publisher;

    public FingertipsOptions Options { get; } = new() { IndicatorsPerRequest = 2 };

    /// <summary>When each indicator was last uploaded.</summary>
    public Dictionary<int, string> Uploaded { get; } = new() { [11] = "2025-01-01T00:00:00", [12] = "2025-01-01T00:00:00", [13] = "2025-01-01T00:00:00", [21] = "2025-01-01T00:00:00", [22] = "2025-01-01T00:00:00" };

    /// <summary>Indicators that Fingertips does not know any more.</summary>
    public HashSet<int> Withdrawn { get; } = [];

    /// <summary>Whether metadata says when an indicator was uploaded; where it does not, data_changes is asked.</summary>
    public Func<int, bool> MetadataSaysWhen { get; set; } = _ => false;

    /// <summary>What data_changes says of indicators that Fingertips has no record of an upload of.</summary>
    public Dictionary<int, string> Unrecorded { get; } = [];

    public Dictionary<int, string> Units { get; } = [];

    public Dictionary<int, string> Polarities { get; } = [];

    public string AreaTypes { get; set; } = Types;

    /// <summary>What a request for figures is answered instead, by its query; null for the usual rows.</summary>
    public Func<string, PublisherAnswer?> Instead { get; set; } = _ => null;

    /// <summary>Changes an answer's text, by the address asked.</summary>
    public Func<string, string, string> Rename { get; set; } = (_, body) => body;

    public double Shift { get; set; }

    public static async Task<FingertipsBench> StartAsync() => new(await PullBench.StartAsync());

    public FingertipsSource Source() => new("ohid-fingertips", Publisher.Address("api/"), Options, () => Catalogue);

    public IReadOnlyList<string> Asked(string path) => [.. Publisher.Requests.Select(r => r.Target).Where(t => t.StartsWith("/api/" + path, StringComparison.Ordinal))];

    public async Task<IReadOnlyList<RawResponse>> PullAsync()
    {
        using var session = bench.Begin("ohid-fingertips");
        var responses = await Source().PullAsync(session, CancellationToken.None);
        session.Complete();
        return responses;
    }

    public async Task<(SourceIntake Intake, string Path)> ReadAsync()
    {
        var folder = new TemporaryFolder();
        folders.Add(folder);
        var responses = await PullAsync();
        var intake = Source().Read(responses, new ReadingContext(bench.Evidence.Open, folder.Path, Catalogue, FingertipsReading.Areas), CancellationToken.None);
        return (intake, intake.Files.Single().Path);
    }

    public async ValueTask DisposeAsync()
    {
        folders.ForEach(f => f.Dispose());
        await bench.DisposeAsync();
    }

    private static Indicator At(int id, AreaLevel level, string type) => FingertipsReading.Indicator(id, level, "15+ yrs", Sex.Persons) with
    {
        Fingertips = new FingertipsSeries(id, $"Indicator {id}", type, [Sex.Persons], "15+ yrs", "%"),
    };

    private PublisherAnswer? Renamed(string target, PublisherAnswer? answer) =>
        answer is not { Encoding: null } ? answer : answer with { Body = Encoding.UTF8.GetBytes(Rename(target, Encoding.UTF8.GetString(answer.Body))) };

    private PublisherAnswer? Answer(string path, Func<string, string> query) => path switch
    {
        "api/area_types" => HealthNeeds.Ingest.Tests.Http.PublisherAnswer.Json(AreaTypes),
        "api/data_changes" when Withdrawn.Contains(int.Parse(query("indicator_id"))) => null,
        "api/data_changes" when Unrecorded.TryGetValue(int.Parse(query("indicator_id")), out var nothing) => HealthNeeds.Ingest.Tests.Http.PublisherAnswer.Json(nothing),
        "api/data_changes" => HealthNeeds.Ingest.Tests.Http.PublisherAnswer.Json($$"""{"LastUploadedAt":"{{Uploaded[int.Parse(query("indicator_id"))]}}","LastDeletedAt":"0001-01-01T00:00:00"}"""),
        "api/indicator_metadata/by_indicator_id" => HealthNeeds.Ingest.Tests.Http.PublisherAnswer.Json("{" + string.Join(',', Ids(query).Except(Withdrawn).Select(Metadata)) + "}"),
        "api/indicator_metadata/csv/by_indicator_id" => HealthNeeds.Ingest.Tests.Http.PublisherAnswer.Csv("Indicator ID,Indicator,Definition,Data re-use,Unit,Polarity\r\n" + string.Concat(Ids(query).Except(Withdrawn).Select(Terms))),
        "api/all_data/csv/by_indicator_id" => Instead($"{query("indicator_ids")} {query("child_area_type_id")} {query("parent_area_type_id")} {query("parent_area_code")}") ?? HealthNeeds.Ingest.Tests.Http.PublisherAnswer.Csv(Figures(Ids(query), query("child_area_type_id"))),
        _ => null,
    };

    private static IEnumerable<int> Ids(Func<string, string> query) => query("indicator_ids").Split(',').Select(int.Parse);

    private string Metadata(int id) => $$"""
        "{{id}}":{"Unit":{"Id":5,"Value":100.0,"Label":"{{Units.GetValueOrDefault(id, "%")}}"},"YearType":{"Id":2,"Name":"Financial"},"ValueType":{"Id":5,"Name":"Proportion"},"IID":{{id}},"Descriptive":{"Name":"Indicator {{id}}","DataSource":"NHS England"},"DataChange":{{Change(id)}}}
        """;

    private string Change(int id) => MetadataSaysWhen(id) ? $$"""{"LastUploadedAt":"{{Uploaded[id]}}","LastDeletedAt":"0001-01-01T00:00:00"}""" : "null";

    private string Terms(int id) => $"{id},Indicator {id},\"Of people,\r\nand \"\"so on\"\"\",{(id == 21 ? "Non-commercial use only" : "Open Government Licence")},%,{Polarities.GetValueOrDefault(id, "RAG - Low is good")}\r\n";

    private string Figures(IEnumerable<int> ids, string type) => string.Join("\r\n", [FingertipsReading.Header27, .. ids.SelectMany(id => Areas(type).Select(area => FingertipsReading.Row(area, value: FormattableString.Invariant($"{18.5 + Shift}"), id: id.ToString())))]) + "\r\n";

    private static string[] Areas(string type) => type == "3" ? ["E92000001", "E02001509", "E02001510"] : ["E92000001", .. Authorities];
}
