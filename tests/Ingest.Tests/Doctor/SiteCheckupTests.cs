using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using HealthNeeds.Ingest.Doctor;
using HealthNeeds.Ingest.Tests.Http;
using HealthNeeds.Store.Releases;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.Options;

namespace HealthNeeds.Ingest.Tests.Doctor;

/// <summary>What is said of a site that answers as this server does, over TLS with a certificate of its own.</summary>
public sealed class SiteCheckupTests : IAsyncLifetime
{
    private const string Ready = """{"status":"ready","release":{"id":"20261129T101556Z-a8653d5e"},"why":null}""";
    private readonly X509Certificate2 _certificate = SelfSigned(days: 90);
    private readonly X509Certificate2 _ending = SelfSigned(days: 10);
    private readonly string _releases = Directory.CreateTempSubdirectory("site-").FullName;
    private LoopbackPublisher _site = null!;
    private Uri _address = null!;

    public Task InitializeAsync() => ServeAsync(_certificate);

    public async Task DisposeAsync()
    {
        await _site.DisposeAsync();
        _certificate.Dispose();
        _ending.Dispose();
        Directory.Delete(_releases, recursive: true);
    }

    [Fact]
    public async Task Site_AsItShouldBe_IsWell()
    {
        var found = await LookAsync();
        found.Where(f => f.Verdict is FindingVerdict.Warn or FindingVerdict.Fail).Should().BeEmpty();
        found.Select(f => f.Check).Should().Contain(["site", "site's health", "security headers", "HSTS", "certificate", "proxy headers"]);
    }

    [Fact]
    public async Task Site_ThatTakesItselfForAnother_IsToldWhichSettingsAreMissing()
    {
        Serve(feed: "http://127.0.0.1:5080/");
        (await LookAsync()).Single(f => f.Check == "proxy headers").Should().Match<Finding>(f => f.Verdict == FindingVerdict.Warn && f.Fix!.Contains($"PublicAddress={_address}") && f.Fix.Contains("Proxy__Https=true"));
    }

    [Fact]
    public async Task Headers_ThatAProxyTookAway_AreNamed()
    {
        Serve(headers: []);
        var found = await LookAsync();
        found.Single(f => f.Check == "security headers").Found.Should().Be("Missing: Content-Security-Policy, X-Content-Type-Options, Referrer-Policy.");
        found.Single(f => f.Check == "HSTS").Verdict.Should().Be(FindingVerdict.Warn);
    }

    [Theory]
    [InlineData(401, "WWW-Authenticate", "Bearer realm=\"HealthNeeds\"", "Ok")]
    [InlineData(302, "Location", "https://login.example.nhs.uk/authorize?client_id=a&redirect_uri=https%3A%2F%2Fneeds.example.nhs.uk%2Fsignin-oidc", "Ok")]
    [InlineData(401, "WWW-Authenticate", "Basic realm=\"nginx\"", "Fail")]
    [InlineData(302, "Location", "https://elsewhere.example.org/", "Fail")]
    public async Task Site_ThatIsClosed_IsWell_WhereItIsOursThatAsks(int status, string header, string value, string verdict)
    {
        _site.Serve("/", PublisherAnswer.Html("<html></html>", status) with { Headers = System.Collections.Immutable.ImmutableDictionary<string, string>.Empty.Add(header, value) });
        (await LookAsync()).Single(f => f.Check == "site").Verdict.ToString().Should().Be(verdict);
    }

    [Theory]
    [InlineData("""{"status":"degraded","release":{"id":"20261129T101556Z-a8653d5e"},"why":"qof2021 is stale."}""", "Warn", "qof2021 is stale.")]
    [InlineData("""{"status":"not-ready","release":null,"why":"No release has been published yet."}""", "Fail", "nothing to serve")]
    [InlineData("<html>another program</html>", "Fail", "not ours")]
    public async Task Health_ThatIsNotReady_IsPassedOn(string body, string verdict, string words)
    {
        Serve(ready: body);
        (await LookAsync()).Single(f => f.Check == "site's health").Should().Match<Finding>(f => f.Verdict.ToString() == verdict && f.Found.Contains(words));
    }

    [Fact]
    public async Task Release_ThatIsNotTheCurrentOneHere_IsSaid()
    {
        new ReleasePointer("20261129T111111Z-00000000", "20261129T111111Z-00000000.duckdb", new string('0', 64), TimeProvider.System.GetUtcNow()).Write(Path.Combine(_releases, "current.json"));
        (await LookAsync()).Single(f => f.Check == "site's release").Verdict.Should().Be(FindingVerdict.Warn);
    }

    [Fact]
    public async Task Certificate_ThatNobodyTrusts_OrThatEndsSoon_IsSaid()
    {
        (await new SiteCheckup(_address, Releases, TimeProvider.System).RunAsync(CancellationToken.None)).Should().ContainSingle().Which.Should().Match<Finding>(f => f.Verdict == FindingVerdict.Fail && f.Fix!.Contains("certificate"));
        await _site.DisposeAsync();
        await ServeAsync(_ending);
        (await LookAsync(_ending)).Single(f => f.Check == "certificate").Verdict.Should().Be(FindingVerdict.Warn);
    }

    private ReleaseCatalogue Releases => new(Options.Create(new ReleaseOptions { Directory = _releases }));

    private Task<IReadOnlyList<Finding>> LookAsync(X509Certificate2? trusted = null) => new SiteCheckup(_address, Releases, TimeProvider.System, trusted ?? _certificate).RunAsync(CancellationToken.None);

    private async Task ServeAsync(X509Certificate2 certificate)
    {
        _site = await LoopbackPublisher.StartAsync(listen => listen.UseHttps(new HttpsConnectionAdapterOptions { ServerCertificate = certificate }));
        _address = new UriBuilder(_site.Root) { Scheme = "https" }.Uri;
        Serve();
    }

    private void Serve(string ready = Ready, string? feed = null, (string Name, string Value)[]? headers = null)
    {
        var sent = headers ?? [("Content-Security-Policy", "default-src 'none'"), ("X-Content-Type-Options", "nosniff"), ("Referrer-Policy", "same-origin"), ("Strict-Transport-Security", "max-age=31536000")];
        var page = PublisherAnswer.Html("<html></html>");
        _site.Serve("/", page with { Headers = page.Headers.AddRange(sent.Select(h => KeyValuePair.Create(h.Name, h.Value))) });
        _site.Serve("/health/ready", PublisherAnswer.Json(ready));
        _site.Serve("/releases.atom", PublisherAnswer.Bytes(System.Text.Encoding.UTF8.GetBytes($"""<feed><link href="{feed ?? _address.ToString()}" /></feed>"""), "application/atom+xml"));
    }

    private static X509Certificate2 SelfSigned(int days)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        var now = TimeProvider.System.GetUtcNow();
        return request.CreateSelfSigned(now.AddDays(-1), now.AddDays(days));
    }
}
