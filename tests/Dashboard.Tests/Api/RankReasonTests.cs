using System.Text.Json;
using AngleSharp.Dom;
using HealthNeeds.Dashboard.Tests.Servers;

namespace HealthNeeds.Dashboard.Tests.Api;

/// <summary>What goes with a rank stands in every download as it stands on the page.</summary>
[Collection(ApiCollection.Name)]
public sealed class RankReasonTests(ApiServer server)
{
    [Theory]
    [InlineData("/?level=msoa21", "level=msoa21", 25)]
    [InlineData("/?focus=cancer&within=E08000016", "focus=cancer&within=E08000016", 25)]
    [InlineData("/?level=ltla24&within=E92000001", "level=ltla24&within=E92000001", 4)]
    [InlineData("/?level=icb", "level=icb", 1)]
    [InlineData("/?kind=burden", "kind=burden", 0)]
    public async Task Why_IsTheSameOnThePage_InTheCsv_TheJsonAndTheMapLayer(string address, string query, int told)
    {
        var page = (await server.Page(address)).QuerySelectorAll(".rank-table tr[data-code]")
            .ToDictionary(r => r.GetAttribute("data-code")!, r => r.QuerySelector(".rank-table__why")?.Words() ?? string.Empty, StringComparer.Ordinal);
        page.Values.Count(w => w.Length > 0).Should().Be(told);
        var csv = StrictCsv.Table(await server.Client.GetStringAsync($"/api/v1/rankings?{query}&format=csv")).ToDictionary(r => r["code"], r => r["why"], StringComparer.Ordinal);
        var json = Reasons((await server.Get($"/api/v1/rankings?{query}")).GetProperty("items"), item => item);
        var layer = Reasons(JsonSerializer.Deserialize<JsonElement>(await server.Client.GetStringAsync($"/api/v1/rankings?{query}&format=geojson")).GetProperty("features"), feature => feature.GetProperty("properties"));
        foreach (var (code, why) in page)
            (csv[code], json[code], layer[code]).Should().Be((why, why, why), code);
    }

    [Fact]
    public async Task Why_OfAllOfEnglandsNeighbourhoods_IsNotSaid()
    {
        var rows = StrictCsv.Table(await server.Client.GetStringAsync("/api/v1/rankings?within=E92000001&format=csv"));
        rows.Should().NotBeEmpty().And.OnlyContain(r => r["why"].Length == 0);
    }

    private static Dictionary<string, string> Reasons(JsonElement list, Func<JsonElement, JsonElement> item) =>
        list.EnumerateArray().Select(item).ToDictionary(i => i.GetProperty("code").GetString()!, i => i.GetProperty("why").GetString() ?? string.Empty, StringComparer.Ordinal);
}
