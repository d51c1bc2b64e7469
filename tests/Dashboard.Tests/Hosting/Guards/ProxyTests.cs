using HealthNeeds.Dashboard.Hosting.Guards;
using HealthNeeds.Fixtures.Hostile;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace HealthNeeds.Dashboard.Tests.Hosting.Guards;

/// <summary>Whose word is taken for a reader's address, scheme and host, over a real socket.</summary>
[Collection(ApiCollection.Name)]
public sealed class ProxyTests(ApiServer fixture)
{
    private static readonly string[] Forwarded = ["X-Forwarded-For: 198.51.100.7", "X-Forwarded-Proto: https", "X-Forwarded-Host: needs.example.nhs.uk"];

    [Theory]
    [InlineData("/releases.atom")]
    [InlineData("/briefing/areas/E01007317")]
    public async Task Links_BehindANamedProxy_AreTheReaders(string address)
    {
        using var site = Site(("Proxy:Addresses", "192.0.2.1, 127.0.0.0/8"));
        (await RawRequest.Get(address, Forwarded).SendAsync(site.Address)).Body.Should().Contain("https://needs.example.nhs.uk/").And.NotContain(site.Address.Authority);
        (await RawRequest.Get(address).SendAsync(site.Address)).Body.Should().Contain(site.Address.AbsoluteUri, "a kept page is not sent to who came by another name").And.NotContain("needs.example.nhs.uk");
    }

    [Theory]
    [InlineData("")]
    [InlineData("192.0.2.1")]
    public async Task Headers_OfOthers_AreNotLookedAt(string proxies)
    {
        using var site = Site(("Proxy:Addresses", proxies));
        (await RawRequest.Get("/releases.atom", Forwarded).SendAsync(site.Address)).Body.Should().Contain(site.Address.AbsoluteUri).And.NotContain("needs.example.nhs.uk");
    }

    [Fact]
    public async Task Https_WhereAsked_SendsReadersThere_AndTellsBrowsersToStay()
    {
        using var site = Site(("Proxy:Addresses", "127.0.0.1"), ("Proxy:Https", "true"), ("Proxy:HstsDays", "30"));
        var plain = await RawRequest.Get("/areas/E01007317?focus=cancer", "Host: needs.example.nhs.uk", "X-Forwarded-Proto: http").SendAsync(site.Address);
        (plain.Status, plain.Header("Location")).Should().Be((308, "https://needs.example.nhs.uk/areas/E01007317?focus=cancer"));
        plain.Header("Content-Security-Policy").Should().NotBeNull();
        var secure = await RawRequest.Get("/areas/E01007317", Forwarded).SendAsync(site.Address);
        (secure.Status, secure.Header("Strict-Transport-Security")).Should().Be((200, "max-age=2592000"));
        (await RawRequest.Get("/health/live").SendAsync(site.Address)).Status.Should().Be(200, "a probe on the machine comes by http");
    }

    [Fact]
    public async Task Https_WhereNotAsked_IsNotSpokenOf()
    {
        using var site = Site(("Proxy:Addresses", "127.0.0.1"));
        var secure = await RawRequest.Get("/", Forwarded).SendAsync(site.Address);
        (secure.Status, secure.Header("Strict-Transport-Security")).Should().Be((200, null));
    }

    [Theory]
    [InlineData("Host: evil.example")]
    [InlineData("X-Forwarded-Host: evil.example")]
    public async Task Host_ThatIsNoneOfTheSites_IsRefused(string header)
    {
        using var site = Site(("Proxy:Addresses", "127.0.0.1"), ("AllowedHosts", "needs.example.nhs.uk;*.internal"));
        var refused = await RawRequest.Get("/api/v1/areas", header).SendAsync(site.Address);
        refused.Status.Should().Be(421);
        refused.Body.Should().Contain("/api/v1/problems/unknown-host");
        (await RawRequest.Get("/", header).SendAsync(site.Address)).Body.Should().Contain("This site is not reached by that name").And.NotContain("evil.example");
        foreach (var name in new[] { "Host: needs.example.nhs.uk", "Host: a.internal:8080" })
            (await RawRequest.Get("/api/v1/areas", name).SendAsync(site.Address)).Status.Should().Be(200);
        foreach (var probe in new[] { "/health/live", "/health/ready" })
            (await RawRequest.Get(probe, header).SendAsync(site.Address)).Status.Should().Be(200);
        (await RawRequest.Get("/health/anything", header).SendAsync(site.Address)).Status.Should().Be(421, "below a probe nothing is one");
    }

    [Theory]
    [InlineData("over there", "no address")]
    [InlineData("10.1", "no address")]
    [InlineData("10.0.0.5/8", "no network")]
    [InlineData("10.0.0.0/99", "no network")]
    [InlineData("0.0.0.0/0", "everybody")]
    [InlineData("0.0.0.0", "nobody's address")]
    [InlineData("10.0.0.5, ::1/129", "no network")]
    public void Address_ThatIsNone_StopsTheSiteBeforeItStarts(string addresses, string fault) => Starting(("Proxy:Addresses", addresses)).Should().Throw<OptionsValidationException>().WithMessage($"*Proxy__Addresses has '*{fault}*");

    [Fact]
    public void FrameworksOwnSwitch_ThatBelievesEverybody_StopsTheSite() =>
        Starting(("FORWARDEDHEADERS_ENABLED", "true")).Should().Throw<OptionsValidationException>().WithMessage("*whoever sends*Proxy__Addresses*");

    [Fact]
    public void Https_ThatNobodyCouldReach_StopsTheSite()
    {
        Starting(("Proxy:Https", "true"), ("urls", "http://*:80")).Should().Throw<OptionsValidationException>().WithMessage("*round in a circle*");
        Starting(("Proxy:Https", "true"), ("urls", "http://*:80;https://*:443")).Should().NotThrow();
    }

    [Fact]
    public void Addresses_AreThoseAndNoMore()
    {
        var options = new ProxyOptions { Addresses = "10.0.0.5 ,10.1.2.0/24;2001:db8::/32" };
        new[] { "10.0.0.5", "10.1.2.255", "2001:db8:ffff::1", "::ffff:10.0.0.5" }.Should().OnlyContain(a => options.Has(System.Net.IPAddress.Parse(a)));
        new[] { "10.0.0.6", "10.1.3.0", "2001:db9::1", "127.0.0.1" }.Should().OnlyContain(a => !options.Has(System.Net.IPAddress.Parse(a)));
    }

    private static Action Starting(params (string Key, string Value)[] settings)
    {
        var services = new ServiceCollection().AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(settings.ToDictionary(s => s.Key, string? (s) => s.Value)).Build());
        return services.AddProxies().BuildServiceProvider().GetRequiredService<IStartupValidator>().Validate;
    }

    private RealServer Site(params (string Key, string Value)[] settings) => new(fixture.Directory, settings.ToDictionary(s => s.Key, s => s.Value));
}
