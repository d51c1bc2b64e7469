using HealthNeeds.Fixtures.Hostile;

namespace HealthNeeds.Dashboard.Tests.Access;

/// <summary>What is refused before anybody is asked who they are, over a real socket: a closed site tells nothing of itself there either.</summary>
[Collection(ApiCollection.Name)]
public sealed class ClosedRefusalTests(ApiServer fixture, SharedSites sites) : IClassFixture<SharedSites>
{
    private static readonly string ManyParameters = "/?" + string.Join('&', Enumerable.Range(0, 300).Select(n => $"p{n}=1"));

    public static TheoryData<string, int, string> Requests => new()
    {
        { "many parameters", 414, "at most 200 parameters" },
        { "host", 421, "not reached by that name" },
        { "body", 413, "has a body" },
        { "limits", 503, "So much was asked for" },
    };

    [Theory]
    [MemberData(nameof(Requests))]
    public async Task Refusal_BeforeTheGate_IsAPlainPage(string request, int status, string words)
    {
        var site = Site(("Access:Mode", "proxy"), ("Access:Proxy:Addresses:0", "192.0.2.1"));
        var closed = await Send(site, request);
        closed.Status.Should().Be(status);
        closed.Body.Should().Contain(words).And.Contain("<main><h1>").And.NotContainAny(fixture.Published!.Id, "South Yorkshire", "<nav", "<header", "<footer", "site.css", "href=");
        (closed.Header("Content-Type"), closed.Header("Cache-Control")).Should().Be(("text/html; charset=utf-8", "no-store"));
        (closed.Header("Retry-After") is not null).Should().Be(status == 503);
        // Of a client of this request's own: the site is shared, and counts.
        (await RawRequest.Get("/api/v1/areas" + ManyParameters[1..], $"X-Forwarded-For: 198.51.100.{status % 100}").SendAsync(site.Address)).Body.Should().Contain("/api/v1/problems/too-long").And.NotContain(fixture.Published.Id);
    }

    [Theory]
    [MemberData(nameof(Requests))]
    public async Task Refusal_OfAPublicSite_StandsInItsFrame(string request, int status, string words)
    {
        var site = Site();
        var open = await Send(site, request);
        open.Status.Should().Be(status);
        open.Body.Should().Contain(words).And.Contain("South Yorkshire").And.Contain("<nav");
    }

    private static async Task<RawAnswer> Send(RealServer site, string request)
    {
        switch (request)
        {
            case "many parameters":
                return await RawRequest.Get(ManyParameters).SendAsync(site.Address);
            case "host":
                return await RawRequest.Get("/", "Host: evil.example").SendAsync(site.Address);
            case "body":
                return await new RawRequest("POST", "/", ["Content-Length: 3"], Body: "abc").SendAsync(site.Address);
        }

        for (var asked = 0; asked < 20; asked++)
        {
            if (await RawRequest.Get("/", "X-Forwarded-For: 198.51.100.7").SendAsync(site.Address) is { Status: 503 } refused)
                return refused;
        }

        throw new InvalidOperationException("Nothing was refused.");
    }

    private RealServer Site(params (string Key, string Value)[] settings) => sites.Of(
        fixture.Directory,
        [.. settings, ("AllowedHosts", "127.0.0.1;localhost;[::1]"), ("Proxy:Addresses", "127.0.0.1"), ("Limits:RequestBurst", "2"), ("Limits:RequestsPerSecond", "1"), ("Limits:RequestsWaiting", "0")]);
}
