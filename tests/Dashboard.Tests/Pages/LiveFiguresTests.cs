using HealthNeeds.Dashboard.Tests.Api;
using HealthNeeds.Fixtures;

namespace HealthNeeds.Dashboard.Tests.Pages;

/// <summary>What pages and downloads say of figures that came from Fingertips.</summary>
public sealed class LiveFiguresTests(LiveServer server) : IClassFixture<LiveServer>
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
        var page = await server.Page($"/data/indicators/{FixtureLive.Deaths}");
        page.QuerySelectorAll(".noted li").Select(n => n.Words()).Should().BeEquivalentTo($"{FixtureLive.QualityNote} 1 place", $"{FixtureLive.SuppressedNote} 1 place");
        page.QuerySelectorAll(".ends__note").Select(n => n.Words()).Should().Equal(FixtureLive.QualityNote);
    }

    [Fact]
    public async Task IndicatorPage_TellsTrends() =>
        (await server.Page($"/data/indicators/{FixtureLive.LifeExpectancy}")).QuerySelectorAll(".ends .trend").Should().NotBeEmpty().And.OnlyContain(t => t.Words() == "Recent trend: falling, getting worse");

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
