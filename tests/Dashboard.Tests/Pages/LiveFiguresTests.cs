using HealthNeeds.Fixtures;

namespace HealthNeeds.Dashboard.Tests.Pages;

/// <summary>What pages and downloads say of figures that came from Fingertips.</summary>
[Collection(nameof(LiveServer))]
public sealed class LiveFiguresTests(LiveServer server)
{
    private const string Barnsley = "E08000016";

    [Fact]
    public async Task AreaPage_Trend_IsWordsWithAShape()
    {
        var trends = (await server.Page($"/areas/{Barnsley}")).QuerySelectorAll(".indicators .trend");
        trends.Should().HaveCount(2, "women and men").And.OnlyContain(t => t.QuerySelector("svg[aria-hidden]") != null && t.Words() == "Recent trend: falling, getting worse");
    }

    [Fact]
    public async Task AreaPage_Note_IsALineThatEverybodyCanRead()
    {
        var page = await server.Page($"/areas/{Barnsley}");
        page.QuerySelectorAll(".indicators__note").Select(n => n.Words()).Should().HaveCount(2).And.OnlyContain(n => n.StartsWith("Note on Life expectancy") && n.EndsWith(FixtureLive.QualityNote));
        (await server.Page("/areas/E08000019")).QuerySelectorAll(".indicators__note, .indicators .trend").Should().BeEmpty("its publisher notes nothing, and could not tell a trend");
    }

    [Fact]
    public async Task IndicatorPage_TellsNotes_AlsoOfPlacesWithoutAValue()
    {
        var page = await server.Page($"/data/indicators/{FixtureLive.Deaths}?sort=low");
        page.QuerySelectorAll(".noted li").Select(n => n.Words()).Should().BeEquivalentTo($"{FixtureLive.QualityNote} 1 place", $"{FixtureLive.SuppressedNote} 1 place");
        page.QuerySelectorAll(".ends__note").Select(n => n.Words()).Should().Equal(FixtureLive.QualityNote);
    }

    [Fact]
    public async Task IndicatorPage_TellsTrends() =>
        (await server.Page($"/data/indicators/{FixtureLive.LifeExpectancy}")).QuerySelectorAll(".figure-table .trend").Should().NotBeEmpty().And.OnlyContain(t => t.Words() == "Recent trend: falling, getting worse");

    [Fact]
    public async Task IndicatorPage_SaysWhomItShows_AndTakesThemWithIt()
    {
        var page = await server.Page($"/data/indicators/{FixtureLive.LifeExpectancy}");
        page.QuerySelectorAll(".chip").Select(c => c.Words()).Should().Contain("women");
        var csv = StrictCsv.Table(await server.Client.GetStringAsync(page.QuerySelectorAll("main a").Single(a => a.Words() == "Download CSV" && a.GetAttribute("href")!.Contains("/values?")).GetAttribute("href")));
        csv.Should().HaveCount(4).And.Contain(r => r["value"].Length > 0, "it downloads the level and the sex that are shown");
        page.QuerySelector("#use ~ p")!.Words().Should().StartWith("Not used in rankings");
        (await server.Page("/data/indicators/iod2025-ypll")).QuerySelector("#use ~ p").Should().BeNull();
    }

    [Fact]
    public async Task OwnTerms_OfAnIndicator_AreSaidWhereverItIs()
    {
        const string Terms = "Non-commercial use only";
        var page = await server.Page($"/data/indicators/{SmallRelease.NotFetchedYet}");
        page.QuerySelector("#from ~ p strong")!.Words().Should().Be($"{Terms}.");
        (await server.Page("/data/licences")).QuerySelectorAll("main li").Select(l => l.Words()).Should().ContainSingle(l => l.EndsWith(Terms));
        (await server.Get($"/api/v1/indicators/{SmallRelease.NotFetchedYet}/values?level=msoa21")).GetProperty("licence").GetString().Should().Be(Terms);
        var csv = StrictCsv.Table(await server.Client.GetStringAsync("/api/v1/indicators?format=csv"));
        csv.Single(r => r["id"] == SmallRelease.NotFetchedYet)["licence"].Should().Be(Terms);
        csv.Single(r => r["id"] == FixtureLive.Deaths.Value)["licence"].Should().Be("Open Government Licence v3.0");
    }

    [Fact]
    public async Task IndicatorPage_Breakdowns_StandAsPublished_NewestPeriodFirst()
    {
        var page = await server.Page($"/data/indicators/{FixtureLive.LifeExpectancy}");
        page.QuerySelectorAll(".breakdown tbody tr").Select(r => string.Join(" | ", r.Children.Select(c => c.Words()))).Should().BeEquivalentTo(
            $"women, 65 | 21.0 (20.8 to 21.2) | withheld{FixtureLive.SuppressedNote}",
            "Least deprived decile | 86.1 (85.9 to 86.3)",
            "Most deprived decile | 78.3 (78.1 to 78.5)");
        page.QuerySelectorAll(".breakdown thead th").Select(h => h.Words()).Should().BeEquivalentTo("People", "England", "Barnsley", "People", "England");
        (await server.Page($"/data/indicators/{FixtureLive.Deaths}")).QuerySelector("#parts").Should().BeNull("it has none");
    }

    [Fact]
    public async Task Breakdowns_JsonAndCsv_HoldEveryPeriod()
    {
        const string Address = "/api/v1/indicators/ft-life-expectancy/breakdowns";
        var items = (await server.Get(Address)).GetProperty("items").EnumerateArray().ToList();
        var rows = StrictCsv.Table(await server.Client.GetStringAsync($"{Address}?format=csv"));
        items.Should().HaveCount(5);
        rows.Select(r => (r["code"], r["period"], r["age"], r["category"])).Should().Equal(items.Select(i =>
            (i.GetProperty("code").GetString()!, i.GetProperty("period").GetString()!, i.GetProperty("age").GetString()!, i.GetProperty("category").GetString()!)));
        rows.Single(r => r["code"] == Barnsley).Should().Contain("missing", "suppressed").And.Contain("note", FixtureLive.SuppressedNote);
    }

    [Theory]
    [InlineData("/api/v1/areas/E08000016/indicators")]
    [InlineData("/api/v1/indicators/ft-life-expectancy/values?level=ltla24&sex=female")]
    public async Task Api_And_Csv_HoldNoteAndTrend(string address)
    {
        var items = (await server.Get(address)).GetProperty("items").EnumerateArray().Where(i => i.GetProperty("note").GetString() is not null).ToList();
        items.Should().NotBeEmpty().And.OnlyContain(i => i.GetProperty("note").GetString() == FixtureLive.QualityNote && i.GetProperty("trend").GetString() == "decreasing-worse");
        var csv = StrictCsv.Table(await server.Client.GetStringAsync($"{address}{(address.Contains('?') ? '&' : '?')}format=csv"));
        csv.Count(r => r["note"] == FixtureLive.QualityNote && r["trend"] == "decreasing-worse").Should().Be(items.Count);
    }
}
