using System.Text.Json;
using AngleSharp.Dom;

namespace HealthNeeds.Dashboard.Tests.Pages;

[Collection(ApiCollection.Name)]
public sealed class SimilarTests(ApiServer server)
{
    private const string Lsoa = "E01007317";

    [Theory]
    [InlineData(Lsoa)]
    [InlineData("E02001509")]
    public async Task Twenty_OfItsLevel_TheMostAlikeFirst_OnPageAndInDownload(string code)
    {
        var answer = await server.Get($"/api/v1/areas/{code}/similar");
        answer.GetProperty("reason").ValueKind.Should().Be(JsonValueKind.Null);
        var items = answer.GetProperty("items").EnumerateArray().ToList();
        items.Should().HaveCount(20);
        items.Select(i => i.GetProperty("distance").GetDouble()).Should().BeInAscendingOrder();
        var codes = items.Select(i => i.GetProperty("code").GetString()!).ToList();
        codes.Should().OnlyHaveUniqueItems().And.NotContain(code).And.OnlyContain(c => c.Substring(0, 3) == code.Substring(0, 3));
        answer.GetProperty("varianceHeld").GetDouble().Should().BeInRange(.9, 1);
        var page = await server.Page($"/compare?areas={code}");
        page.QuerySelectorAll(".similar tr[data-code]").Select(r => r.GetAttribute("data-code")).Should().Equal(codes);
        page.QuerySelector("a[data-five]")!.GetAttribute("href").Should().Be($"/compare?areas={code},{string.Join(',', codes.Take(5))}");
        var csv = StrictCsv.Table((await server.Client.GetStringAsync($"/api/v1/areas/{code}/similar?format=csv")).TrimStart('\uFEFF'));
        csv.Select(r => r["code"]).Should().Equal(codes);
        csv[0].Keys.Count(k => k.StartsWith("difference-", StringComparison.Ordinal)).Should().Be(answer.GetProperty("features").GetArrayLength());
    }

    [Fact]
    public async Task Elsewhere_LeavesOutItsOwnAuthority()
    {
        var own = (await server.Get($"/api/v1/areas/{Lsoa}")).GetProperty("area").GetProperty("localAuthorityName").GetString();
        (await server.Get($"/api/v1/areas/{Lsoa}/similar")).GetProperty("items").EnumerateArray().Should().Contain(i => i.GetProperty("localAuthority").GetString() == own);
        (await server.Get($"/api/v1/areas/{Lsoa}/similar?elsewhere=true")).GetProperty("items").EnumerateArray().Should().HaveCount(20).And.NotContain(i => i.GetProperty("localAuthority").GetString() == own);
    }

    [Fact]
    public async Task Features_AreNoOutcomeAndNoService()
    {
        var features = (await server.Get($"/api/v1/areas/{Lsoa}/similar")).GetProperty("features").EnumerateArray().SelectMany(f => f.GetProperty("indicators").EnumerateArray()).Select(i => i.GetString()!).ToList();
        features.Should().NotBeEmpty().And.NotContain(i => i.Contains("health", StringComparison.Ordinal) || i.Contains("ypll", StringComparison.Ordinal) || i.Contains("cidr", StringComparison.Ordinal) || i.Contains("morbidity", StringComparison.Ordinal)
            || i.Contains("disab", StringComparison.Ordinal) || i.Contains("qof", StringComparison.Ordinal) || i.Contains("-gp", StringComparison.Ordinal) || i == "iod2025-imd");
    }

    [Fact]
    public async Task PlaceThatLacksAFigure_IsToldWhich()
    {
        var missing = (await server.Get("/api/v1/indicators/iod2025-income/values?level=lsoa21")).GetProperty("items").EnumerateArray().First(i => i.GetProperty("value").ValueKind == JsonValueKind.Null).GetProperty("code").GetString();
        (await server.Get($"/api/v1/areas/{missing}/similar")).GetProperty("reason").GetString().Should().Contain("cannot be compared").And.Contain("People in income deprivation");
        var page = await server.Page($"/compare?areas={missing}&show=peers");
        page.QuerySelector("#similar")!.ParentElement!.Words().Should().Contain("cannot be compared: People in income deprivation");
        page.QuerySelector("#figures")!.ParentElement!.Words().Should().Contain("No peers");
    }

    [Theory]
    [InlineData("E02001509")]
    [InlineData(Lsoa)]
    public async Task Peers_AreBetterOrWorse_OnlyBeyondTheJointInterval(string code)
    {
        var polarity = (await server.Get("/api/v1/indicators")).GetProperty("items").EnumerateArray().ToDictionary(i => i.GetProperty("id").GetString()!, i => i.GetProperty("polarity").GetString());
        var items = (await server.Get($"/api/v1/areas/{code}/peers")).GetProperty("items").EnumerateArray().ToList();
        items.Should().NotBeEmpty();
        if (code.StartsWith("E02", StringComparison.Ordinal)) items.Should().Contain(i => i.GetProperty("verdict").GetString() != "not-known");
        foreach (var item in items)
        {
            double? Number(string name) => item.GetProperty(name).ValueKind == JsonValueKind.Null ? null : item.GetProperty(name).GetDouble();
            var up = polarity[item.GetProperty("indicator").GetString()!];
            var (above, below) = up switch { "higher-is-worse" => ("worse", "better"), "higher-is-better" => ("better", "worse"), _ => ("higher", "lower") };
            var expected = Number("differenceLower") is not { } lower || Number("differenceUpper") is not { } upper ? "not-known" : lower > 0 ? above : upper < 0 ? below : "similar";
            item.GetProperty("verdict").GetString().Should().Be(expected);
            Number("difference").Should().BeApproximately(Number("value")!.Value - Number("peersMean")!.Value, 1e-9);
        }

        var page = await server.Page($"/compare?areas={code}&show=peers");
        page.QuerySelectorAll(".peers tr[data-indicator]").Select(r => r.GetAttribute("data-indicator")).Should().Equal(items.Select(i => i.GetProperty("indicator").GetString()));
    }

    [Theory]
    [InlineData("similar", "similar-E01007317-elsewhere-")]
    [InlineData("peers", "peers-all-E01007317-elsewhere-")]
    public async Task File_SaysInItsNameThatTheOwnAuthorityIsLeftOut(string table, string name) =>
        (await server.Client.GetAsync($"/api/v1/areas/{Lsoa}/{table}?elsewhere=true&format=csv")).Content.Headers.ContentDisposition!.FileNameStar.Should().StartWith(name);

    [Fact]
    public async Task Profile_LeadsToTheComparison() =>
        (await server.Page($"/areas/{Lsoa}?focus=cancer")).QuerySelector("a[data-compare]")!.GetAttribute("href").Should().Be($"/compare?areas={Lsoa}&focus=cancer");
}
