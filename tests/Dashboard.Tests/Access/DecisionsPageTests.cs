using System.Net;
using System.Text.RegularExpressions;
using HealthNeeds.Core.Runs;
using HealthNeeds.Store.Requests;
using HealthNeeds.Store.State;

namespace HealthNeeds.Dashboard.Tests.Access;

/// <summary>The one page that something is posted to: a request becomes a file in its own directory, and nothing else.</summary>
public sealed partial class DecisionsPageTests : IClassFixture<DecisionsPageTests.Site>
{
    private const string Address = "/data/decisions", Proxy = "10.1.2.3";
    private readonly string _requests;
    private readonly AccessServer _server;

    public DecisionsPageTests(Site site)
    {
        (_requests, _server) = (site.Requests, site.Server);
        foreach (var left in Directory.EnumerateFiles(_requests))
            File.Delete(left);
    }

    [Fact]
    public async Task Page_IsForAnalystsOnly()
    {
        (await _server.SendAsync(Address)).StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        using var reader = await _server.SendAsync(Address, r => r.From(Proxy).As("anna", "readers"));
        reader.StatusCode.Should().Be(HttpStatusCode.Forbidden);
        (await reader.Content.ReadAsStringAsync()).Should().Contain("This page is for analysts").And.NotContain("0f3a9c51b2d4");
        using var analyst = await _server.SendAsync(Address, r => r.From(Proxy).As("anna", "analysts"));
        analyst.StatusCode.Should().Be(HttpStatusCode.OK);
        analyst.Headers.CacheControl!.NoStore.Should().BeTrue();
        (await analyst.Content.ReadAsStringAsync()).Should().Contain("0f3a9c51b2d4").And.Contain("&lt;b&gt;unit").And.Contain("Ask to accept").And.Contain("You are known as anna");
    }

    [Fact]
    public async Task Page_WithASeal_IsNotCompressed()
    {
        using var page = await _server.SendAsync(Address, r => r.From(Proxy).As("anna", "analysts").With("Accept-Encoding", "br"));
        page.StatusCode.Should().Be(HttpStatusCode.OK);
        page.Content.Headers.ContentEncoding.Should().BeEmpty();
        using var other = await _server.SendAsync("/data/licences", r => r.From(Proxy).As("anna", "analysts").With("Accept-Encoding", "br"));
        other.Content.Headers.ContentEncoding.Should().Equal("br");
    }

    [Fact]
    public async Task Request_OfAnAnalyst_IsAFileForTheWorker_AndNothingElseChanges()
    {
        var before = Files();
        using var answer = await PostAsync("anna", await FormAsync("anna"));
        answer.StatusCode.Should().Be(HttpStatusCode.SeeOther);
        var request = new RequestBox(_requests).Waiting().Should().ContainSingle().Subject;
        (request.By, request.Act, request.Source, request.Target, request.Reason).Should().Be(("anna", "accept", "qof2021", "0f3a9c51b2d4", "agreed"));
        answer.Headers.Location!.ToString().Should().Be($"{Address}?asked={request.Id}");
        Files().Should().Equal(before, "no release, no run, no status was touched");
        using var page = await _server.SendAsync(answer.Headers.Location.ToString(), r => r.From(Proxy).As("anna", "analysts"));
        (await page.Content.ReadAsStringAsync()).Should().Contain("Your request waits for the worker").And.Contain("Accept qof2021 0f3a9c51b2d4");
    }

    [Fact]
    public async Task Replica_HasNoSuchPage()
    {
        using var replica = new AccessServer(("Access:Mode", "proxy"), ("Access:Proxy:Addresses:0", Proxy), ("Access:Analysts:Groups:0", "analysts"), ("Requests:Directory", _requests), ("Replica:Origin", "/nowhere"));
        using var page = await replica.SendAsync(Address, r => r.From(Proxy).As("anna", "analysts"));
        page.StatusCode.Should().Be(HttpStatusCode.NotFound, "nobody would take a request up there");
    }

    [Fact]
    public async Task Outcome_IsShownToAnalysts()
    {
        await PostAsync("anna", await FormAsync("anna"));
        var box = new RequestBox(_requests);
        var file = box.Take().Single();
        box.Finish(file, new RequestOutcome(file.Request!.Id, TimeProvider.System.GetUtcNow(), Done: false, "No figures wait.", file.Request));
        using var page = await _server.SendAsync($"{Address}?asked={file.Request.Id}", r => r.From(Proxy).As("otto", "analysts"));
        (await page.Content.ReadAsStringAsync()).Should().Contain("Refused: No figures wait.");
    }

    [Fact]
    public async Task Form_WithoutItsSeal_OrWithAnothers_AsksForNothing()
    {
        var (seal, cookie, fields) = await FormAsync("anna");
        (await PostAsync("anna", (string.Empty, cookie, fields))).StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await PostAsync("anna", (seal, string.Empty, fields))).StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await PostAsync("otto", (seal, cookie, fields))).StatusCode.Should().Be(HttpStatusCode.BadRequest, "it is sealed to whom it was given");
        (await PostAsync("anna", (seal, cookie, fields), groups: "readers")).StatusCode.Should().Be(HttpStatusCode.Forbidden);
        (await PostAsync("anna", (seal, cookie, fields), peer: "203.0.113.9")).StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        Directory.EnumerateFiles(_requests).Should().BeEmpty();
        (await PostAsync("anna", (seal, cookie, fields))).StatusCode.Should().Be(HttpStatusCode.SeeOther);
    }

    [Theory]
    [InlineData("act", "delete")]
    [InlineData("target", "../../current")]
    [InlineData("source", "../x")]
    [InlineData("reason", "")]
    [InlineData("reason", "two\nlines")]
    public async Task Form_WithWrongFields_AsksForNothing(string field, string value)
    {
        var (seal, cookie, fields) = await FormAsync("anna");
        fields[field] = value;
        using var answer = await PostAsync("anna", (seal, cookie, fields));
        answer.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await answer.Content.ReadAsStringAsync()).Should().Contain("Nothing was asked for").And.NotContain("Exception");
        Directory.EnumerateFiles(_requests).Should().BeEmpty();
    }

    [Fact]
    public async Task Form_TooLarge_OrNone_AsksForNothing()
    {
        var (seal, cookie, fields) = await FormAsync("anna");
        fields["reason"] = new string('x', 20_000);
        ((int)(await PostAsync("anna", (seal, cookie, fields))).StatusCode).Should().BeOneOf(400, 413);
        using var json = await _server.SendAsync(Address, r => r.From(Proxy).As("anna", "analysts").Content = new StringContent("{}"), HttpMethod.Post);
        json.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        Directory.EnumerateFiles(_requests).Should().BeEmpty();
    }

    private async Task<(string Seal, string Cookie, Dictionary<string, string> Fields)> FormAsync(string user)
    {
        using var page = await _server.SendAsync(Address, r => r.From(Proxy).As(user, "analysts"));
        var seal = Seal().Match(await page.Content.ReadAsStringAsync()).Groups["seal"].Value;
        var cookie = page.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("healthneeds-form=", StringComparison.Ordinal));
        cookie.Should().Contain("; httponly").And.Contain("; samesite=strict").And.Contain("; secure");
        return (seal, cookie.Split(';')[0], new() { ["act"] = "accept", ["source"] = "qof2021", ["target"] = "0f3a9c51b2d4", ["reason"] = "agreed" });
    }

    private Task<HttpResponseMessage> PostAsync(string user, (string Seal, string Cookie, Dictionary<string, string> Fields) form, string groups = "analysts", string peer = Proxy) =>
        _server.SendAsync(
            Address,
            r => r.From(peer).As(user, groups).With("Cookie", form.Cookie).Content = new FormUrlEncodedContent(form.Fields.Append(new("__RequestVerificationToken", form.Seal))),
            HttpMethod.Post);

    private List<string> Files() => [.. Directory.EnumerateFiles(_server.Directory, "*", SearchOption.AllDirectories).Order().Select(f => $"{f} {new FileInfo(f).Length} {File.GetLastWriteTimeUtc(f):O}")];

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"(?<seal>[^\"]+)\"", RegexOptions.ExplicitCapture, 60_000)]
    private static partial Regex Seal();

    public sealed class Site : IDisposable
    {
        public Site()
        {
            Server = new AccessServer(("Access:Mode", "proxy"), ("Access:Proxy:Addresses:0", Proxy), ("Access:Analysts:Groups:0", "analysts"), ("Requests:Directory", Requests));
            var now = TimeProvider.System.GetUtcNow();
            new SourceStatusFiles(Server.Directory).Write(new SourceStatus("qof2021", SourceState.Held, null, now, now, null, null, null, TimeSpan.FromDays(400), new HeldFigures("0f3a9c51b2d4", now, ["[fact-changed] <b>unit</b>"]), []));
        }

        public string Requests { get; } = Directory.CreateTempSubdirectory("healthneeds-requests-").FullName;

        internal AccessServer Server { get; }

        public void Dispose()
        {
            Server.Dispose();
            Directory.Delete(Requests, recursive: true);
        }
    }
}
