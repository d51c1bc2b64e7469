using System.Text.Json;
using AngleSharp.Dom;
using HealthNeeds.Dashboard.Api.Rankings;
using HealthNeeds.Store.Queries;

namespace HealthNeeds.Dashboard.Tests.Api;

/// <summary>What goes with a rank stands in every download in the same sentence; the page shows up to three parts of it, with their direction.</summary>
[Collection(ApiCollection.Name)]
public sealed class RankReasonTests(ApiServer server)
{
    [Theory]
    [InlineData("/?level=msoa21", "level=msoa21", 25)]
    [InlineData("/?focus=cancer&within=E08000016", "focus=cancer&within=E08000016", 25)]
    [InlineData("/?level=ltla24&within=E92000001", "level=ltla24&within=E92000001", 4)]
    [InlineData("/?level=icb", "level=icb", 1)]
    [InlineData("/?kind=burden", "kind=burden", 0)]
    public async Task Why_IsTheSameInTheCsv_TheJsonAndTheMapLayer_AndInShortOnThePage(string address, string query, int told)
    {
        var page = (await server.Page(address)).QuerySelectorAll(".rank-table tr[data-code]").ToDictionary(r => r.GetAttribute("data-code")!, StringComparer.Ordinal);
        page.Values.Count(r => r.QuerySelector(".reasons, .rank-table__why") is not null).Should().Be(told);
        var csv = StrictCsv.Table(await server.Client.GetStringAsync($"/api/v1/rankings?{query}&format=csv")).ToDictionary(r => r["code"], r => r["why"], StringComparer.Ordinal);
        var json = Reasons((await server.Get($"/api/v1/rankings?{query}")).GetProperty("items"), item => item);
        var layer = Reasons(JsonSerializer.Deserialize<JsonElement>(await server.Client.GetStringAsync($"/api/v1/rankings?{query}&format=geojson")).GetProperty("features"), feature => feature.GetProperty("properties"));
        foreach (var (code, row) in page)
        {
            (json[code], layer[code]).Should().Be((csv[code], csv[code]), code);
            (row.QuerySelector(".rank-table__why")?.Words() ?? csv[code]).Should().Be(csv[code], code);
            row.QuerySelectorAll(".reasons .num").Select(n => $"({n.Words()})").Where(points => !csv[code].Contains(points)).Should().BeEmpty(code);
        }
    }

    [Fact]
    public async Task Reasons_AreAShortList_EachWithItsDirection()
    {
        var lists = (await server.Page("/?level=msoa21")).QuerySelectorAll(".reasons").ToList();
        lists.Should().NotBeEmpty().And.OnlyContain(l => l.LocalName == "ul" && l.Children.Length >= 1 && l.Children.Length <= 3);
        lists.SelectMany(l => l.Children).Select(c => c.Words()).Should().OnlyContain(w => w.Length <= 55 && w.EndsWith(" points") && (w.Contains(" +") || w.Contains(" −")));
    }

    /// <summary>The key at the foot of the list is folded on a phone; the head of the column stands before every row, in a screen reader too.</summary>
    [Theory]
    [InlineData("/?level=msoa21", "Place and what goes with it in percentage points of England’s average; + is more need")]
    [InlineData("/?kind=burden", "Place and what goes with it")]
    public async Task HeadOfTheColumn_SaysWhatTheNumbersAre(string address, string head) =>
        (await server.Page(address)).QuerySelector(".rank-table thead th.c-place")!.Words().Should().Be(head);

    [Fact]
    public async Task Why_OfAllOfEnglandsNeighbourhoods_IsNotSaid()
    {
        var rows = StrictCsv.Table(await server.Client.GetStringAsync("/api/v1/rankings?within=E92000001&format=csv"));
        rows.Should().NotBeEmpty().And.OnlyContain(r => r["why"].Length == 0);
    }

    [Theory]
    [InlineData(0, "None of its 860 neighbourhoods is very likely in England’s worst tenth.")]
    [InlineData(1, "1 of its 860 neighbourhoods (under 1%) is very likely in England’s worst tenth: 1,500 people live there.")]
    [InlineData(86, "86 of its 860 neighbourhoods (10%) are very likely in England’s worst tenth: 1,500 people live there.")]
    public void Why_OfAnIcb_CountsItsNeighbourhoods(int worst, string words) =>
        RankReasons.Neighbourhoods(new IcbNeed(new AreaCode("E54000061"), Score: 0, Burden: 0, Gap: null, Neighbourhoods: 860, worst, Residents: 1_400_000, WorstResidents: 1_500)).Should().Be(words);

    private static Dictionary<string, string> Reasons(JsonElement list, Func<JsonElement, JsonElement> item) =>
        list.EnumerateArray().Select(item).ToDictionary(i => i.GetProperty("code").GetString()!, i => i.GetProperty("why").GetString() ?? string.Empty, StringComparer.Ordinal);
}
