using System.Text.Json;

namespace HealthNeeds.Dashboard.Tests.Api;

/// <summary>Neighbourhoods in two indices of deprivation.</summary>
[Collection(ApiCollection.Name)]
public sealed class DeprivationTests(ApiServer server)
{
    [Fact]
    public async Task Places_AreCountedOverAllOfEngland_AndNotGivenWhereABoundaryChanged()
    {
        var before = await Scores("iod2019-imd");
        var after = await Scores("iod2025-imd");
        var both = before.Keys.Where(after.ContainsKey).ToList();
        var answer = await server.Get("/api/v1/deprivation?within=E08000016");
        answer.GetProperty("of").GetInt32().Should().Be(both.Count);
        var items = answer.GetProperty("items").EnumerateArray().ToList();
        items.Should().HaveCountGreaterThan(140);
        foreach (var item in items)
        {
            var code = item.GetProperty("code").GetString()!;
            var comparable = string.CompareOrdinal(code, "E01033769") < 0;
            item.GetProperty("rank2025").GetInt32().Should().Be(Place(after, code));
            (item.GetProperty("rank2019").ValueKind == JsonValueKind.Number).Should().Be(comparable);
            (item.GetProperty("reason").ValueKind == JsonValueKind.Null).Should().Be(comparable);
            if (!comparable) continue;
            item.GetProperty("rank2019").GetInt32().Should().Be(Place(before, code));
            item.GetProperty("moved").GetInt32().Should().Be(item.GetProperty("rank2019").GetInt32() - item.GetProperty("rank2025").GetInt32());
        }

        // Equal scores share the middle of their places.
        int Place(Dictionary<string, double> scores, string code) => 1 + both.Count(c => scores[c] > scores[code]) + ((both.Count(c => scores[c] == scores[code]) - 1) / 2);
    }

    [Fact]
    public async Task Pages_SayThatIndicesAreRelative()
    {
        var page = await server.Page("/data/indicators/iod2025-imd");
        page.QuerySelector("#deprivation")!.ParentElement!.Words().Should().Contain("Both indices are relative").And.Contain("Moved most towards the most deprived");
        (await server.Page("/areas/E01007317")).QuerySelector("#deprivation-since")!.ParentElement!.Words().Should().Contain("in 2019").And.Contain("Both indices are relative");
        (await server.Page("/areas/E02001509")).QuerySelector("#deprivation-since").Should().BeNull("it is of neighbourhoods");
    }

    [Fact]
    public async Task Csv_HoldsWhatJsonHolds()
    {
        var items = (await server.Get("/api/v1/deprivation")).GetProperty("items").EnumerateArray().Select(i => i.GetProperty("code").GetString()).ToList();
        var rows = StrictCsv.Table(await server.Client.GetStringAsync("/api/v1/deprivation?format=csv"));
        rows.Select(r => r["code"]).Should().Equal(items);
        rows.Should().OnlyContain(r => r["caveat"].StartsWith("Both indices are relative", StringComparison.Ordinal));
    }

    private async Task<Dictionary<string, double>> Scores(string indicator) =>
        (await server.Get($"/api/v1/indicators/{indicator}/values?within=E92000001")).GetProperty("items").EnumerateArray().Where(i => i.GetProperty("value").ValueKind == JsonValueKind.Number)
            .ToDictionary(i => i.GetProperty("code").GetString()!, i => i.GetProperty("value").GetDouble());
}
