using System.Net;
using AngleSharp.Dom;

namespace HealthNeeds.Dashboard.Tests.Pages;

/// <summary>What paper says of where it is from.</summary>
[Collection(ApiCollection.Name)]
public sealed class PrintedFromTests(ApiServer server)
{
    [Theory]
    [InlineData("/", "/?release=")]
    [InlineData("/?focus=cancer&level=msoa21", "/?focus=cancer&level=msoa21&release=")]
    [InlineData("/areas/E08000016", "/areas/E08000016?release=")]
    [InlineData("/data/indicators/iod2025-ypll?sort=name", "/data/indicators/iod2025-ypll?sort=name&release=")]
    public async Task Page_NamesItsRelease_AndTheAddressThatShowsItAgain(string address, string told)
    {
        var words = (await server.Page(address)).QuerySelector("#printed")!.Words();
        words.Should().Contain($"release {server.Published!.Id}").And.EndWith($"This view: http://localhost{told}{server.Published.Id}");
        (await server.Page(words[(words.IndexOf("http://localhost", StringComparison.Ordinal) + "http://localhost".Length)..])).QuerySelector("#printed")!.Words().Should().Be(words);
    }

    [Fact]
    public async Task Region_ThatAnAddressNames_IsNamedOnce() =>
        (await server.Page("/?region=E54000061")).QuerySelector("#printed")!.Words().Split("region=").Length.Should().BeLessThanOrEqualTo(2);

    [Theory]
    [InlineData("/areas/E01999999", HttpStatusCode.NotFound)]
    [InlineData("/?page=x", HttpStatusCode.BadRequest)]
    public async Task WhatIsRefused_HasNoView(string address, HttpStatusCode status) =>
        (await server.Page(address, status)).QuerySelector("#printed")!.Words().Should().Contain(server.Published!.Id).And.NotContain("This view");

    [Fact]
    public async Task AddressThatNobodyWouldType_IsLeftOut()
    {
        var codes = string.Join(',', (await server.Get("/api/v1/areas?level=lsoa21&limit=60")).GetProperty("items").EnumerateArray().Select(a => a.GetProperty("code").GetString()));
        (await server.Page($"/places?areas={codes}")).QuerySelector("#printed")!.Words().Should().Contain(server.Published!.Id).And.NotContain("This view");
    }
}
