using System.Net;
using Microsoft.AspNetCore.WebUtilities;

namespace HealthNeeds.Dashboard.Tests.Access;

/// <summary>Sign-in at a provider on this machine, as a browser does it; and providers, tokens and browsers that are not what they say.</summary>
public sealed class OpenIdAccessTests : IClassFixture<OpenIdAccessTests.Site>
{
    private readonly LoopbackProvider _provider;
    private readonly AccessServer _server;
    private readonly Site _site;
    private readonly int _exchanged;

    public OpenIdAccessTests(Site site)
    {
        (_site, _provider, _server) = (site, site.Provider, site.Server);
        (_provider.Fault, _provider.Claims, _provider.Groups, _exchanged) = (TokenFault.None, _ => { }, [], _provider.Exchanged);
    }

    [Fact]
    public async Task Person_SignsIn_AndComesBackToThePageTheyAskedFor()
    {
        using var browser = new Browser(_server);
        using var sent = await browser.GetAsync("/areas/E01007317?focus=cancer");
        sent.StatusCode.Should().Be(HttpStatusCode.Redirect);
        sent.Headers.Location!.ToString().Should().StartWith($"{_provider.Address}/authorize?").And.Contain("code_challenge_method=S256");
        QueryHelpers.ParseQuery(sent.Headers.Location.Query)["redirect_uri"].ToString().Should().Be("https://localhost/signin-oidc");
        using var back = await browser.GetAsync((await LoopbackProvider.SignInAsync(sent.Headers.Location)).PathAndQuery);
        (back.StatusCode, back.Headers.Location!.ToString()).Should().Be((HttpStatusCode.Redirect, "/areas/E01007317?focus=cancer"));
        _provider.Exchanged.Should().Be(_exchanged + 1, "code, secret and PKCE verifier fitted");
        using var page = await browser.GetAsync("/areas/E01007317?focus=cancer");
        page.StatusCode.Should().Be(HttpStatusCode.OK);
        (await browser.GetAsync("/api/v1/rankings", "application/json")).StatusCode.Should().Be(HttpStatusCode.OK);
        (page.Headers.CacheControl!.Private, page.Headers.Contains("Set-Cookie")).Should().Be((true, false), "a session is never renewed by a page, so none can be kept with one");
    }

    [Fact]
    public async Task Cookies_AreSealedToHostTlsAndThisSite()
    {
        using var browser = new Browser(_server);
        await browser.SignInAsync();
        browser.Set.Should().HaveCountGreaterThanOrEqualTo(3).And.OnlyContain(c => c.Contains("; secure") && c.Contains("; httponly") && c.Contains("; samesite=lax"));
        browser.Set.Should().Contain(c => c.StartsWith("__Host-healthneeds=") && c.Contains("; path=/;") && !c.Contains("domain="));
        browser.Cookies.Values.Should().NotContain(v => v.Contains("anna", StringComparison.Ordinal), "it is sealed");
    }

    [Fact]
    public async Task Route_WithoutASession_AnswersNothing_ButTheWayToSignIn()
    {
        foreach (var route in _server.Routes.Where(r => r.RoutePattern.RawText is not "/health/live" and not "/health/ready"))
        {
            using var page = await _server.SendAsync(AccessServer.AddressOf(route), r => r.With("Accept", "text/html"));
            page.StatusCode.Should().BeOneOf(HttpStatusCode.Redirect, HttpStatusCode.Unauthorized);
            if (page.StatusCode == HttpStatusCode.Redirect)
                page.Headers.Location!.ToString().Should().StartWith($"{_provider.Address}/authorize?");
            using var program = await _server.SendAsync(AccessServer.AddressOf(route));
            program.StatusCode.Should().Be(HttpStatusCode.Unauthorized, "programs are not sent to sign in");
        }

        (await _server.SendAsync("/api/v1/rankings", r => r.With("Accept", "text/html"))).StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        (await _server.SendAsync("/health/live")).StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData(TokenFault.NoSignature)]
    [InlineData(TokenFault.SharedSecret)]
    [InlineData(TokenFault.PublicKeyAsSecret)]
    [InlineData(TokenFault.AnotherKey)]
    public async Task Token_NotSignedByTheProvidersKey_OpensNothing(TokenFault fault)
    {
        _provider.Fault = fault;
        await NobodySignsInAsync();
        _provider.Exchanged.Should().Be(_exchanged + 1, "it is the token that is refused");
    }

    [Theory]
    [InlineData("iss", "https://login.example.org")]
    [InlineData("aud", "another-client")]
    [InlineData("nonce", "another")]
    [InlineData("exp", 1_700_000_000L)]
    public async Task Token_OfAnotherIssuerClientSignInOrTime_OpensNothing(string claim, object value)
    {
        _provider.Claims = claims => claims[claim] = value;
        await NobodySignsInAsync();
    }

    [Theory]
    [InlineData("/signin-oidc")]
    [InlineData("/signin-oidc?code=abc&state=forged")]
    [InlineData("/signin-oidc?error=access_denied")]
    public async Task Callback_OfNoSignIn_IsAPageAndNoSession(string address)
    {
        using var browser = new Browser(_server);
        using var answer = await browser.GetAsync(address);
        answer.StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        (await answer.Content.ReadAsStringAsync()).Should().Contain("You are not signed in").And.NotContain("Exception");
        browser.Cookies.Should().NotContainKey("__Host-healthneeds");
    }

    [Fact]
    public async Task Callback_InAnotherBrowser_IsNoSignIn()
    {
        using Browser victim = new(_server), attacker = new(_server);
        using var sent = await attacker.GetAsync("/");
        var link = await LoopbackProvider.SignInAsync(sent.Headers.Location!);
        using var answer = await victim.GetAsync(link.PathAndQuery);
        answer.StatusCode.Should().Be(HttpStatusCode.Unauthorized, "the sign-in was begun elsewhere");
    }

    [Fact]
    public async Task Return_ToAnotherSite_IsNotOffered()
    {
        using var browser = new Browser(_server);
        using var sent = await browser.GetAsync("https://localhost//example.org/x");
        using var back = await browser.GetAsync((await LoopbackProvider.SignInAsync(sent.Headers.Location!)).PathAndQuery);
        back.Headers.Location!.ToString().Should().Be("/");
    }

    [Fact]
    public async Task Cookie_ForgedOrOfAnotherSite_IsNobody()
    {
        using var browser = new Browser(_server);
        await browser.SignInAsync();
        browser.Cookies["__Host-healthneeds"] = browser.Cookies["__Host-healthneeds"][..^4] + "AAAA";
        (await browser.GetAsync("/", "application/json")).StatusCode.Should().Be(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Session_HoldsOnAReplica_ThatHasTheSameSeals()
    {
        using var browser = new Browser(_server);
        await browser.SignInAsync();
        using var replica = _site.Open(_provider.Address);
        using var there = new Browser(replica, browser.Cookies);
        (await there.GetAsync("/")).StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Groups_GiveRoles_AndOthersAreNotKept()
    {
        using var closed = _site.Open(_provider.Address, ("Access:Readers:Groups:0", "readers"));
        _provider.Groups = ["cleaners"];
        using var stranger = new Browser(closed);
        await stranger.SignInAsync();
        (await stranger.GetAsync("/")).StatusCode.Should().Be(HttpStatusCode.Forbidden);
        _provider.Groups = [.. Enumerable.Range(0, 300).Select(i => $"group-{i}"), "readers"];
        using var reader = new Browser(closed);
        await reader.SignInAsync();
        (await reader.GetAsync("/")).StatusCode.Should().Be(HttpStatusCode.OK);
        reader.Cookies["__Host-healthneeds"].Length.Should().BeLessThan(1000, "of 301 groups one matters");
    }

    [Fact]
    public async Task SignOut_EndsTheSessionHere()
    {
        using var browser = new Browser(_server);
        await browser.SignInAsync();
        (await browser.GetAsync("/sign-out")).StatusCode.Should().Be(HttpStatusCode.OK);
        (await browser.GetAsync("/")).StatusCode.Should().Be(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task Provider_ThatCannotBeReached_IsToldOf()
    {
        // A port that was listened on a moment ago.
        var gone = await LoopbackProvider.StartAsync();
        await gone.DisposeAsync();
        using var server = _site.Open(gone.Address);
        using var browser = new Browser(server);
        using var answer = await browser.GetAsync("/");
        answer.StatusCode.Should().Be(HttpStatusCode.ServiceUnavailable);
        answer.Headers.RetryAfter.Should().NotBeNull();
        (await server.SendAsync("/health/ready")).StatusCode.Should().Be(HttpStatusCode.OK);
    }

    private async Task NobodySignsInAsync()
    {
        using var browser = new Browser(_server);
        using var back = await browser.SignInAsync();
        back.StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        browser.Cookies.Should().NotContainKey("__Host-healthneeds");
        (await browser.GetAsync("/", "application/json")).StatusCode.Should().Be(HttpStatusCode.Unauthorized);
    }

    /// <summary>Keeps cookies by name, as a browser at one site does, and follows nothing by itself.</summary>
    private sealed class Browser(AccessServer server, Dictionary<string, string>? cookies = null) : IDisposable
    {
        public Dictionary<string, string> Cookies { get; } = cookies ?? new(StringComparer.Ordinal);

        public List<string> Set { get; } = [];

        public async Task<HttpResponseMessage> GetAsync(string address, string accept = "text/html")
        {
            var answer = await server.SendAsync(address, r => r.With("Accept", accept).With("Cookie", string.Join("; ", Cookies.Select(c => $"{c.Key}={c.Value}"))));
            foreach (var cookie in answer.Headers.TryGetValues("Set-Cookie", out var all) ? all : [])
            {
                var (name, value) = (cookie.Split('=')[0], cookie.Split(';')[0][(cookie.IndexOf('=', StringComparison.Ordinal) + 1)..]);
                if (value.Length == 0)
                {
                    Cookies.Remove(name);
                    continue;
                }

                Cookies[name] = value;
                Set.Add(cookie);
            }

            return answer;
        }

        public async Task<HttpResponseMessage> SignInAsync()
        {
            using var sent = await GetAsync("/");
            return await GetAsync((await LoopbackProvider.SignInAsync(sent.Headers.Location!)).PathAndQuery);
        }

        public void Dispose() => Cookies.Clear();
    }

    public sealed class Site : IAsyncLifetime
    {
        private readonly string _secret = Path.GetTempFileName();
        private readonly string _seals = Directory.CreateTempSubdirectory("healthneeds-seals-").FullName;

        internal LoopbackProvider Provider { get; private set; } = null!;

        internal AccessServer Server { get; private set; } = null!;

        public async Task InitializeAsync()
        {
            await File.WriteAllTextAsync(_secret, LoopbackProvider.Secret + "\n");
            Provider = await LoopbackProvider.StartAsync();
            Server = Open(Provider.Address);
        }

        public async Task DisposeAsync()
        {
            Server.Dispose();
            await Provider.DisposeAsync();
            File.Delete(_secret);
            Directory.Delete(_seals, recursive: true);
        }

        internal AccessServer Open(string provider, params (string Key, string Value)[] more) => new(
        [
            ("Access:Mode", "openid"),
            ("Access:OpenId:Authority", provider),
            ("Access:OpenId:ClientId", LoopbackProvider.Client),
            ("Access:OpenId:ClientSecretFile", _secret),
            ("Access:KeysDirectory", _seals),
            .. more,
        ]);
    }
}
