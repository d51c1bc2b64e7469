using System.Net;
using HealthNeeds.Store.Keys;

namespace HealthNeeds.Dashboard.Tests.Access;

/// <summary>Keys of the API, where the site is public and where it is not.</summary>
public sealed class KeyAccessTests(KeyAccessTests.Sites sites) : IClassFixture<KeyAccessTests.Sites>
{
    private readonly AccessServer _public = sites.Public, _closed = sites.Closed;

    [Theory]
    [InlineData("/api/v1/rankings", "read")]
    [InlineData("/openapi/v1.json", "read")]
    [InlineData("/api/v1/rankings?format=json", "read")]
    [InlineData("/api/v1/rankings?format=csv", "downloads")]
    [InlineData("/API/V1/rankings?format=xlsx", "downloads")]
    [InlineData("/api/v1/bundle?level=ltla24&format=json", "downloads")]
    [InlineData("/api/v1/draws?draws=2&level=ltla24", "draws")]
    [InlineData("/api/v1/draws?draws=2&level=ltla24&format=csv", "draws")]
    [InlineData("/metrics", "metrics")]
    public async Task Address_IsOpenedByItsScope_AndByNoOther(string address, string scope)
    {
        var (right, wrong) = (_closed.AddKey("right", [scope]), _closed.AddKey("wrong", [.. KeyScopes.All.Except([scope])]));
        using var opened = await _closed.SendAsync(address, r => r.From("203.0.113.9").WithKey(right));
        opened.StatusCode.Should().Be(HttpStatusCode.OK);
        using var refused = await _closed.SendAsync(address, r => r.WithKey(wrong));
        refused.StatusCode.Should().Be(HttpStatusCode.Forbidden);
        (await refused.Content.ReadAsStringAsync()).Should().Contain($"'{scope}'").And.Contain("/api/v1/problems/not-allowed").And.NotContain(wrong);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/areas/E01007317")]
    [InlineData("/generated/site.css")]
    [InlineData("/data/decisions")]
    public async Task Page_IsOpenedByNoKey(string address)
    {
        var key = _closed.AddKey("all", [.. KeyScopes.All]);
        (await _closed.SendAsync(address, r => r.WithKey(key))).StatusCode.Should().Be(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Key_RevokedWhileTheSiteRuns_OpensNothingMore()
    {
        foreach (var server in (AccessServer[])[_public, _closed])
        {
            var key = server.AddKey("one", ["read"]);
            (await server.SendAsync("/api/v1/rankings", r => r.WithKey(key))).StatusCode.Should().Be(HttpStatusCode.OK);
            server.Keys.Write(server.Keys.Read().Select(k => k with { Revoked = TimeProvider.System.GetUtcNow() }));
            using var refused = await server.SendAsync("/api/v1/rankings", r => r.WithKey(key));
            refused.StatusCode.Should().Be(HttpStatusCode.Unauthorized);
            (await refused.Content.ReadAsStringAsync()).Should().Contain("The key was revoked.").And.Contain("bad-key");
            refused.Headers.WwwAuthenticate.ToString().Should().Contain("invalid_token");
        }
    }

    [Fact]
    public async Task Key_ExpiredOrUnknownOrUnreadable_OpensNothing()
    {
        var expired = _public.AddKey("old", ["read"], expires: TimeProvider.System.GetUtcNow().AddSeconds(-1));
        (await _public.SendAsync("/api/v1/rankings", r => r.WithKey(expired))).StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        (await _public.SendAsync("/api/v1/rankings", r => r.WithKey(KeyText.New()))).StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        (await _public.SendAsync("/api/v1/rankings", r => r.WithKey("hn_"))).StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        (await _public.SendAsync("/api/v1/rankings", r => r.WithKey(_public.Keys.Read()[0].Sha256))).StatusCode.Should().Be(HttpStatusCode.OK, "it is no key of ours, and the site is public");
        (await _closed.SendAsync("/api/v1/rankings", r => r.WithKey(KeyText.HashOf(expired)))).StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        await File.WriteAllTextAsync(_public.Keys.Location, "[{");
        (await _public.SendAsync("/api/v1/rankings", r => r.WithKey(expired))).StatusCode.Should().Be(HttpStatusCode.InternalServerError);
        File.Delete(_public.Keys.Location);
    }

    [Fact]
    public async Task Key_InAnAddress_IsRefusedInWords_AndNotRepeated()
    {
        var key = _public.AddKey("one", ["read"]);
        foreach (var address in (string[])[$"/api/v1/rankings?focus={key}", $"/areas/E01007317?x={key}", "/api/v1/rankings?api_key=abc", $"/?token={key}"])
        {
            using var refused = await _public.SendAsync(address);
            refused.StatusCode.Should().Be(HttpStatusCode.BadRequest);
            (await refused.Content.ReadAsStringAsync()).Should().Contain("Authorization: Bearer").And.Contain("revoke it").And.NotContain(key);
        }

        (await _closed.SendAsync($"/api/v1/rankings?key={key}")).StatusCode.Should().Be(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Limit_OfAKey_IsItsOwn()
    {
        var (few, many) = (_public.AddKey("few", ["read"], perMinute: 3), _public.AddKey("many", ["read"], perMinute: 100));
        for (var i = 0; i < 3; i++)
            (await _public.SendAsync("/api/v1/problems/busy", r => r.WithKey(few))).StatusCode.Should().Be(HttpStatusCode.OK);
        using var refused = await _public.SendAsync("/api/v1/problems/busy", r => r.WithKey(few));
        refused.StatusCode.Should().Be(HttpStatusCode.TooManyRequests);
        refused.Headers.RetryAfter!.Delta.Should().BePositive().And.BeLessThanOrEqualTo(TimeSpan.FromMinutes(1));
        (await _public.SendAsync("/api/v1/problems/busy", r => r.WithKey(many))).StatusCode.Should().Be(HttpStatusCode.OK);
        (await _public.SendAsync("/api/v1/problems/busy")).StatusCode.Should().Be(HttpStatusCode.OK, "who has no key is not held to a key's limit");
    }

    [Fact]
    public async Task KeyForms_ThatAreNotOurs_AreNobody()
    {
        (await _closed.SendAsync("/api/v1/rankings", r => r.With("Authorization", "Basic YW5uYTphbm5h"))).StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        (await _closed.SendAsync("/api/v1/rankings", r => r.With("Authorization", "Bearer eyJhbGciOiJub25lIn0.e30."))).StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        (await _public.SendAsync("/api/v1/rankings", r => r.With("Authorization", "Basic YW5uYTphbm5h"))).StatusCode.Should().Be(HttpStatusCode.OK, "as ever");
    }

    public sealed class Sites : IDisposable
    {
        internal AccessServer Public { get; } = new();

        internal AccessServer Closed { get; } = new(("Access:Mode", "proxy"), ("Access:Proxy:Addresses:0", "10.1.2.3"), ("Telemetry:Prometheus", "true"));

        public void Dispose()
        {
            Public.Dispose();
            Closed.Dispose();
        }
    }
}
