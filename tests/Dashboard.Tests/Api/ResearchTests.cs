using System.Net;
using System.Text.Json;
using HealthNeeds.Dashboard.Releases;

namespace HealthNeeds.Dashboard.Tests.Api;

/// <summary>Research in the API, where registers were reached.</summary>
[Collection(nameof(LiveServer))]
public sealed class ResearchTests(LiveServer server)
{
    [Fact]
    public async Task Research_OfTheRegion_IsListedWithOrganisationPlaceMoneyAndRegister()
    {
        var answer = await server.Get("/api/v1/research");
        answer.GetProperty("registers").EnumerateArray().Single().GetProperty("seen").GetString().Should().Be("2026-11-20");
        answer.GetProperty("reason").ValueKind.Should().Be(JsonValueKind.Null);
        Ids(answer).Should().Equal("A/1", "A2", "P1");
        answer.GetProperty("awards").GetInt32().Should().Be(2, "a supported project is no award");
        var first = answer.GetProperty("items")[0];
        (first.GetProperty("organisation").GetString(), first.GetProperty("pounds").GetDouble(), first.GetProperty("place").GetString()).Should().Be(("University of Fixture", 1_000_000, "register"));
        first.GetProperty("categories").EnumerateArray().Select(c => c.GetProperty("share").GetDouble()).Should().Equal(0.75, 0.25);
    }

    [Fact]
    public async Task Need_TakesAwardsThatBearOnIt_AndEnglandThoseOfUnknownPlace()
    {
        Ids(await server.Get("/api/v1/research?need=stroke-rehabilitation")).Should().Equal("A/1");
        var everywhere = await server.Get("/api/v1/research?icb=E92000001&need=copd-prevention");
        Ids(everywhere).Should().Equal("A/1", "A3");
        everywhere.GetProperty("items")[1].GetProperty("place").GetString().Should().Be("unknown");
    }

    [Fact]
    public async Task UnknownNeed_AndWhatIsNoIcb_AreRefused()
    {
        (await server.Refusal("/api/v1/research?need=gout", (int)HttpStatusCode.NotFound)).GetProperty("detail").GetString().Should().Contain("gout");
        await server.Refusal("/api/v1/research?icb=E08000016", (int)HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Csv_IsTheSameView()
    {
        var lines = (await server.Client.GetStringAsync("/api/v1/research?icb=E92000001&format=csv")).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        lines.Should().HaveCount(5);
        lines[1].Should().Contain("nihr-open-data,A/1,award,Breathing at home").And.Contain("Respiratory 0.75; Stroke 0.25");
        lines[4].Should().Contain("place unknown");
    }

    [Fact]
    public async Task Balance_TellsEveryIcb_WithLimitsAndARank()
    {
        var items = (await server.Get("/api/v1/research/balance?focus=cardio-respiratory")).GetProperty("items").EnumerateArray().ToList();
        items.Should().NotBeEmpty();
        var here = items.Single(i => i.GetProperty("awards").GetDouble() > 0);
        here.GetProperty("awards").GetDouble().Should().Be(2);
        here.GetProperty("pounds").GetDouble().Should().Be(1_500_000);
        here.GetProperty("awardsLower").GetDouble().Should().BeLessThan(here.GetProperty("awardsPer100k").GetDouble()).And.BePositive();
        (await server.Get("/api/v1/research/balance?focus=cancer")).GetProperty("reason").GetString().Should().Contain("No award");
    }

    [Fact]
    public async Task Balance_IsNotGiven_WhereTooFewAwardsArePlaced_AndSaysTheShare()
    {
        var answer = await server.Get("/api/v1/research/balance?focus=mental-health");
        answer.GetProperty("items").GetArrayLength().Should().Be(0);
        answer.GetProperty("reason").GetString().Should().Contain("a location for 0% of the awards").And.Contain("90% is needed");
    }

    [Fact]
    public async Task Panel_NamesOrganisationsAndTheirPlace()
    {
        var page = await server.Client.GetStringAsync("/assets");
        page.Should().Contain("University of Fixture").And.Contain("Breathing at home").And.Contain("2 awards and 1 supported project under way").And.Contain("ICBs are not compared").And.Contain("Is research where the burden is?").And.NotContain("No research register has been reached yet");
    }

    [Fact]
    public async Task Panel_ListsEveryIcb_AsTheApiDoes()
    {
        var lists = (await server.Page("/assets")).QuerySelectorAll("#research details");
        lists.Should().NotBeEmpty();
        foreach (var list in lists)
        {
            var csv = list.QuerySelector("a[href*='format=csv']")!.GetAttribute("href")!;
            var items = (await server.Get(csv.Replace("&format=csv", string.Empty, StringComparison.Ordinal))).GetProperty("items").EnumerateArray().ToList();
            list.QuerySelectorAll("tbody tr").Select(r => (r.QuerySelector("th")!.Words(), r.QuerySelector("td")!.Words()))
                .Should().NotBeEmpty().And.Equal(items.Select(i => (IcbNames.Place(i.GetProperty("name").GetString()!), Rank(i.GetProperty("rank")))));
        }
    }

    private static string Rank(JsonElement rank) => $"{rank.GetProperty("median")} ({rank.GetProperty("lower")}–{rank.GetProperty("upper")})";

    private static IEnumerable<string?> Ids(JsonElement answer) => answer.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("id").GetString());
}
