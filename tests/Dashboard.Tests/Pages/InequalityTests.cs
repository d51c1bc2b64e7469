using System.Net;
using System.Text.Json;
using AngleSharp.Dom;

namespace HealthNeeds.Dashboard.Tests.Pages;

[Collection(ApiCollection.Name)]
public sealed class InequalityTests(ApiServer server)
{
    [Fact]
    public async Task EveryChoice_HasTenTenths_AndPageAndApiAgree()
    {
        var choices = (await server.Get("/api/v1/inequality")).GetProperty("choices").EnumerateArray().Select(c => c.GetString()!).ToList();
        choices.Should().NotBeEmpty().And.NotContain(c => c.StartsWith("iod", StringComparison.Ordinal), "a part of the index would be set against itself");
        foreach (var id in choices.Take(4))
        {
            var answer = await server.Get($"/api/v1/inequality?indicator={id}");
            var newest = answer.GetProperty("tenths").EnumerateArray().Where(t => t.GetProperty("period").GetString() == answer.GetProperty("period").GetString()).ToList();
            newest.Select(t => t.GetProperty("group").GetInt32()).Should().Equal(Enumerable.Range(1, 10));
            newest.Sum(t => t.GetProperty("areas").GetInt32()).Should().Be(answer.GetProperty("areas").GetInt32());
            var page = await server.Page($"/inequality?indicator={id}");
            page.QuerySelectorAll("#tenths-title").Should().ContainSingle();
            page.QuerySelector(".bars")!.QuerySelectorAll("tbody tr").Should().HaveCount(10);
            page.QuerySelector("a[href^='/api/v1/inequality']")!.GetAttribute("href").Should().Contain($"indicator={id}").And.Contain("format=csv");
        }
    }

    [Theory]
    [InlineData("csv")]
    [InlineData("xlsx")]
    [InlineData("parquet")]
    public async Task File_OfNoIndicator_IsRefused_AndNotAnsweredAsJson(string format) =>
        (await server.Refusal($"/api/v1/inequality?format={format}", 400)).GetProperty("type").GetString().Should().EndWith("/missing-parameter");

    [Fact]
    public async Task Authority_IsMeasuredOnItsOwnTenths()
    {
        var id = (await server.Get("/api/v1/inequality")).GetProperty("choices")[0].GetString();
        var all = (await server.Get($"/api/v1/inequality?indicator={id}")).GetProperty("areas").GetInt32();
        var part = (await server.Get($"/api/v1/inequality?indicator={id}&within=E08000016")).GetProperty("areas").GetInt32();
        part.Should().BePositive().And.BeLessThan(all);
        (await server.Page($"/inequality?indicator={id}&within=E08000016")).QuerySelector(".lead")!.TextContent.Should().Contain("Barnsley");
    }

    [Fact]
    public async Task IndicatorOfWomenAndMen_IsShownOfEither()
    {
        (await server.Get("/api/v1/inequality?indicator=ons-le-birth")).GetProperty("sex").GetString().Should().Be("female");
        var men = await server.Get("/api/v1/inequality?indicator=ons-le-birth&sex=male");
        men.GetProperty("sex").GetString().Should().Be("male");
        men.GetProperty("tenths").GetArrayLength().Should().BePositive();
        (await server.Get("/api/v1/inequality?indicator=ons-le-birth&sex=persons")).GetProperty("reason").GetString().Should().Contain("about all persons");

        var page = await server.Page("/inequality?indicator=ons-le-birth&sex=male");
        page.QuerySelectorAll("#sex option").Select(o => o.GetAttribute("value")).Should().Equal("female", "male");
        page.QuerySelector("#sex option[selected]")!.GetAttribute("value").Should().Be("male");
        page.QuerySelector(".lead")!.TextContent.Should().Contain(", men, in ");
        page.QuerySelectorAll("a[href^='/api/v1/inequality']").Should().OnlyContain(a => a.GetAttribute("href")!.Contains("&sex=male&table="));
        (await server.Page("/inequality?indicator=census2021-bad-health&sex=male")).QuerySelectorAll("#sex").Should().BeEmpty("its figures are of all");
    }

    [Theory]
    [InlineData("indicator=census2021-bad-health&sex=female", "There are no figures of women; these are of all persons.")]
    [InlineData("indicator=ons-le-birth&sex=persons", "There are no figures of all persons; these are of women.")]
    [InlineData("indicator=ons-le-birth&sex=male", null)]
    [InlineData("indicator=ons-le-birth", null)]
    public async Task SexThatIsNotHeld_IsSaid_OnThePageAndInAFrame(string query, string? said)
    {
        var (page, frame) = (await server.Page($"/inequality?{query}"), await server.Page($"/embed/chart/tenths/inequality?{query}"));
        string[] expected = said is null ? [] : [said];
        page.QuerySelectorAll(".lead + .notice").Select(n => n.Words()).Should().Equal(expected);
        frame.QuerySelectorAll(".embed__note").Select(n => n.Words()).Should().Equal(expected);
    }

    [Fact]
    public async Task Cards_SayWhatTheDownloadsHold()
    {
        const string Address = "/api/v1/inequality?indicator=census2021-bad-health";
        var answer = await server.Get(Address);
        var slopes = StrictCsv.Records(await server.Client.GetStringAsync($"{Address}&table=slopes&format=csv")).ToList();
        var fifths = StrictCsv.Records(await server.Client.GetStringAsync($"{Address}&table=fifths&format=csv")).ToList();
        string Of(List<List<string>> table, int row, string column) => table[row][table[0].IndexOf(column)];

        Of(slopes, 1, "slope").Should().Be(answer.GetProperty("slope").GetProperty("value").GetRawText());
        Of(slopes, 1, "ratioUpper").Should().Be(answer.GetProperty("ratio").GetProperty("upper").GetRawText());
        (Of(slopes, 1, "aboveEngland"), answer.GetProperty("aboveEngland").ValueKind).Should().Be((string.Empty, JsonValueKind.Null), "the fixture has no counts");
        fifths.Skip(1).Select(f => f[fifths[0].IndexOf("fifth")]).Should().Equal("1", "2", "3", "4", "5");
        (await server.Page("/inequality?indicator=census2021-bad-health")).QuerySelector(".cards")!.Words().Should().Contain("Not known");
    }

    [Theory]
    [InlineData("/inequality?sex=nobody", HttpStatusCode.BadRequest)]
    [InlineData("/inequality?indicator=nonsense", HttpStatusCode.BadRequest)]
    [InlineData("/inequality?indicator=iod2025-imd", HttpStatusCode.BadRequest)]
    [InlineData("/inequality?within=E01007317", HttpStatusCode.BadRequest)]
    public async Task BadAddress_IsRefused(string address, HttpStatusCode expected) => (await server.Page(address, expected)).QuerySelectorAll("h1").Should().ContainSingle();
}
