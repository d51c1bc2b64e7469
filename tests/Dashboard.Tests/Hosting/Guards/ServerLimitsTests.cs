using System.Net.Sockets;
using System.Text;
using HealthNeeds.Dashboard.Hosting.Guards;
using HealthNeeds.Fixtures.Hostile;
using Microsoft.Extensions.DependencyInjection;

namespace HealthNeeds.Dashboard.Tests.Hosting.Guards;

/// <summary>What is refused before it is a request, each over a real socket.</summary>
[Collection(ApiCollection.Name)]
public sealed class ServerLimitsTests(ApiServer fixture, SharedSites sites) : IClassFixture<SharedSites>
{
    /// <summary>For connections that stay without a whole request for as long as a test takes.</summary>
    private static readonly (string Key, string Value) Patient = ("Limits:HeadersWithin", "00:05:00");

    /// <summary>With the limits it has where nothing is set.</summary>
    private RealServer Usual => sites.Of(fixture.Directory);

    [Fact]
    public async Task Line_BeyondTheLimit_Is414()
    {
        var site = Usual;
        (await RawRequest.Get($"/?q={new string('a', 17_000)}").SendAsync(site.Address)).Status.Should().Be(414);
    }

    [Theory]
    [InlineData("/?q=", 14_001, "14004 characters after its question mark")]
    [InlineData("/", 1025, "1026 characters")]
    public async Task Address_BeyondTheLimit_Is414_WithWhatIsAllowed(string start, int more, string found)
    {
        var site = Usual;
        var page = await RawRequest.Get(start + new string('a', more)).SendAsync(site.Address);
        page.Status.Should().Be(414);
        page.Body.Should().Contain("The address is too long").And.Contain(found).And.Contain("at most");
        var document = await RawRequest.Get($"/api/v1/areas?search={new string('a', 14_001)}").SendAsync(site.Address);
        (document.Status, document.Header("Content-Type")).Should().Be((414, "application/problem+json; charset=utf-8"));
    }

    [Fact]
    public async Task Parameters_BeyondTheLimit_Are414()
    {
        var site = Usual;
        (await RawRequest.Get("/?" + string.Join('&', Enumerable.Repeat("a=1", 201))).SendAsync(site.Address)).Body.Should().Contain("The address has 201 parameters");
    }

    [Fact]
    public async Task ListOf500Places_IsNotTooLong()
    {
        var site = Usual;
        var list = string.Join("%2C%0D%0A", Enumerable.Range(1_007_317, 500).Select(i => $"E0{i}"));
        var read = await RawRequest.Get($"/places?areas={list}").SendAsync(site.Address);
        (read.Status, read.Header("Location")!.Split("E0").Length - 1).Should().Be((302, 500), "the page's own address of all of them follows");
    }

    [Theory]
    [InlineData(2, 30_000)]
    [InlineData(120, 1)]
    public async Task Headers_BeyondTheLimit_Are431(int count, int length)
    {
        var site = Usual;
        (await RawRequest.Get("/", [.. Enumerable.Range(0, count).Select(i => $"X-{i}: {new string('a', length)}")]).SendAsync(site.Address)).Status.Should().Be(431);
    }

    [Theory]
    [InlineData("GET", "Content-Length: 1073741824")]
    [InlineData("POST", "Transfer-Encoding: chunked")]
    [InlineData("GET", "Content-Length: 3")]
    public async Task Body_IsRefused_BeforeAnyOfItIsRead(string method, string header)
    {
        var site = Usual;
        // None of it is sent: an answer comes all the same, and the connection ends.
        var refused = await new RawRequest(method, "/api/v1/areas", [header, "Connection: keep-alive"]).SendAsync(site.Address);
        refused.Status.Should().Be(413);
        (refused.Header("Connection"), refused.Body.Contains("/api/v1/problems/body-not-read")).Should().Be(("close", true));
    }

    [Fact]
    public async Task Method_ThatWouldWrite_Is405()
    {
        var site = Usual;
        foreach (var method in new[] { "POST", "PUT", "DELETE", "PATCH" })
            (await new RawRequest(method, "/", ["Content-Length: 0"]).SendAsync(site.Address)).Status.Should().Be(405, method);
    }

    [Fact]
    public async Task Sender_WhoseHeadersDoNotEnd_IsSentAway()
    {
        using var site = Site(("Limits:HeadersWithin", "00:00:01"));
        using var slow = await Connected(site.Address, "GET / HTTP/1.1\r\nHost: localhost\r\nX-A: ");
        (await Read(slow)).Should().StartWith("HTTP/1.1 408");
    }

    [Fact]
    public async Task Connections_OfOneAddressBeyondItsShare_AreClosed_AndCountedDown()
    {
        using var site = Site(Patient, ("Limits:ConnectionsOfOneClient", "2"), ("Limits:OfThisMachine", "true"));
        using (var one = await Connected(site.Address, "GET"))
        using (var two = await Connected(site.Address, "GET"))
        {
            await Waiting.Until(async () => await IsClosedUnansweredAsync(site));
        }

        await Waiting.Until(async () => (await RawRequest.Get("/health/live").SendAsync(site.Address)).Status == 200);
        await Waiting.Until(() => Task.FromResult(site.Services.GetRequiredService<ConnectionShares>().Count == 0));
    }

    [Fact]
    public async Task Connections_BeyondTheLimit_AreClosed()
    {
        using var site = Site(Patient, ("Limits:Connections", "10"));
        var open = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Connected(site.Address, "GET")));
        await Waiting.Until(async () => await IsClosedUnansweredAsync(site));
        foreach (var client in open)
            client.Dispose();
        await Waiting.Until(async () => (await RawRequest.Get("/health/live").SendAsync(site.Address)).Status == 200);
    }

    [Fact]
    public async Task Answer_DoesNotNameTheServer()
    {
        var site = Usual;
        (await RawRequest.Get("/health/live").SendAsync(site.Address)).Header("Server").Should().BeNull();
    }

    private static async Task<bool> IsClosedUnansweredAsync(RealServer site) =>
        await RawRequest.Get("/").SendAsync(site.Address) is { Status: 0, Body: var rest } && !rest.StartsWith("No end", StringComparison.Ordinal);

    private static async Task<TcpClient> Connected(Uri site, string begin)
    {
        var client = new TcpClient();
        await client.ConnectAsync(site.Host, site.Port);
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(begin));
        return client;
    }

    /// <summary>All that comes until the server ends the connection.</summary>
    private static async Task<string> Read(TcpClient client)
    {
        using var answer = new MemoryStream();
        try
        {
            await client.GetStream().CopyToAsync(answer);
        }
        catch (IOException)
        {
            return Encoding.ASCII.GetString(answer.ToArray());
        }
        finally
        {
            client.Dispose();
        }

        return Encoding.ASCII.GetString(answer.ToArray());
    }

    private RealServer Site(params (string Key, string Value)[] settings) => new(fixture.Directory, settings.ToDictionary(s => s.Key, s => s.Value));
}
