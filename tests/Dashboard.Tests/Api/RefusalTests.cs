using System.Net;
using System.Text.Json;

namespace HealthNeeds.Dashboard.Tests.Api;

[Collection(ApiCollection.Name)]
public sealed class RefusalTests(ApiServer server)
{
    [Theory]
    [InlineData("/api/v1/rankings?focus=diabetes", "focus", "diabetes", "cardio-respiratory")]
    [InlineData("/api/v1/rankings?focus=Overall", "focus", "Overall", "overall")]
    [InlineData("/api/v1/rankings?focus=", "focus", "", "overall")]
    [InlineData("/api/v1/rankings?kind=need", "kind", "need", "unmet")]
    [InlineData("/api/v1/rankings?kind=Burden", "kind", "Burden", "burden")]
    [InlineData("/api/v1/rankings?kind=", "kind", "", "gap")]
    [InlineData("/api/v1/rankings?level=lsoa11", "level", "lsoa11", "lsoa21")]
    [InlineData("/api/v1/rankings?level=0", "level", "0", "msoa21")]
    [InlineData("/api/v1/rankings?format=xml", "format", "xml", "geojson")]
    [InlineData("/api/v1/models?format=geojson", "format", "geojson", "csv")]
    [InlineData("/api/v1/indicators/iod2025-ypll/values?sex=both", "sex", "both", "persons")]
    [InlineData("/api/v1/matches?area=E01007317&focus=overall", "focus", "overall", "cancer")]
    [InlineData("/api/v1/assets?sector=banking", "sector", "banking", "medical-devices")]
    [InlineData("/api/v1/assets?kind=shop", "kind", "shop", "hospital")]
    [InlineData("/api/v1/assets?place=E08000035", "place", "E08000035", "none")]
    public async Task Value_NotOfItsList_IsRefusedWithTheList(string address, string parameter, string found, string allowed)
    {
        var problem = await server.Refusal(address, 400);
        problem.GetProperty("parameter").GetString().Should().Be(parameter);
        problem.GetProperty("found").GetString().Should().Be(found);
        Allowed(problem).Should().Contain(allowed);
    }

    [Theory]
    [InlineData("/api/v1/rankings?within=Barnsley", "within")]
    [InlineData("/api/v1/rankings?within=e08000016", "within")]
    [InlineData("/api/v1/rankings?within=E0800001", "within")]
    [InlineData("/api/v1/rankings?within=E08000016%20", "within")]
    [InlineData("/api/v1/areas/sheffield", "code")]
    [InlineData("/api/v1/areas/E0101", "code")]
    [InlineData("/api/v1/matches?area=1", "area")]
    [InlineData("/api/v1/matches?asset=AMRC!", "asset")]
    [InlineData("/api/v1/areas?search=a", "search")]
    [InlineData("/api/v1/areas?search=ab&limit=0", "limit")]
    [InlineData("/api/v1/areas?search=ab&limit=-1", "limit")]
    [InlineData("/api/v1/areas?search=ab&limit=1e3", "limit")]
    [InlineData("/api/v1/runs?limit=99999999999999999999", "limit")]
    [InlineData("/api/v1/indicators/IoD/values", "id")]
    [InlineData("/api/v1/runs/..%2Fcurrent", "id")]
    public async Task Value_Malformed_IsRefusedWithItsForm(string address, string parameter)
    {
        var problem = await server.Refusal(address, 400);
        problem.GetProperty("parameter").GetString().Should().Be(parameter);
        Allowed(problem).Should().ContainSingle().Which.Should().NotBeNullOrEmpty();
    }

    [Theory]
    [InlineData("/api/v1/rankings?within=E99999999", "within")]
    [InlineData("/api/v1/rankings?within=W06000015", "within")]
    [InlineData("/api/v1/areas?within=E08000003", "within")]
    [InlineData("/api/v1/areas/E01999999", "code")]
    [InlineData("/api/v1/areas/S12000033/indicators", "code")]
    [InlineData("/api/v1/matches?area=E01999999", "area")]
    [InlineData("/api/v1/matches?asset=no-such-asset", "asset")]
    [InlineData("/api/v1/indicators/no-such-indicator/values", "id")]
    [InlineData("/api/v1/runs/no-such-run", "id")]
    [InlineData("/api/v1/runs/no-such-run/rejections", "id")]
    [InlineData("/api/v1/problems/no-such-problem", "id")]
    public async Task Name_WellFormedButUnknown_IsNotFound(string address, string parameter)
    {
        var problem = await server.Refusal(address, 404);
        problem.GetProperty("parameter").GetString().Should().Be(parameter);
        Allowed(problem).Should().NotBeEmpty();
    }

    [Theory]
    [InlineData("ltla24", "E08000016", "a local authority")]
    [InlineData("msoa21", "E02001509", "an MSOA")]
    [InlineData("lsoa21", "E01007317", "an LSOA")]
    public async Task Within_HoldingNoSuchLevel_IsRefusedWithWhatWould(string level, string within, string noun)
    {
        var problem = await server.Refusal($"/api/v1/rankings?level={level}&within={within}", 400);
        problem.GetProperty("type").GetString().Should().EndWith("/wrong-level");
        problem.GetProperty("detail").GetString().Should().Contain(noun).And.Contain(level);
        Allowed(problem).Should().Contain(a => a.Contains("E92000001")).And.Contain(a => a.Contains("E54000061"));
    }

    [Theory]
    [InlineData("/api/v1/rankings?focsu=cancer", "focsu", "focus")]
    [InlineData("/api/v1/rankings?Focus=cancer", "Focus", "focus")]
    [InlineData("/api/v1/rankings?level=msoa21&page=2", "page", "within")]
    [InlineData("/api/v1/releases/current?x=1", "x", "release")]
    [InlineData("/health/live?verbose=1", "verbose", null)]
    public async Task Parameter_Unknown_IsRefusedWithTheNames(string address, string found, string? allowed)
    {
        var problem = await server.Refusal(address, 400);
        problem.GetProperty("found").GetString().Should().Be(found);
        if (allowed is null)
            Allowed(problem).Should().BeEmpty();
        else
            Allowed(problem).Should().Contain(allowed);
    }

    [Theory]
    [InlineData("/api/v1/rankings?focus=cancer&focus=overall", "focus")]
    [InlineData("/api/v1/rankings?focus=cancer&focus=cancer", "focus")]
    public async Task Parameter_Repeated_IsRefused(string address, string parameter) =>
        (await server.Refusal(address, 400)).GetProperty("parameter").GetString().Should().Be(parameter);

    [Fact]
    public async Task Parameter_RepeatedInAnotherCase_IsRefused() => await server.Refusal("/api/v1/rankings?focus=cancer&FOCUS=overall", 400);

    [Fact]
    public async Task Matches_ForNobody_SayWhatToGive() =>
        Allowed(await server.Refusal("/api/v1/matches", 400)).Should().HaveCount(2);

    [Theory]
    [InlineData("/api/v1/matches?area=E01007317&asset=amrc")]
    [InlineData("/api/v1/matches?area=E01007317&level=lsoa21")]
    [InlineData("/api/v1/matches?area=E01007317&limit=5")]
    public async Task Matches_WithWhatDoesNotGoTogether_AreRefused(string address) => await server.Refusal(address, 400);

    [Theory]
    [InlineData("' or 1=1 --")]
    [InlineData("E08000016'; drop table area; --")]
    [InlineData("overall\0")]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("../../etc/passwd")]
    [InlineData("ＯＶＥＲＡＬＬ")]
    [InlineData("E０8000016")]
    [InlineData("💊💊💊💊")]
    [InlineData("\u202Ellarevo")]
    [InlineData("=cmd|' /C calc'!A0")]
    [InlineData("%")]
    public async Task Value_Hostile_IsRefusedEverywhere(string hostile)
    {
        var text = Uri.EscapeDataString(hostile);
        foreach (var address in new[] { $"rankings?focus={text}", $"rankings?level={text}", $"rankings?within={text}", $"matches?asset={text}", $"matches?area={text}", $"areas?limit={text}" })
            await server.Refusal($"/api/v1/{address}", 400);
    }

    [Theory]
    [InlineData("'; drop table area; --")]
    [InlineData("%%%")]
    [InlineData("__")]
    [InlineData("💊💊")]
    public async Task Search_Hostile_FindsNothingAndBreaksNothing(string text)
    {
        (await server.Get($"/api/v1/areas?search={Uri.EscapeDataString(text)}")).GetProperty("items").GetArrayLength().Should().Be(0);
        (await server.Get("/api/v1/rankings?level=ltla24")).GetProperty("areas").GetInt32().Should().Be(4);
    }

    [Fact]
    public async Task Value_OfTenKilobytes_IsRefusedWithoutBeingRepeated()
    {
        var problem = await server.Refusal($"/api/v1/rankings?focus={new string('x', 10_000)}", 400);
        problem.GetProperty("found").GetString().Should().HaveLength(80 + "… (10000 characters)".Length);
        problem.GetRawText().Length.Should().BeLessThan(1_000);
    }

    [Fact]
    public async Task Name_OfTenKilobytes_IsRefusedWithoutBeingRepeated() =>
        (await server.Refusal($"/api/v1/rankings?{new string('x', 10_000)}=1", 400)).GetRawText().Length.Should().BeLessThan(1_000);

    [Theory]
    [InlineData("/api")]
    [InlineData("/api/v2/rankings")]
    [InlineData("/api/v1/ranking")]
    [InlineData("/health")]
    [InlineData("/openapi/v9.json")]
    public async Task Address_Unknown_IsAnsweredWithTheAddresses(string address) =>
        Allowed(await server.Refusal(address, 404)).Should().Contain("/api/v1/rankings").And.Contain("/health/live");

    [Theory]
    [InlineData("POST")]
    [InlineData("DELETE")]
    public async Task Method_OtherThanGet_IsRefused(string method)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), "/api/v1/rankings");
        var response = await server.Client.SendAsync(request);
        ((int)response.StatusCode).Should().Be(405);
        response.Content.Headers.Allow.Should().Contain("GET");
        response.Content.Headers.ContentType!.MediaType.Should().Be("application/problem+json");
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/areas/E01007317")]
    [InlineData("/data")]
    [InlineData("/api/v1/rankings?format=csv")]
    [InlineData("/api/v1/runs")]
    [InlineData("/health/ready")]
    public async Task Method_Head_IsAnsweredAsGetWithoutTheBody(string address)
    {
        using var get = await server.Client.GetAsync(address);
        using var request = new HttpRequestMessage(HttpMethod.Head, address);
        using var head = await server.Client.SendAsync(request);
        head.StatusCode.Should().Be(HttpStatusCode.OK);
        head.Content.Headers.ContentType.Should().Be(get.Content.Headers.ContentType);
        head.Headers.ETag.Should().Be(get.Headers.ETag);
    }

    [Fact]
    public async Task Problem_Type_LeadsToItsMeaning()
    {
        var problem = await server.Refusal("/api/v1/rankings?focus=x", 400);
        var meaning = await server.Get(problem.GetProperty("type").GetString()!);
        meaning.GetProperty("status").GetInt32().Should().Be(400);
        meaning.GetProperty("meaning").GetString().Should().NotBeNullOrEmpty();
    }

    private static List<string> Allowed(JsonElement problem) => [.. problem.GetProperty("allowed").EnumerateArray().Select(a => a.GetString()!)];
}
