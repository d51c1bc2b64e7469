using HealthNeeds.Dashboard.Hosting.Guards;
using HealthNeeds.Dashboard.Releases;
using HealthNeeds.Fixtures.Hostile;
using HealthNeeds.Store.Keys;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace HealthNeeds.Dashboard.Tests.Hosting.Guards;

/// <summary>What one client may ask for, over a real socket: a proxy on this machine says who asks.</summary>
[Collection(ApiCollection.Name)]
public sealed class ClientLimitsTests(ApiServer fixture, SharedSites sites) : IClassFixture<SharedSites>
{
    private const string Slow = "1";

    /// <summary>For tests that each ask as a client of their own.</summary>
    private RealServer OneASecond => sites.Of(fixture.Directory, ("Limits:RequestBurst", "1"), ("Limits:RequestsPerSecond", Slow), ("Limits:RequestsWaiting", "0"), ("Proxy:Addresses", "127.0.0.1"));

    [Fact]
    public async Task Client_BeyondItsRequests_IsToldWhenToAskAgain_AndOthersAreAnswered()
    {
        using var site = Site(("Limits:RequestBurst", "3"), ("Limits:RequestsPerSecond", Slow), ("Limits:RequestsWaiting", "0"));
        var page = await Refused(site, "/data/licences", "198.51.100.7");
        page.Header("Content-Type").Should().StartWith("text/html");
        page.Body.Should().Contain("Too much is asked for from one address").And.Contain("</html>");
        var document = await Refused(site, "/api/v1/problems/busy", "198.51.100.7");
        document.Header("Content-Type").Should().StartWith("application/problem+json");
        document.Body.Should().Contain("/api/v1/problems/too-much");
        foreach (var refused in new[] { page, document })
        {
            int.Parse(refused.Header("Retry-After")!).Should().BeInRange(1, 600);
            refused.Header("Cache-Control").Should().Be("no-store");
            refused.Header("Content-Security-Policy").Should().Contain("default-src 'none'");
        }

        (await Ask(site, "/data/licences", "198.51.100.8")).Status.Should().Be(200, "another client has its own");
        (await Ask(site, "/data/licences", "127.0.0.1")).Status.Should().Be(200, "who is on this machine is not counted");
    }

    [Fact]
    public async Task Key_IsCountedByItself_AndNotWithAllWhoShareItsAddress()
    {
        var keys = new ApiKeyFile(Path.GetTempFileName());
        var (one, other) = (KeyText.New(), KeyText.New());
        keys.Write([Key("one", one), Key("other", other)]);
        using (var site = Site(("Limits:RequestBurst", "2"), ("Limits:RequestsPerSecond", Slow), ("Limits:RequestsWaiting", "0"), ("Keys:File", keys.Location)))
        {
            (await Refused(site, "/api/v1/problems/busy", "198.51.100.7", one)).Body.Should().Contain("/api/v1/problems/too-much");
            (await Ask(site, "/api/v1/problems/busy", "198.51.100.7", other)).Status.Should().Be(200, "another key has its own");
            (await Ask(site, "/api/v1/problems/busy", "198.51.100.7")).Status.Should().Be(200, "and so has who has none");
        }

        File.Delete(keys.Location);
    }

    [Fact]
    public async Task FilesOfTheSiteAndProbes_AreNotCounted()
    {
        var site = OneASecond;
        await Refused(site, "/data/licences", "198.51.100.7");
        foreach (var address in new[] { "/health/live", "/favicon.svg", "/js/suggest.js" })
            (await Ask(site, address, "198.51.100.7")).Status.Should().Be(200, address);
    }

    [Theory]
    [InlineData("/health/ready")]
    [InlineData("/health/anything")]
    [InlineData("/health")]
    public async Task ReadinessAskedFromElsewhere_AndWhatOnlyLooksLikeAProbe_AreCounted(string address)
    {
        (await Refused(OneASecond, address, $"198.51.100.{100 + address.Length}")).Body.Should().Contain("/api/v1/problems/too-much");
    }

    [Fact]
    public async Task Readiness_AskedByAProxyForItself_IsNotCounted()
    {
        using var site = Site(("Limits:RequestBurst", "1"), ("Limits:RequestsPerSecond", Slow), ("Limits:RequestsWaiting", "0"), ("Limits:OfThisMachine", "true"));
        await Refused(site, "/data/licences", "127.0.0.1");
        for (var asked = 0; asked < 10; asked++)
            (await RawRequest.Get("/health/ready").SendAsync(site.Address)).Status.Should().Be(200);
    }

    [Fact]
    public async Task Client_BeyondItsRequests_WaitsItsTurn_WhereThereIsRoom()
    {
        using var site = Site(("Limits:RequestBurst", "1"), ("Limits:RequestsPerSecond", "5"), ("Limits:RequestsWaiting", "4"));
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Ask(site, "/api/v1/problems/busy", "2001:db8::1")));
        answers.Should().OnlyContain(a => a.Status == 200);
    }

    [Theory]
    [InlineData("/gaps?focus=cancer")]
    [InlineData("/api/v1/rankings?format=xlsx")]
    [InlineData("/api/v1/rankings?within=E92000001")]
    public async Task Client_BeyondItsViews_IsRefusedThose_AndNothingElse(string heavy)
    {
        using var site = Site(("Limits:ViewsAtOnce", "1"), ("Limits:ViewsWaiting", "0"), ("Turns:AtOnce", "1"));
        var held = new TaskCompletionSource<int>();
        var turn = site.Services.GetRequiredService<ViewTurns>().TakeAsync(() => held.Task, default);
        var first = Ask(site, "/plan?focus=cancer", "198.51.100.7");
        await Waiting.Until(() => Task.FromResult(site.Services.GetRequiredService<ViewTurns>().Now.CurrentQueuedCount == 1));
        (await Ask(site, heavy, "198.51.100.7")).Status.Should().Be(503);
        (await Ask(site, "/data/licences", "198.51.100.7")).Status.Should().Be(200);
        (await Ask(site, "/api/v1/rankings?format=xlsx", "198.51.100.8")).Status.Should().Be(200, "another client has its own");
        held.SetResult(0);
        (await first).Status.Should().Be(200);
        (await Ask(site, heavy, "198.51.100.7")).Status.Should().Be(200);
        await turn;
    }

    [Theory]
    [InlineData("Limits:RequestBurst", "0", "Limits__RequestBurst is '0'. Expected a number from 1 to 1000000.")]
    [InlineData("Limits:HeadersWithin", "00:00:00", "Limits__HeadersWithin is '00:00:00'. Expected a time span from 00:00:01 to 00:05:00.")]
    [InlineData("Limits:QueryLength", "20000", "less than Limits__PathLength and Limits__QueryLength together")]
    [InlineData("Limits:RequestsPerSeconds", "5", "is no setting. There are RequestBurst, RequestsPerSecond")]
    public void Setting_ThatIsWrong_StopsTheSiteBeforeItStarts(string key, string value, string fault)
    {
        var services = new ServiceCollection().AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection([new(key, value)]).Build());
        var starting = services.AddClientLimits().BuildServiceProvider().GetRequiredService<IStartupValidator>().Validate;
        starting.Should().Throw<OptionsValidationException>().WithMessage($"*{fault}*");
    }

    private static async Task<RawAnswer> Refused(RealServer site, string address, string client, string? key = null)
    {
        for (var asked = 0; asked < 20; asked++)
        {
            if (await Ask(site, address, client, key) is { Status: 503 } refused)
                return refused;
        }

        throw new InvalidOperationException($"{address} was never refused.");
    }

    private static Task<RawAnswer> Ask(RealServer site, string address, string client, string? key = null) =>
        RawRequest.Get(address, [$"X-Forwarded-For: {client}", .. key is null ? (string[])[] : [$"Authorization: Bearer {key}"]]).SendAsync(site.Address);

    private static ApiKey Key(string name, string text) => new(name, KeyText.HashOf(text), [KeyScopes.Read], PerMinute: 1000, TimeProvider.System.GetUtcNow(), Expires: null, Revoked: null);

    private RealServer Site(params (string Key, string Value)[] settings) =>
        new(fixture.Directory, settings.Append(("Proxy:Addresses", "127.0.0.1")).ToDictionary(s => s.Item1, s => s.Item2));
}
