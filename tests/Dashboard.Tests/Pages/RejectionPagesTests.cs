using AngleSharp.Dom;
using HealthNeeds.Core.Runs;
using HealthNeeds.Store.State;

namespace HealthNeeds.Dashboard.Tests.Pages;

/// <summary>What was rejected, and how to go back, on pages.</summary>
public sealed class RejectionPagesTests(PinnedServer server) : IClassFixture<PinnedServer>
{
    [Fact]
    public async Task Rejections_AreCountedByRuleWithExamples_AndWholeRowsAreOneNumber()
    {
        var log = new RunLog(server.Directory);
        var run = log.MakerOf(server.Published!.Id)!;
        log.WriteRejections(run.Id, [.. Enumerable.Range(1, 7).Select(i => new Rejection("census2021", "outside-england", i, $"made.csv W0100000{i}", "Only areas of England are carried.", $"W0100000{i}", "an LSOA of England")), new("census2021", "range", 9, "made.csv E01000001", "A share lies between 0 and 100.", "=131.2", "0 to 100")]);
        log.Write(run with { RowsRejected = 8, Sources = [new SourceCounts("census2021", SourceState.Changed, 1000, 993, 7, new string('0', 64))] });
        var page = await server.Page($"/data/runs/{run.Id}");
        page.QuerySelector("#rejections")!.Words().Should().Be("7 rejected rows");
        page.QuerySelector("#rejections ~ p")!.Words().Should().Contain("1 single figure more").And.Contain("8 rejections in all");
        var rows = page.QuerySelectorAll(".rejected tbody tr");
        rows.Select(r => r.QuerySelector("[data-label=Rejected]")!.Words()).Should().Equal("7", "1");
        rows[0].QuerySelectorAll("li").Select(l => l.Words()).Should().HaveCount(3).And.Contain("line 1: made.csv W01000001: found “W01000001”");
        (await server.Page("/data")).QuerySelector($"section[aria-labelledby=runs] tr:has(a[href='/data/runs/{run.Id}']) [data-label=Rejected]")!.Words().Should().Be("7");
        var json = await server.Get($"/api/v1/runs/{run.Id}/rejections");
        (json.GetProperty("rejected").GetInt32(), json.GetProperty("wholeRows").GetInt32()).Should().Be((8, 7));
        json.GetProperty("rules").EnumerateArray().Sum(r => r.GetProperty("count").GetInt32()).Should().Be(8);
    }

    [Fact]
    public async Task KeptReleases_SayWhatToTypeToGoBack()
    {
        var commands = (await server.Page("/data")).QuerySelectorAll("#rollback ~ pre code, #rollback ~ p code").Select(c => c.Words()).ToList();
        commands.Should().HaveCount(2);
        commands[0].Should().EndWith($"releases rollback {server.Older.Id}");
        commands[1].Should().EndWith($"releases rollback {server.Published!.Id}");
    }

    [Fact]
    public async Task Sources_AreListedByTheAgeOfTheirFigures()
    {
        var page = await server.Page("/data");
        var cells = page.QuerySelectorAll("[data-label='Figures of'][data-end]");
        cells.Select(c => c.GetAttribute("data-end")).Should().HaveCountGreaterThan(2).And.BeInAscendingOrder(StringComparer.Ordinal);
        var oldest = cells[0].ParentElement!.QuerySelector("th a")!.Words();
        page.QuerySelector("#freshness")!.ParentElement!.Words().Should().MatchRegex("The oldest figures in use are those of .+ years old").And.Contain($"in use are those of {oldest}: {cells[0].Words()}", "the first row says the same");
    }

    /// <summary>It is held for four periods that overlap, from 2013–15 on.</summary>
    [Fact]
    public async Task FiguresOf_ASource_AreThoseInUse_WithoutTheYearsBefore() =>
        (await server.Page("/data")).QuerySelector("#freshness")!.ParentElement!.QuerySelectorAll("tr").Single(r => r.QuerySelector("a[href='/data/sources/ons-la-le']") is not null)
            .QuerySelector("[data-label='Figures of']")!.Words().Should().StartWith("2016–18, ");
}
