using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using HealthNeeds.Dashboard.Access;
using HealthNeeds.Dashboard.Tests.Api;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace HealthNeeds.Dashboard.Tests.Deployment;

/// <summary>The nginx example as it is given, before the site and before a server that says what it was sent.</summary>
[Collection(ApiCollection.Name)]
public sealed partial class NginxTests(ApiServer server)
{
    [ProgramFact("nginx")]
    public async Task Example_IsOneThatNginxReads()
    {
        using var front = new NginxFront(new Uri("http://127.0.0.1:5080/"));
        (await front.TestAsync()).Should().Match<(int Code, string Output)>(r => r.Code == 0 && !r.Output.Contains("[warn]"));
        using var wrong = new NginxFront(new Uri("http://127.0.0.1:5080/"), text => text.Replace("ssl_protocols", "ssl_protocol", StringComparison.Ordinal));
        (await wrong.TestAsync()).Code.Should().NotBe(0);
    }

    /// <summary>nginx makes the last folder of a path and none above it; the other tests keep their cache elsewhere.</summary>
    [ProgramFact("nginx")]
    public void Cache_LiesInAFolderThatDebiansNginxBrings()
    {
        var cache = File.ReadLines(RepositoryFile.Path("deploy", "nginx-healthneeds.conf")).Single(l => l.StartsWith("proxy_cache_path ", StringComparison.Ordinal)).Split(' ')[1];
        (Directory.Exists(Path.GetDirectoryName(cache)) || !File.Exists("/etc/debian_version")).Should().BeTrue(cache);
    }

    [ProgramFact("nginx")]
    public async Task Pages_AnswerThroughTls_PackedByTheSite_WithHeadersOnce()
    {
        using var site = new RealServer(server.Directory);
        using var front = new NginxFront(site.Address);
        await front.StartAsync();
        using var client = front.Client();
        foreach (var address in new[] { "/", "/conditions", "/api/v1/releases", "/health/ready", "/places?codes=" + string.Join(',', Enumerable.Repeat("E01007317", 500)) })
        {
            using var page = await client.GetAsync(address);
            page.StatusCode.Should().Be(HttpStatusCode.OK, address[..Math.Min(60, address.Length)]);
            page.Headers.GetValues("Strict-Transport-Security").Should().ContainSingle().Which.Should().StartWith("max-age=31536000");
            page.Headers.GetValues("Content-Security-Policy").Should().ContainSingle();
            page.Headers.GetValues("X-Content-Type-Options").Should().ContainSingle();
            page.Headers.Server.ToString().Should().NotContain("1.", "which version answers is nobody's business");
        }

        using var asked = new HttpRequestMessage(HttpMethod.Get, "/");
        asked.Headers.AcceptEncoding.ParseAdd("br");
        using var packed = await client.SendAsync(asked);
        packed.Content.Headers.ContentEncoding.Should().Equal("br");
        using var metrics = await client.GetAsync("/metrics");
        metrics.StatusCode.Should().Be(HttpStatusCode.NotFound, "they are off unless a setting says so");
    }

    /// <summary>This machine is one that may see them, so in a copy it may not: what is refused there is refused to everybody else by the example.</summary>
    [ProgramFact("nginx")]
    public async Task Metrics_AreForThisMachineOnly_HoweverTheyAreWritten()
    {
        using var site = new RealServer(server.Directory, new Dictionary<string, string>(StringComparer.Ordinal) { ["Telemetry:Prometheus"] = "true" });
        using var open = new NginxFront(site.Address);
        using var closed = new NginxFront(site.Address, text => text.Replace("        allow 127.0.0.1;\n        allow ::1;\n", string.Empty, StringComparison.Ordinal));
        await open.StartAsync();
        await closed.StartAsync();
        using var here = open.Client();
        using var elsewhere = closed.Client();
        foreach (var address in new[] { "/metrics", "/METRICS", "/Metrics/", "/%6detrics" })
        {
            using var refused = await elsewhere.GetAsync(address);
            refused.StatusCode.Should().Be(HttpStatusCode.Forbidden, address);
        }

        foreach (var address in new[] { "/metrics", "/METRICS", "/Metrics/" })
        {
            using var seen = await here.GetAsync(address);
            seen.StatusCode.Should().Be(HttpStatusCode.OK, $"the site answers {address}, so nginx is what refuses it");
        }

        using var page = await elsewhere.GetAsync("/metrics-of-need");
        page.StatusCode.Should().Be(HttpStatusCode.NotFound, "an address that only begins so is the site's to answer");
    }

    [ProgramFact("nginx")]
    public async Task Files_AreKept_AndOtherNamesAndPlainHttpAreNot()
    {
        using var site = new RealServer(server.Directory, environment: "Production");
        using var front = new NginxFront(site.Address);
        await front.StartAsync();
        using var client = front.Client();
        var page = await client.GetStringAsync("/");
        var style = StyleSheet().Match(page).Groups["address"].Value;
        style.Should().NotBeEmpty();
        foreach (var expected in new[] { "MISS", "HIT" })
        {
            using var file = await client.GetAsync(style);
            file.Headers.GetValues("X-Cache").Should().Equal(expected);
            file.Headers.GetValues("Strict-Transport-Security").Should().ContainSingle();
        }

        using var plain = await client.GetAsync("http://needs.example.nhs.uk/find-need?a=b");
        (plain.StatusCode, plain.Headers.Location).Should().Be((HttpStatusCode.MovedPermanently, new Uri("https://needs.example.nhs.uk/find-need?a=b")));
        using var other = new HttpRequestMessage(HttpMethod.Get, "/");
        other.Headers.Host = "evil.example.org";
        using var refused = await client.SendAsync(other);
        refused.StatusCode.Should().Be(HttpStatusCode.MisdirectedRequest);
    }

    [ProgramFact("nginx")]
    public async Task ForwardedHeaders_AreNginxs_WhateverTheReaderSays()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        await using var echo = builder.Build();
        echo.Run(context => context.Response.WriteAsync(JsonSerializer.Serialize(context.Request.Headers.ToDictionary(h => h.Key, h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase))));
        await echo.StartAsync();
        using var front = new NginxFront(new Uri(echo.Urls.First()));
        await front.StartAsync();
        using var client = front.Client();
        using var asked = new HttpRequestMessage(HttpMethod.Get, "/");
        asked.Headers.Add("X-Forwarded-For", "203.0.113.9");
        asked.Headers.Add("X-Forwarded-Proto", "gopher");
        asked.Headers.Add("X-Forwarded-Host", "evil.example.org");
        string[] identity = [new IdentityProxyOptions().Header, new IdentityProxyOptions().GroupsHeader, ProxySignature.TimeHeader, ProxySignature.NonceHeader, ProxySignature.SignatureHeader];
        foreach (var header in identity)
            asked.Headers.Add(header, "anna");
        asked.Headers.Add("X-Other", "arrives");
        using var answer = await client.SendAsync(asked);
        var seen = JsonSerializer.Deserialize<Dictionary<string, string>>(await answer.Content.ReadAsStringAsync())!;
        (seen["X-Forwarded-For"], seen["X-Forwarded-Proto"], seen["X-Forwarded-Host"], seen["Host"]).Should().Be(("127.0.0.1", "https", "needs.example.nhs.uk", "needs.example.nhs.uk"));
        seen.Keys.Should().Contain("X-Other").And.NotIntersectWith(identity, "no reader says who they are");
    }

    [Fact]
    public void BalancerOfTheGuide_WritesAndTakesAwayTheSameHeaders() =>
        Headers("docs", "replicas.md").Should().BeEquivalentTo(Headers("deploy", "nginx-healthneeds.conf"));

    private static List<string> Headers(string folder, string file) =>
        [.. SetHeader().Matches(File.ReadAllText(RepositoryFile.Path(folder, file))).Select(m => m.Value.Replace("$http_host", "$host", StringComparison.Ordinal))];

    [GeneratedRegex("proxy_set_header X-[^;]+;", RegexOptions.None, 60_000)]
    private static partial Regex SetHeader();

    [GeneratedRegex("""href="(?<address>/?generated/[^"]+\.css)""", RegexOptions.ExplicitCapture, 60_000)]
    private static partial Regex StyleSheet();
}
