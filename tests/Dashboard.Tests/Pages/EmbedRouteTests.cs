using System.Net;
using AngleSharp.Dom;

namespace HealthNeeds.Dashboard.Tests.Pages;

/// <summary>Which addresses other sites may show in a frame, and what such a frame says where there is nothing to show.</summary>
[Collection(ApiCollection.Name)]
public sealed class EmbedRouteTests(ApiServer server)
{
    [Theory]
    [InlineData("/embed/map")]
    [InlineData("/embed/chart/distribution/data/indicators/iod2025-ypll")]
    [InlineData("/embed/map?focus=nonsense")]
    [InlineData("/embed/chart/nonsense/inequality")]
    public async Task EmbedRoutes_AloneMayBeFramed(string address)
    {
        using var response = await server.Client.GetAsync(address);
        var policy = response.Headers.GetValues("Content-Security-Policy").Single();
        policy.Should().EndWith("frame-ancestors *").And.Contain("default-src 'none'").And.NotContain("unsafe");
    }

    [Theory]
    [MemberData(nameof(EveryPageTests.Addresses), MemberType = typeof(EveryPageTests))]
    [InlineData("/embed")]
    [InlineData("/embed/search")]
    [InlineData("/embed/map/search")]
    [InlineData("/embed/map/compare")]
    [InlineData("/embed/chart")]
    [InlineData("/embed/nonsense/hot-spots")]
    [InlineData("/embed/map?region=zzz")]
    [InlineData("/embed/map?release=20200101T000000Z-00000000")]
    [InlineData("/api/v1/rankings")]
    [InlineData("/js/map.js")]
    public async Task AnyOtherAddress_MayNotBeFramed(string address)
    {
        using var response = await server.Client.GetAsync(address);
        response.Headers.GetValues("Content-Security-Policy").Single().Should().EndWith("frame-ancestors 'none'");
    }

    [Theory]
    [InlineData("/embed/map?focus=nonsense", 400, "cancer")]
    [InlineData("/embed/map/areas/E01999999", 404, "no page for E01999999")]
    [InlineData("/embed/map/data/indicators/nonsense", 404, "indicator")]
    [InlineData("/embed/map/inequality", 404, "It has: chart/tenths")]
    [InlineData("/embed/chart/nonsense/inequality", 404, "“chart/nonsense”")]
    [InlineData("/embed/chart/%3Cscript%3E/inequality", 404, "“chart/<script>”")]
    public async Task WhatCannotBeShown_IsSaidInTheFrame(string address, int status, string said)
    {
        using var response = await server.Client.GetAsync(address);
        ((int)response.StatusCode).Should().Be(status);
        response.Headers.ETag.Should().BeNull("what is not there is not kept");
        var page = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(await response.Content.ReadAsStringAsync());
        page.QuerySelector("main")!.Words().Should().Contain(said);
        page.QuerySelectorAll("header, form, script:not([src])").Should().BeEmpty();
        page.QuerySelectorAll("h1").Should().ContainSingle();
    }

    [Fact]
    public async Task AreaThatWasRecoded_LeadsToItsFrame_NotToAPageThatNoFrameMayShow()
    {
        using var response = await server.Client.GetAsync("/embed/map/areas/E08000038");
        response.RequestMessage!.RequestUri!.PathAndQuery.Should().Be("/embed/map/areas/E08000016");
        response.StatusCode.Should().Be(HttpStatusCode.OK);
    }
}
