using System.Net;
using AngleSharp.Dom;
using HealthNeeds.Core.Runs;
using HealthNeeds.Store.State;

namespace HealthNeeds.Dashboard.Tests.Pages;

/// <summary>What the worker learned from each publisher, as readers, scripts and health see it.</summary>
public sealed class FreshnessTests : IClassFixture<CleanServer>
{
    private const string Qof = "qof2021";

    private static readonly DateTimeOffset Now = TimeProvider.System.GetUtcNow();

    private readonly CleanServer server;
    private readonly SourceStatusFiles statuses;

    public FreshnessTests(CleanServer server)
    {
        (this.server, statuses) = (server, new SourceStatusFiles(server.Directory));
        server.Clean();
    }

    [Fact]
    public async Task Sources_NeverAsked_AreToldToBeBundled()
    {
        var page = await server.Page("/data");
        var row = Row(page, Qof);
        row.QuerySelector(".fresh")!.Words().Should().Be("Bundled figures");
        row.Words().Should().Contain("the publisher has not been asked yet");
        (await server.Get("/health/ready")).GetProperty("status").GetString().Should().Be("ready");
        (await server.Page($"/data/sources/{Qof}")).QuerySelector("main")!.Words().Should().Contain("has not asked for this source yet");
    }

    [Fact]
    public async Task SourceWithANewerEdition_SaysWhatToSet_ToWhat_AndWhere()
    {
        var newer = new NewerEdition("2021-22", "2024-25", Published: null, "https://example.org/2024-25", [new SettingValue("Live__NhsDigital__Qof", "BB/5678/QOF_2425.zip"), new SettingValue("Live__NhsDigital__QofYear", "2024")]);
        statuses.Write(Status(SourceState.Unchanged, answered: 1, failing: null, held: false) with { Editions = new EditionStatus(Now, [newer], Problem: null) });
        var help = (await server.Page($"/data/sources/{Qof}")).QuerySelector(".setting-help")!;
        help.QuerySelectorAll("pre").Select(p => p.TextContent.Trim()).Should().Contain(["Live__NhsDigital__Qof=BB/5678/QOF_2425.zip\nLive__NhsDigital__QofYear=2024", "Live__NhsDigital__Qof=BB/5678/QOF_2425.zip Live__NhsDigital__QofYear=2024 ./run"]);
        help.Words().Should().Contain("/etc/healthneeds/healthneeds.env");
        (await server.Page("/data")).QuerySelector($"a[href='/data/sources/{Qof}#when']")!.Words().Should().Be("How to take it");
        (await server.Client.GetStringAsync("/api/v1/sources/status?format=csv")).Should().Contain("Live__NhsDigital__QofYear=2024 (a line each in /etc/healthneeds/healthneeds.env");
    }

    [Fact]
    public async Task Source_SaysWhichPeriodsTheReleaseHolds()
    {
        (await server.Page("/data/sources/iod2025")).QuerySelector("main")!.Words().Should().Contain("Periods in this release");
        (await server.Page("/data/sources/hocl-msoa-names")).QuerySelector("main")!.Words().Should().NotContain("Periods in this release");
    }

    [Fact]
    public async Task Source_ThatNothingAsks_SaysSo_AndTellsNobodyToStartAnything()
    {
        const string Names = "hocl-msoa-names";
        Row(await server.Page("/data"), Names).Words().Should().Contain("the publisher is not asked for newer ones").And.NotContain("not been asked yet");
        (await server.Page($"/data/sources/{Names}")).QuerySelector("main")!.Words().Should().Contain("came with the product").And.NotContain("Start it");
        (await server.Get($"/api/v1/sources/{Names}/status")).GetProperty("state").GetString().Should().Be("bundled-only");
    }

    [Fact]
    public async Task IndicatorsWithoutFigures_AreCountedApart()
    {
        var page = await server.Page("/data");
        page.QuerySelector(".lead")!.Words().Should().MatchRegex("[0-9]+ indicators with figures and [0-9]+ without any yet");
        (await server.Page("/data/indicators")).QuerySelector(".lead")!.Words().Should().MatchRegex("with figures in this release");
    }

    [Fact]
    public async Task Source_Stale_IsToldWithItsAgeAndDegradesHealth()
    {
        statuses.Write(Status(SourceState.Stale, answered: 30, failing: 29, held: false) with { Why = "The publisher answered 503." });
        var page = await server.Page("/data");
        Row(page, Qof).QuerySelector(".fresh")!.Words().Should().Be("Stale");
        Row(page, Qof).Words().Should().Contain("No usable answer for 30 days").And.Contain("fresh for 15 days").And.Contain("answered 503");
        page.QuerySelector("#freshness ~ p")!.Words().Should().Contain("1 is stale");
        var ready = await server.Get("/health/ready");
        ready.GetProperty("status").GetString().Should().Be("degraded");
        ready.GetProperty("why").GetString().Should().Contain(Qof).And.Contain("30 days");
    }

    [Fact]
    public async Task Source_ThatNobodyAskedAlthoughPlanned_SaysSoAndDegradesHealth()
    {
        var planned = Now.AddDays(-23);
        statuses.Write(Status(SourceState.Unchanged, answered: 30, failing: null, held: false) with { NextRun = planned });
        var row = Row(await server.Page("/data"), Qof);
        row.QuerySelector(".fresh")!.Words().Should().Be("Stale");
        row.Words().Should().Contain("is the worker running?");
        (await server.Get("/health/ready")).GetProperty("status").GetString().Should().Be("degraded");
        statuses.Write(Status(SourceState.Unchanged, answered: 8, failing: null, held: false) with { NextRun = Now.AddDays(-1) });
        row = Row(await server.Page("/data"), Qof);
        row.QuerySelector(".fresh")!.Words().Should().Be("Nothing new");
        row.Words().Should().Contain("is the worker running?");
    }

    [Fact]
    public async Task Source_Held_SaysWhyAndWhatToType()
    {
        statuses.Write(Status(SourceState.Held, answered: 1, failing: null, held: true));
        foreach (var address in new[] { "/data", $"/data/sources/{Qof}" })
        {
            var notice = (await server.Page(address)).QuerySelector(".held")!;
            notice.Words().Should().Contain("[row-count]");
            notice.Words().Should().Contain("sources held 0123456789ab", "to look at it first");
            notice.QuerySelectorAll("pre code").Select(c => c.Words()).Should().SatisfyRespectively(
                accept => accept.Should().EndWith($"sources accept {Qof} 0123456789ab"),
                refuse => refuse.Should().EndWith($"sources refuse {Qof} 0123456789ab"));
        }

        (await server.Get("/health/ready")).GetProperty("status").GetString().Should().Be("ready", "held figures are not stale ones");
    }

    [Fact]
    public async Task Source_StatusFileBroken_IsToldAndTakesNothingWithIt()
    {
        Directory.CreateDirectory(Path.Combine(server.Directory, "sources", Qof));
        await File.WriteAllTextAsync(Path.Combine(server.Directory, "sources", Qof, "status.json"), "{ \"source\": ");
        var page = await server.Page("/data");
        Row(page, Qof).QuerySelector(".fresh")!.Words().Should().Be("Status unreadable");
        page.Body!.TextContent.Should().NotContain(server.Directory);
        Row(page, "census2021").QuerySelector(".fresh")!.Words().Should().Be("Bundled figures");
        (await server.Get("/health/ready")).GetProperty("status").GetString().Should().Be("degraded");
    }

    [Fact]
    public async Task Source_KnownToTheWorkerOnly_IsListedByItsId()
    {
        statuses.Write(Status(SourceState.Changed, answered: 1, failing: null, held: false) with { Source = "new-one" });
        Row(await server.Page("/data"), "new-one").Words().Should().StartWith("new-one");
        (await server.Page("/data/sources/new-one")).QuerySelector("main")!.Words().Should().Contain("does not hold the source");
        await server.Page("/data/sources/nope", HttpStatusCode.NotFound);
        await server.Page("/data/sources/..%2Fruns", HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Pulls_OfASource_AreChartTableCsvAndJsonAlike()
    {
        statuses.Write(Status(SourceState.Changed, answered: 1, failing: null, held: false));
        var page = await server.Page($"/data/sources/{Qof}");
        page.QuerySelectorAll("#pulls ~ .table-wrap tbody tr").Should().HaveCount(3);
        page.QuerySelectorAll("hn-chart tbody tr").Should().HaveCount(3, "the chart has its twin");
        (await server.Get($"/api/v1/sources/{Qof}/status")).GetProperty("recent").GetArrayLength().Should().Be(3);
        var csv = StrictCsv.Records(await server.Client.GetStringAsync($"/api/v1/sources/{Qof}/status?format=csv")).ToList();
        csv.Should().HaveCount(4);
        csv[1][Array.IndexOf([.. csv[0]], "rowsRejected")].Should().Be("29");
    }

    [Fact]
    public async Task Statuses_AsCsvAndJson_HoldEverySourceOfTheRelease()
    {
        statuses.Write(Status(SourceState.Held, answered: 30, failing: 29, held: true));
        var list = (await server.Get("/api/v1/sources/status")).GetProperty("items").EnumerateArray().ToList();
        list.Should().HaveCount((await server.Get("/api/v1/sources")).GetProperty("items").GetArrayLength());
        var qof = list.Single(i => i.GetProperty("id").GetString() == Qof);
        qof.GetProperty("state").GetString().Should().Be("held");
        qof.GetProperty("stale").GetBoolean().Should().BeTrue();
        qof.GetProperty("held").GetProperty("findings").GetArrayLength().Should().Be(1);
        StrictCsv.Records(await server.Client.GetStringAsync("/api/v1/sources/status?format=csv")).Should().HaveCount(list.Count + 1);
        await server.Refusal("/api/v1/sources/nope/status", 404);
    }

    [Fact]
    public async Task Run_ThatFoundNothingNew_ShowsTheRejectionsOfTheRunThatPublished()
    {
        var log = new RunLog(server.Directory);
        var published = log.List().Single(r => r.Outcome == RunOutcome.Published);
        log.WriteRejections(published.Id, [new("census2021", "range", 17, "census2021-bad-health", "A share lies between 0 and 100.", "131.2", "0 to 100")]);
        log.Write(published with { RowsRejected = 1 });
        log.Write(published with { Id = "20990101T000000Z-same", Started = published.Started.AddDays(7), Finished = published.Finished.AddDays(7), Outcome = RunOutcome.Unchanged, Release = null, RowsRejected = 0 });
        var page = await server.Page("/data/runs/20990101T000000Z-same");
        page.QuerySelector("#rejections")!.Words().Should().Be("1 rejected figure", "no source lost a whole row");
        page.QuerySelectorAll("#rejections ~ p a").Select(a => a.GetAttribute("href")).Should().Contain($"/data/runs/{published.Id}");
        page.QuerySelectorAll("#rejections ~ .table-wrap tbody tr").Should().ContainSingle();
    }

    private static IElement Row(IParentNode page, string source) => page.QuerySelector($"#freshness ~ .fold a[href='/data/sources/{source}']")!.Closest("tr")!;

    private static SourceStatus Status(SourceState state, int answered, int? failing, bool held) => new(
        Qof,
        state,
        Why: null,
        Now.AddHours(-2),
        Now.AddDays(-answered),
        Now.AddDays(-40),
        failing is { } days ? Now.AddDays(-days) : null,
        Now.AddDays(5),
        TimeSpan.FromDays(15),
        held ? new HeldFigures("0123456789ab", Now.AddHours(-2), ["[row-count] qof2021: Fewer rows came than before. Found 12; expected about 6,470."]) : null,
        [.. Enumerable.Range(0, 3).Select(i => new PullRecord(Now.AddDays(-7 * i), 2.5 + i, i == 0 ? state : SourceState.Unchanged, null, 3, 1, 1_200_000, 6470, 6441, 29))]);
}
