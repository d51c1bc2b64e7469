using System.Globalization;
using System.Net;
using System.Text;
using HealthNeeds.Dashboard.Access;

namespace HealthNeeds.Dashboard.Tests.Access;

/// <summary>A proxy that signs what it says, and what can be done with a signature that was overheard.</summary>
public sealed class ProxySignatureTests(ProxySignatureTests.Site site) : IClassFixture<ProxySignatureTests.Site>
{
    private const string Secret = "0123456789abcdef0123456789abcdef", NewSecret = "fedcba9876543210fedcba9876543210";
    private readonly AccessServer _server = site.Server;

    [Fact]
    public async Task Signed_IsBelieved_FromAnywhere_WithEitherSecret()
    {
        (await StatusAsync("/areas/E01007317?focus=cancer", r => Signed(r, "anna"))).Should().Be(HttpStatusCode.OK);
        (await StatusAsync("/", r => Signed(r, "anna", secret: NewSecret))).Should().Be(HttpStatusCode.OK, "two secrets hold while one is changed");
    }

    [Fact]
    public async Task Unsigned_OrWithAPartMissing_IsNot()
    {
        (await StatusAsync("/", r => r.As("anna"))).Should().Be(HttpStatusCode.Unauthorized);
        foreach (var header in (string[])[ProxySignature.TimeHeader, ProxySignature.NonceHeader, ProxySignature.SignatureHeader])
            (await StatusAsync("/", r => Signed(r, "anna").Headers.Remove(header))).Should().Be(HttpStatusCode.Unauthorized);
        (await StatusAsync("/", r => Signed(r, "anna", secret: "another secret of thirty-two chars"))).Should().Be(HttpStatusCode.Unauthorized);
        (await StatusAsync("/", r => Signed(r, "anna", secret: string.Empty))).Should().Be(HttpStatusCode.Unauthorized);
    }

    [Theory]
    [InlineData(-61)]
    [InlineData(-3600)]
    [InlineData(70)]
    public async Task OldOrOfTheFuture_IsNot(int seconds) =>
        (await StatusAsync("/", r => Signed(r, "anna", seconds: seconds))).Should().Be(HttpStatusCode.Unauthorized);

    [Fact]
    public async Task Replayed_IsNot_ForTheSameAddressOrAnother()
    {
        var nonce = Guid.NewGuid().ToString("N");
        (await StatusAsync("/", r => Signed(r, "anna", nonce: nonce))).Should().Be(HttpStatusCode.OK);
        (await StatusAsync("/", r => Signed(r, "anna", nonce: nonce))).Should().Be(HttpStatusCode.Unauthorized, "each number is used once");
        (await StatusAsync("/data", r => Signed(r, "anna", target: "/"))).Should().Be(HttpStatusCode.Unauthorized, "what was signed for one address opens no other");
        (await StatusAsync("/?focus=cancer", r => Signed(r, "anna", target: "/"))).Should().Be(HttpStatusCode.Unauthorized);
        (await StatusAsync("/", r => Signed(r, "anna", method: "HEAD"))).Should().Be(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task ChangedOnTheWay_IsNot()
    {
        (await StatusAsync("/", r => Changed(Signed(r, "anna"), "X-Forwarded-User", "otto"))).Should().Be(HttpStatusCode.Unauthorized);
        (await StatusAsync("/", r => Changed(Signed(r, "anna"), "X-Forwarded-Groups", "analysts"))).Should().Be(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task AddressesAndSecret_BothSet_MustBothHold()
    {
        using var server = new AccessServer(("Access:Mode", "proxy"), ("Access:Proxy:SecretFile", site.Secrets), ("Access:Proxy:Addresses:0", "10.1.2.3"));
        (await server.SendAsync("/", r => Signed(r, "anna").From("10.1.2.3"))).StatusCode.Should().Be(HttpStatusCode.OK);
        (await server.SendAsync("/", r => Signed(r, "anna").From("10.1.2.4"))).StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        (await server.SendAsync("/", r => r.As("anna").From("10.1.2.3"))).StatusCode.Should().Be(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public void Text_IsWhatTheDocumentSays()
    {
        // printf 'v1\n1764417600\n0123456789abcdef\nGET\n/?focus=cancer\nanna\nreaders' | openssl dgst -sha256 -hmac 0123456789abcdef0123456789abcdef
        var text = ProxySignature.Text("1764417600", "0123456789abcdef", "GET", "/?focus=cancer", "anna", "readers");
        ProxySignature.Sign(Encoding.UTF8.GetBytes(Secret), text).Should().Be("e9f6cc558059c323bdd67fa44cc1f6a982e6ca1cb0d4915f6ca3d58c6b0a2aef");
    }

    private async Task<HttpStatusCode> StatusAsync(string address, Action<HttpRequestMessage> with)
    {
        using var answer = await _server.SendAsync(address, with);
        return answer.StatusCode;
    }

    private static HttpRequestMessage Changed(HttpRequestMessage request, string header, string value)
    {
        request.Headers.Remove(header);
        return request.With(header, value);
    }

    private static HttpRequestMessage Signed(HttpRequestMessage request, string user, string groups = "", int seconds = 0, string? nonce = null, string? target = null, string? method = null, string secret = Secret)
    {
        var time = (TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() + seconds).ToString(CultureInfo.InvariantCulture);
        nonce ??= Guid.NewGuid().ToString("N");
        var text = ProxySignature.Text(time, nonce, method ?? request.Method.Method, target ?? request.RequestUri!.OriginalString, user, groups);
        return request.As(user, groups).With(ProxySignature.TimeHeader, time).With(ProxySignature.NonceHeader, nonce).With(ProxySignature.SignatureHeader, ProxySignature.Sign(Encoding.UTF8.GetBytes(secret), text));
    }

    public sealed class Site : IDisposable
    {
        public Site()
        {
            File.WriteAllLines(Secrets, [Secret, NewSecret]);
            Server = new AccessServer(("Access:Mode", "proxy"), ("Access:Proxy:SecretFile", Secrets));
        }

        public string Secrets { get; } = Path.GetTempFileName();

        internal AccessServer Server { get; }

        public void Dispose()
        {
            Server.Dispose();
            File.Delete(Secrets);
        }
    }
}
