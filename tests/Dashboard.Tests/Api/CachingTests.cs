using System.Net;
using System.Net.Http.Headers;

namespace HealthNeeds.Dashboard.Tests.Api;

[Collection(ApiCollection.Name)]
public sealed class CachingTests(ApiServer server)
{
    [Theory]
    [InlineData("/api/v1/rankings?level=ltla24")]
    [InlineData("/api/v1/rankings?level=ltla24&format=csv")]
    [InlineData("/api/v1/assets?format=geojson")]
    [InlineData("/api/v1/releases/current")]
    public async Task Answer_HeldAlready_IsNotSentAgain(string address)
    {
        var first = await server.Client.GetAsync(address);
        first.Headers.CacheControl!.NoCache.Should().BeTrue();
        first.Headers.CacheControl.Public.Should().BeTrue();
        first.Headers.GetValues("Link").Should().Contain(l => l.Contains("rel=\"license\"", StringComparison.Ordinal));
        using var again = new HttpRequestMessage(HttpMethod.Get, address);
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        var second = await server.Client.SendAsync(again);
        second.StatusCode.Should().Be(HttpStatusCode.NotModified);
        second.Headers.ETag.Should().Be(first.Headers.ETag);
        (await second.Content.ReadAsByteArrayAsync()).Should().BeEmpty();
    }

    [Fact]
    public async Task Tags_OfDifferentAddresses_Differ()
    {
        var one = await server.Client.GetAsync("/api/v1/rankings?level=ltla24");
        var other = await server.Client.GetAsync("/api/v1/rankings?level=ltla24&focus=cancer");
        one.Headers.ETag.Should().NotBe(other.Headers.ETag);
        using var crossed = new HttpRequestMessage(HttpMethod.Get, "/api/v1/rankings?level=ltla24");
        crossed.Headers.IfNoneMatch.Add(other.Headers.ETag!);
        (await server.Client.SendAsync(crossed)).StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("/api/v1/progress")]
    [InlineData("/api/v1/runs")]
    [InlineData("/health/ready")]
    [InlineData("/api/v1/rankings?focus=x")]
    public async Task Answer_ThatChangesWhenItLikes_IsNotKept(string address)
    {
        var response = await server.Client.GetAsync(address);
        response.Headers.CacheControl!.NoStore.Should().BeTrue();
        response.Headers.ETag.Should().BeNull();
    }

    [Theory]
    [InlineData("json", 3)]
    [InlineData("csv", 3)]
    [InlineData("geojson", 2.9)]
    public async Task Answer_ToOneThatAsks_IsCompressed(string format, double times)
    {
        var plain = await (await server.Client.GetAsync($"/api/v1/rankings?format={format}")).Content.ReadAsByteArrayAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/v1/rankings?format={format}");
        request.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue("br"));
        var response = await server.Client.SendAsync(request);
        response.Content.Headers.ContentEncoding.Should().Equal("br");
        (await response.Content.ReadAsByteArrayAsync()).Length.Should().BeLessThan((int)(plain.Length / times), "coordinates shrink less than words");
    }
}
