using System.Net;
using HealthNeeds.Dashboard.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace HealthNeeds.Dashboard.Tests.Access;

/// <summary>The site behind a proxy that says who asks, and people who would rather say it themselves.</summary>
public sealed class ProxyAccessTests : IClassFixture<ProxyAccessTests.Site>
{
    private const string Proxy = "10.1.2.3", Stranger = "203.0.113.9";
    private static readonly string[] Open = ["/health/live", "/health/ready"];
    private readonly AccessServer _server;
    private readonly Site _site;

    public ProxyAccessTests(Site site) => (_site, _server) = (site, site.Server);

    [Fact]
    public async Task Route_WithoutAnIdentity_AnswersNothing_WhicheverItIs()
    {
        var routes = _server.Routes;
        routes.Should().HaveCountGreaterThan(100);
        List<string> open = [];
        foreach (var route in routes)
        {
            foreach (var method in (HttpMethod[])[HttpMethod.Get, HttpMethod.Head, HttpMethod.Post])
            {
                using var answer = await _server.SendAsync(AccessServer.AddressOf(route), r => r.From(Stranger), method);
                if (answer.StatusCode == HttpStatusCode.Unauthorized)
                    (await answer.Content.ReadAsStringAsync()).Should().NotContainAny("E01007317", _server.Directory, "Barnsley", "site.css");
                else
                    open.Add(route.RoutePattern.RawText!);
            }
        }

        open.Distinct().Should().BeEquivalentTo(Open);
    }

    [Fact]
    public async Task Route_WithAnIdentity_IsNoLongerRefused()
    {
        foreach (var route in _server.Routes)
        {
            using var answer = await _server.SendAsync(AccessServer.AddressOf(route), r => r.From(Proxy).As("anna"), HttpMethod.Head);
            answer.StatusCode.Should().NotBe(HttpStatusCode.Unauthorized, route.RoutePattern.RawText);
        }
    }

    [Theory]
    [InlineData("/no-such-page")]
    [InlineData("/api/v1/no-such-resource")]
    [InlineData("//areas/E01007317")]
    [InlineData("/HEALTH/live/../../api/v1/areas")]
    [InlineData("/health/live/x")]
    [InlineData("/health")]
    [InlineData("/generated/site.css")]
    [InlineData("/js/suggest.js")]
    [InlineData("/releases.atom")]
    [InlineData("/briefing/areas/E01007317.pdf")]
    [InlineData("/embed/map/ranking")]
    public async Task Address_WhateverItIs_IsAskedFor(string address) =>
        (await _server.SendAsync(address, r => r.From(Stranger))).StatusCode.Should().Be(HttpStatusCode.Unauthorized);

    [Fact]
    public async Task Header_FromTheProxy_IsBelieved()
    {
        (await _server.SendAsync("/areas/E01007317", r => r.From(Proxy).As("anna"))).StatusCode.Should().Be(HttpStatusCode.OK);
        (await _server.SendAsync("/", r => r.From("::ffff:10.1.2.3").As("anna"))).StatusCode.Should().Be(HttpStatusCode.OK, "it is the same address");
        (await _server.SendAsync("/", r => r.From("192.0.2.77").As("anna"))).StatusCode.Should().Be(HttpStatusCode.OK, "its network is set");
    }

    [Fact]
    public async Task Header_FromAnotherAddress_IsNotBelieved()
    {
        (await _server.SendAsync("/", r => r.From(Stranger).As("anna"))).StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        (await _server.SendAsync("/", r => r.From("10.1.2.4").As("anna"))).StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        // It is the connection's address that counts, and nobody's word for it.
        (await _server.SendAsync("/", r => r.From(Stranger).As("anna").With("X-Forwarded-For", Proxy).With("X-Original-For", Proxy).With("Forwarded", $"for={Proxy}"))).StatusCode.Should().Be(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Header_TwiceOrEmptyOrNoName_IsNobody()
    {
        (await _server.SendAsync("/", r => r.From(Proxy).As("anna").As("otto"))).StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        (await _server.SendAsync("/", r => r.From(Proxy).As(string.Empty))).StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        (await _server.SendAsync("/", r => r.From(Proxy).As(new string('x', 201)))).StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        (await _server.SendAsync("/", r => r.From(Proxy))).StatusCode.Should().Be(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Groups_ThatStandThereTwice_AreNobodys()
    {
        var closed = _site.Closed;
        (await closed.SendAsync("/", r => r.From(Proxy).As("stranger", "cleaners").With("X-Forwarded-Groups", "readers"))).StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        (await closed.SendAsync("/", r => r.From(Proxy).As("anna", "cleaners,readers"))).StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Person_WithoutARole_IsToldSo_AndSeesNothing()
    {
        using var answer = await _server.SendAsync("/", r => r.From(Proxy).As("stranger", "cleaners"));
        using var nobody = await _server.SendAsync("/", r => r.From(Proxy).As("otto", "readers, analysts"));
        nobody.StatusCode.Should().Be(HttpStatusCode.OK);
        answer.StatusCode.Should().Be(HttpStatusCode.OK, "no group is named for readers here");
        var closed = _site.Closed;
        (await closed.SendAsync("/", r => r.From(Proxy).As("stranger", "cleaners"))).StatusCode.Should().Be(HttpStatusCode.Forbidden);
        (await closed.SendAsync("/generated/site.css", r => r.From(Proxy).As("stranger"))).StatusCode.Should().Be(HttpStatusCode.Forbidden);
        (await closed.SendAsync("/", r => r.From(Proxy).As("anna", "cleaners,readers"))).StatusCode.Should().Be(HttpStatusCode.OK);
        (await closed.SendAsync("/", r => r.From(Proxy).As("otto"))).StatusCode.Should().Be(HttpStatusCode.OK, "an analyst reads");
    }

    [Fact]
    public async Task Page_KeptForOneReader_IsNotGivenToNobody()
    {
        const string address = "/areas/E01007318";
        using var first = await _server.SendAsync(address, r => r.From(Proxy).As("anna"));
        using var again = await _server.SendAsync(address, r => r.From(Proxy).As("otto"));
        again.Headers.Age.Should().NotBeNull("it came from the cache, which all readers share");
        (await again.Content.ReadAsStringAsync()).Should().Be(await first.Content.ReadAsStringAsync()).And.NotContain("anna");
        using var nobody = await _server.SendAsync(address, r => r.From(Stranger));
        nobody.StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        using var asked = await _server.SendAsync(address, r => r.From(Stranger).With("If-None-Match", first.Headers.ETag!.ToString()));
        asked.StatusCode.Should().Be(HttpStatusCode.Unauthorized, "not even that nothing changed is told");
        nobody.Headers.CacheControl!.NoStore.Should().BeTrue();
    }

    [Fact]
    public async Task Page_ThatSetsACookie_IsNotKept()
    {
        var cache = _server.Services.GetRequiredService<PageCache>();
        foreach (var cookie in (string?[])[null, "session=anna"])
        {
            var context = new OutputCacheContext { HttpContext = new DefaultHttpContext() };
            (context.HttpContext.Request.Method, context.HttpContext.Response.Headers.SetCookie) = ("GET", cookie);
            await cache.CacheRequestAsync(context, CancellationToken.None);
            context.HttpContext.Response.Headers.ETag = $"W/\"{context.CacheVaryByRules.VaryByValues["stamp"]}-build\"";
            await cache.ServeResponseAsync(context, CancellationToken.None);
            context.AllowCacheStorage.Should().Be(cookie is null);
        }
    }

    [Theory]
    [InlineData("/areas/E01007317")]
    [InlineData("/data")]
    [InlineData("/api/v1/rankings")]
    [InlineData("/api/v1/rankings?format=csv")]
    [InlineData("/generated/site.css")]
    [InlineData("/favicon.svg")]
    public async Task Answer_ToAReader_MayNotBeKeptForOthers(string address)
    {
        for (var time = 0; time < 2; time++)
        {
            using var answer = await _server.SendAsync(address, r => r.From(Proxy).As("anna"));
            answer.StatusCode.Should().Be(HttpStatusCode.OK);
            var cache = answer.Headers.CacheControl!;
            (cache.Public, cache.Private || cache.NoStore).Should().Be((false, true));
        }
    }

    [Fact]
    public async Task Refusal_OfTheApi_IsAProblemDocument_AndOfAPage_APlainPage()
    {
        using var api = await _server.SendAsync("/api/v1/rankings", r => r.From(Stranger));
        (api.Content.Headers.ContentType!.MediaType, api.Headers.WwwAuthenticate.Single().Scheme).Should().Be(("application/problem+json", "Bearer"));
        (await api.Content.ReadAsStringAsync()).Should().Contain("/api/v1/problems/not-signed-in");
        using var page = await _server.SendAsync("/", r => r.From(Stranger));
        page.Content.Headers.ContentType!.MediaType.Should().Be("text/html");
        (await page.Content.ReadAsStringAsync()).Should().Contain("<h1>Who asks is not known</h1>").And.Contain("lang=\"en-GB\"");
        page.Headers.GetValues("Content-Security-Policy").Single().Should().Contain("default-src 'none'");
    }

    [Fact]
    public void Requests_NotSet_LeaveNoRouteThatIsPostedTo() =>
        _server.Routes.SelectMany(r => r.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? []).Should().NotContain("POST");

    public sealed class Site : IDisposable
    {
        private readonly Lazy<AccessServer> _closed = new(() => new AccessServer(("Access:Mode", "proxy"), ("Access:Proxy:Addresses:0", Proxy), ("Access:Readers:Groups:0", "readers"), ("Access:Analysts:People:0", "otto")));

        /// <summary>One that names who reads.</summary>
        internal AccessServer Closed => _closed.Value;

        internal AccessServer Server { get; } = new(("Access:Mode", "proxy"), ("Access:Proxy:Addresses:0", Proxy), ("Access:Proxy:Addresses:1", "192.0.2.0/24"), ("Telemetry:Prometheus", "true"));

        public void Dispose()
        {
            Server.Dispose();
            if (_closed.IsValueCreated)
                _closed.Value.Dispose();
        }
    }
}
