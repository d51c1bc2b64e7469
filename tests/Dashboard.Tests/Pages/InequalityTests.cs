using System.Net;
using AngleSharp.Dom;
using HealthNeeds.Dashboard.Tests.Servers;

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
            newest.Select(t => t.GetProperty("tenth").GetInt32()).Should().Equal(Enumerable.Range(1, 10));
            newest.Sum(t => t.GetProperty("areas").GetInt32()).Should().Be(answer.GetProperty("areas").GetInt32());
            var page = await server.Page($"/inequality?indicator={id}");
            page.QuerySelectorAll("#tenths-title").Should().ContainSingle();
            page.QuerySelector(".bars")!.QuerySelectorAll("tbody tr").Should().HaveCount(10);
            page.QuerySelector("a[href^='/api/v1/inequality']")!.GetAttribute("href").Should().Contain($"indicator={id}").And.Contain("format=csv");
        }
    }

    [Fact]
    public async Task Authority_IsMeasuredOnItsOwnTenths()
    {
        var id = (await server.Get("/api/v1/inequality")).GetProperty("choices")[0].GetString();
        var all = (await server.Get($"/api/v1/inequality?indicator={id}")).GetProperty("areas").GetInt32();
        var part = (await server.Get($"/api/v1/inequality?indicator={id}&within=E08000016")).GetProperty("areas").GetInt32();
        part.Should().BePositive().And.BeLessThan(all);
        (await server.Page($"/inequality?indicator={id}&within=E08000016")).QuerySelector(".lead")!.TextContent.Should().Contain("Barnsley");
    }

    [Theory]
    [InlineData("/inequality?indicator=nonsense", HttpStatusCode.BadRequest)]
    [InlineData("/inequality?indicator=iod2025-imd", HttpStatusCode.BadRequest)]
    [InlineData("/inequality?within=E01007317", HttpStatusCode.BadRequest)]
    public async Task BadAddress_IsRefused(string address, HttpStatusCode expected) => (await server.Page(address, expected)).QuerySelectorAll("h1").Should().ContainSingle();
}
