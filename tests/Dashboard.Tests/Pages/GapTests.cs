using System.Net;
using System.Text.Json;
using AngleSharp.Dom;
using HealthNeeds.Dashboard.Api.Gaps;
using HealthNeeds.Store.Releases;
using Microsoft.Extensions.DependencyInjection;

namespace HealthNeeds.Dashboard.Tests.Pages;

[Collection(ApiCollection.Name)]
public sealed class GapTests(ApiServer server)
{
    [Fact]
    public async Task Gaps_AreThoseOfTheRelease_OncePerPlaceAndNeed_OnPageAndApi()
    {
        var (page, answer) = (await server.Page("/gaps"), await server.Get("/api/v1/gaps"));
        using var lease = server.Services.GetRequiredService<ReleaseStore>().Lease();
        var lsoas = lease.Areas.List(HealthNeeds.Core.Areas.AreaLevel.Lsoa21, new("E54000061")).ToDictionary(a => a.Code);
        var expected = lease.Assets.NoMatches(new("E54000061")).Where(n => lsoas.ContainsKey(n.Area)).DistinctBy(n => (n.Area, n.Need)).GroupBy(n => n.Need)
            .ToDictionary(g => g.Key, g => (Places: g.Count(), People: g.Sum(n => lsoas[n.Area].Population ?? 0)));
        expected.Should().NotBeEmpty();
        Items(answer, "gaps").ToDictionary(g => g.GetProperty("id").GetString()!, g => (g.GetProperty("neighbourhoods").GetInt32(), g.GetProperty("people").GetInt32())).Should().BeEquivalentTo(expected);
        page.QuerySelector("h1")!.Words().Should().Be(answer.GetProperty("finding").GetString());
        page.QuerySelectorAll(".gaps-table tbody tr").Select(r => r.GetAttribute("data-need")).Should().Equal(Items(answer, "gaps").Select(g => g.GetProperty("id").GetString()));
    }

    [Fact]
    public async Task Need_ListsItsPlaces_GreatestNeedFirst()
    {
        var need = Items(await server.Get("/api/v1/gaps"), "gaps")[0];
        var id = need.GetProperty("id").GetString();
        var (page, answer) = (await server.Page($"/gaps?need={id}"), await server.Get($"/api/v1/gaps?need={id}"));
        var places = Items(answer, "places");
        places.Should().HaveCount(need.GetProperty("neighbourhoods").GetInt32());
        places.Select(p => p.GetProperty("score").GetDouble()).Should().BeInDescendingOrder();
        page.QuerySelectorAll(".gaps-table tbody tr").Select(r => r.GetAttribute("data-code")).Should().Equal(places.Take(30).Select(p => p.GetProperty("code").GetString()));
        page.QuerySelectorAll("#need option[selected]").Should().ContainSingle().Which.GetAttribute("value").Should().Be(id);
        (await server.Client.GetStringAsync($"/api/v1/gaps?need={id}&table=places&format=csv")).Split('\n', StringSplitOptions.RemoveEmptyEntries).Should().HaveCount(places.Count + 1);
    }

    [Fact]
    public async Task Outreach_AndPairs_AreTheReleases_EachOnce()
    {
        var answer = await server.Get("/api/v1/gaps");
        var sites = Items(answer, "outreach");
        sites.Should().NotBeEmpty();
        sites.Select(s => s.GetProperty("need").GetString()).Should().OnlyHaveUniqueItems();
        sites.Select(s => s.GetProperty("people").GetInt32()).Should().BeInDescendingOrder();
        var pairs = Items(answer, "pairs");
        pairs.Should().NotBeEmpty();
        pairs.Select(p => string.Join('+', new[] { p.GetProperty("one").GetString(), p.GetProperty("other").GetString() }.Order())).Should().OnlyHaveUniqueItems();
        foreach (var (table, rows) in new[] { ("outreach", sites.Count), ("pairs", pairs.Count) })
            (await server.Client.GetStringAsync($"/api/v1/gaps?table={table}&format=csv")).Split('\n', StringSplitOptions.RemoveEmptyEntries).Should().HaveCount(rows + 1);
    }

    [Theory]
    [InlineData(false, "1 of 3 needs has no open asset in some neighbourhoods of South Yorkshire")]
    [InlineData(true, "No open asset works on 1 of 3 needs in South Yorkshire, and 1 more has none in some neighbourhoods")]
    public void Finding_OfOneNeed_IsInTheSingular(bool alsoWhole, string finding)
    {
        NeedGap part = new("part", "Part", 3, 4_500, IsWhole: false, string.Empty, string.Empty), whole = part with { Id = "whole", IsWhole = true };
        new GapView(new GapQuery(FocusArea.Overall, Need: null), "South Yorkshire", [null!, null!, null!], NeedName: null) { Gaps = alsoWhole ? [whole, part] : [part] }.Finding.Should().Be(finding);
    }

    [Theory]
    [InlineData("need=nothing-of-the-kind", HttpStatusCode.BadRequest, 404)]
    [InlineData("focus=gout", HttpStatusCode.BadRequest, 400)]
    public async Task BadAddress_IsRefused_ByPageAndApi(string query, HttpStatusCode page, int api)
    {
        (await server.Page($"/gaps?{query}", page)).QuerySelectorAll("h1").Should().ContainSingle();
        await server.Refusal($"/api/v1/gaps?{query}", api);
    }

    [Theory]
    [InlineData("/plan")]
    [InlineData("/assets")]
    [InlineData("/tools")]
    public async Task Pages_LeadToIt(string from) => (await server.Page(from)).QuerySelector("main a[href='/gaps']").Should().NotBeNull();

    [Theory]
    [InlineData("/", "/gaps")]
    [InlineData("/?focus=cancer&level=msoa21", "/gaps?focus=cancer")]
    public async Task Card_OfTheFirstPage_LeadsToTheGapsOfItsFocusArea(string from, string gaps) =>
        (await server.Page(from)).QuerySelectorAll(".cards a").Select(a => a.GetAttribute("href")).Should().Contain(gaps);

    [Fact]
    public async Task Need_WithoutAMatch_LeadsFromAPlaceToWhereNothingAnswersThatNeed()
    {
        var links = (await server.Page("/areas/E01007317")).QuerySelectorAll(".no-match a").Select(a => a.GetAttribute("href")!).ToList();
        links.Should().NotBeEmpty().And.OnlyHaveUniqueItems();
        foreach (var link in links)
            (await server.Page(link)).QuerySelectorAll("#need option[selected]").Should().ContainSingle().Which.GetAttribute("value").Should().Be(link.Split("need=")[1]);
    }

    [Fact]
    public async Task Gaps_LeadToAPlanForTheirFocusArea() =>
        (await server.Page("/gaps?focus=cancer")).QuerySelectorAll("main a").Select(a => a.GetAttribute("href")).Should().Contain("/plan?focus=cancer");

    private static IReadOnlyList<JsonElement> Items(JsonElement answer, string name) => [.. answer.GetProperty(name).EnumerateArray()];
}
