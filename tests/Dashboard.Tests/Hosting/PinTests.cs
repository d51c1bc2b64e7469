using System.Net;
using AngleSharp.Dom;
using HealthNeeds.Dashboard.Hosting;
using HealthNeeds.Dashboard.Releases;
using HealthNeeds.Store.Releases;
using Microsoft.Extensions.DependencyInjection;

namespace HealthNeeds.Dashboard.Tests.Hosting;

/// <summary>Addresses fixed to an older release, while a newer one is served.</summary>
public sealed class PinTests(PinnedServer server) : IClassFixture<PinnedServer>
{
    private string Older => server.Older.Id;

    private string Newer => server.Published!.Id;

    public static TheoryData<string> Addresses =>
    [
        "/", "/?focus=cancer&level=msoa21", "/?q=zzzzzz", "/areas/E01007317", "/areas/E08000019?focus=cancer", "/assets", "/assets?kind=hospital", "/assets/awrc",
        "/data", "/data/models", "/data/indicators", "/data/indicators/iod2025-ypll", "/data/how-to-read", "/data/licences", "/data/accessibility",
    ];

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task Page_Pinned_KeepsEveryLinkAndFormInItsRelease(string address)
    {
        var page = await server.Page(ReleasePin.Address(address, Older));
        page.QuerySelectorAll("a[href^='/']:not([data-unpinned])").Select(a => a.GetAttribute("href")!).Where(h => !IsLive(h))
            .Should().NotBeEmpty().And.OnlyContain(h => h.Contains($"release={Older}") || h.Contains($"release={Newer}"));
        foreach (var form in page.QuerySelectorAll("form"))
            form.QuerySelectorAll("input[type=hidden][name=release]").Should().ContainSingle().Which.GetAttribute("value").Should().Be(Older);
        page.QuerySelector(".notice")!.Words().Should().Contain("a newer one exists").And.Contain(Older);
        page.QuerySelector(".notice a[data-unpinned]")!.GetAttribute("href").Should().Be(address);
    }

    [Fact]
    public async Task Page_Pinned_ShowsTheFiguresOfItsRelease()
    {
        var older = await server.Page(ReleasePin.Address("/", Older));
        var newer = await server.Page("/");
        older.Codes().Should().NotEqual(newer.Codes(), "the two releases rank differently");
        newer.QuerySelectorAll(".notice").Should().BeEmpty();
        var items = (await server.Get(ReleasePin.Address("/api/v1/rankings", Older))).GetProperty("items").EnumerateArray().Take(25).Select(i => i.GetProperty("code").GetString());
        older.Codes().Should().Equal(items, "the page and the API read the same release");
    }

    [Fact]
    public async Task Page_PinnedToTheNewest_HasNoNotice() =>
        (await server.Page(ReleasePin.Address("/areas/E01007317", Newer))).QuerySelectorAll(".notice[role=status]").Select(n => n.Words()).Should().BeEmpty();

    [Theory]
    [InlineData("/")]
    [InlineData("/areas/E01007317")]
    [InlineData("/assets")]
    [InlineData("/data/indicators/iod2025-ypll")]
    public async Task Permalink_OfAView_IsFixedToWhatItShows(string address)
    {
        var page = await server.Page(address);
        page.QuerySelector("hn-copy a")!.GetAttribute("href").Should().Be(ReleasePin.Address(address, Newer));
        (await server.Page(ReleasePin.Address(address, Older))).QuerySelector("hn-copy a")!.GetAttribute("href").Should().Be(ReleasePin.Address(address, Older));
    }

    [Theory]
    [InlineData("/", "20200101T000000Z-00000000", 404)]
    [InlineData("/data/how-to-read", "20200101T000000Z-00000000", 404)]
    [InlineData("/areas/E01007317", "../../etc/passwd", 400)]
    [InlineData("/assets", "current", 400)]
    [InlineData("/", "20200101T000000Z-00000000&release=20200101T000000Z-00000000", 400)]
    public async Task Page_PinnedToNothing_SaysWhichAreKeptAndLeadsOn(string address, string release, int status)
    {
        var page = await server.Page($"{address}?release={release}", (HttpStatusCode)status);
        page.QuerySelectorAll("main li").Select(li => li.Words()).Should().Contain(w => w.StartsWith(Older)).And.Contain(w => w.StartsWith(Newer) && w.EndsWith("(the newest)"));
        page.QuerySelector("main a.button")!.GetAttribute("href").Should().Be(address);
    }

    [Fact]
    public async Task ReleaseThatWasPutBack_IsNotCalledTheNewest()
    {
        using var own = new PinnedServer();
        own.Services.GetRequiredService<ReleaseCatalogue>().Rollback(own.Older.Id);
        await Waiting.Until(async () => (await own.Get("/api/v1/releases/current")).GetProperty("release").GetProperty("id").GetString() == own.Older.Id);
        var row = (await own.Page("/data")).QuerySelectorAll("main th").Single(th => th.Words().StartsWith(own.Older.Id));
        row.Words().Should().Be($"{own.Older.Id} (put back: what is served now)");
        (await own.Page("/?release=20200101T000000Z-00000000", HttpStatusCode.NotFound)).QuerySelectorAll("main li").Select(li => li.Words())
            .Should().Contain(w => w.StartsWith(own.Older.Id) && w.EndsWith("(put back: what is served now)")).And.NotContain(w => w.EndsWith("(the newest)"));
    }

    [Fact]
    public async Task Page_PinnedToADamagedRelease_SaysThatItCannotBeRead()
    {
        const string Damaged = "20010101T000000Z-deadbeef";
        await File.WriteAllTextAsync(Path.Combine(server.Directory, Damaged + ".duckdb"), "not a database");
        var page = await server.Page(ReleasePin.Address("/", Damaged), HttpStatusCode.NotFound);
        page.QuerySelector("main .lead")!.Words().Should().Contain("cannot read it");
        page.Body!.TextContent.Should().NotContain(server.Directory);
        (await server.Refusal(ReleasePin.Address("/api/v1/assets", Damaged), 404)).GetProperty("type").GetString().Should().EndWith("/unknown-release");
        File.Delete(Path.Combine(server.Directory, Damaged + ".duckdb"));
    }

    [Fact]
    public async Task Page_Problem_StaysInItsRelease() =>
        (await server.Page(ReleasePin.Address("/areas/E01999999", Older), HttpStatusCode.NotFound)).QuerySelector("main a.button")!.GetAttribute("href").Should().Be($"/?release={Older}");

    [Theory]
    [InlineData("/areas/E08000038", "/areas/E08000016")]
    [InlineData("/areas/E54000061", "/")]
    public async Task Redirect_OfAPinnedAddress_KeepsThePin(string address, string to)
    {
        using var response = await server.Client.GetAsync(ReleasePin.Address(address, Older));
        response.StatusCode.Should().Be(HttpStatusCode.OK);
        response.RequestMessage!.RequestUri!.PathAndQuery.Should().Be(ReleasePin.Address(to, Older));
    }

    [Fact]
    public async Task Tag_OfAPinnedPage_IsNotThatOfTheNewest()
    {
        using var pinned = await server.Client.GetAsync(ReleasePin.Address("/?focus=cancer", Older));
        using var request = new HttpRequestMessage(HttpMethod.Get, ReleasePin.Address("/?focus=cancer", Older));
        request.Headers.IfNoneMatch.Add(pinned.Headers.ETag!);
        using var again = await server.Client.SendAsync(request);
        again.StatusCode.Should().Be(HttpStatusCode.NotModified);
    }

    [Theory]
    [InlineData("/api/v1/rankings?level=ltla24")]
    [InlineData("/api/v1/rankings?level=ltla24&format=geojson")]
    [InlineData("/api/v1/areas/E01007317")]
    [InlineData("/api/v1/releases/current")]
    [InlineData("/api/v1/sources")]
    public async Task Api_Pinned_AnswersFromThatRelease(string address)
    {
        using var response = await server.Client.GetAsync(ReleasePin.Address(address, Older));
        response.StatusCode.Should().Be(HttpStatusCode.OK);
        (await response.Content.ReadAsStringAsync()).Should().Contain(Older).And.NotContain(Newer);
    }

    [Fact]
    public async Task Api_PinnedToNothing_SaysWhichAreKept()
    {
        var problem = await server.Refusal("/api/v1/rankings?release=20200101T000000Z-00000000", 404);
        problem.GetProperty("allowed").EnumerateArray().Select(a => a.GetString()).Should().Contain([Older, Newer]);
        (await server.Refusal("/api/v1/rankings?release=latest", 400)).GetProperty("parameter").GetString().Should().Be("release");
    }

    /// <summary>Runs, releases and how fresh sources are stand beside the releases.</summary>
    internal static bool IsLive(string address) => address.Contains("/status", StringComparison.Ordinal)
        || new[] { "/api/v1/runs", "/api/v1/releases", "/openapi/v1.json", "/releases.atom" }.Any(live => address.StartsWith(live, StringComparison.Ordinal));

    [Theory]
    [InlineData("<a class=\"x\" href=\"/areas/E1\">", "<a class=\"x\" href=\"/areas/E1?release=R\">")]
    [InlineData("<a href=\"/?a=1&amp;b=2#c\">", "<a href=\"/?a=1&amp;b=2&amp;release=R#c\">")]
    [InlineData("<a href=\"#main\">", "<a href=\"#main\">")]
    [InlineData("<a href=\"https://x.org/\">", "<a href=\"https://x.org/\">")]
    [InlineData("<a href=\"//x.org/\">", "<a href=\"//x.org/\">")]
    [InlineData("<a href=\"/?release=Q\">", "<a href=\"/?release=Q\">")]
    [InlineData("<a href=\"/\" data-unpinned>", "<a href=\"/\" data-unpinned>")]
    [InlineData("<a href=\"/api/v1/runs/x/rejections\">", "<a href=\"/api/v1/runs/x/rejections\">")]
    [InlineData("<a href=\"/api/v1/releases/current\">", "<a href=\"/api/v1/releases/current?release=R\">")]
    [InlineData("<link href=\"/site.css\"><abbr title=\"/a\">", "<link href=\"/site.css\"><abbr title=\"/a\">")]
    [InlineData("<form action=\"/\">", "<form action=\"/\"><input type=\"hidden\" name=\"release\" value=\"R\">")]
    public void Link_OfAnyKind_IsPinnedOnlyWhereItIsAView(string html, string pinned) => KeptLinks.In(html, ReleasePin.Parameter, "R").Should().Be(pinned);

    [Theory]
    [InlineData("<a href=\"/?release=Q\" data-unpinned>", "<a href=\"/?release=Q&amp;region=x\" data-unpinned>")]
    [InlineData("<a href=\"/?region=y\">", "<a href=\"/?region=y\">")]
    [InlineData("<a href=\"/health\">", "<a href=\"/health\">")]
    [InlineData("<a href=\"/api/v1/places/changes?areas=E1\">", "<a href=\"/api/v1/places/changes?areas=E1\">")]
    [InlineData("<form action=\"/\">", "<form action=\"/\"><input type=\"hidden\" name=\"region\" value=\"x\">")]
    [InlineData("<form action=\"/\" data-chooses>", "<form action=\"/\" data-chooses>")]
    public void Link_OfAnyKind_KeepsItsRegion(string html, string kept) => KeptLinks.In(html, RegionChoice.Parameter, "x").Should().Be(kept);

    [Fact]
    public void Memory_OfManyRegions_KeepsEachApart()
    {
        var memory = new ReleaseMemory(TimeProvider.System);
        var made = 0;
        object Read(string region) => memory.Get("a", region, "key", () => (object)++made);
        (Read("x"), Read("y"), Read("x"), memory.Get("a", "key", () => (object)++made)).Should().Be((1, 2, 1, 3));
        foreach (var region in Enumerable.Range(0, 8))
            Read($"{region}");
        Read("x").Should().Be(12, "the ones that were not asked for longest went");
    }

    [Fact]
    public void Memory_OfManyReleases_KeepsTheLastThree()
    {
        var memory = new ReleaseMemory(TimeProvider.System);
        var made = 0;
        object Read(string release) => memory.Get(release, "key", () => (object)++made);
        foreach (var release in new[] { "a", "b", "c", "a", "b", "c" })
            Read(release);
        made.Should().Be(3, "three are kept");
        Read("d");
        Read("a");
        made.Should().Be(5, "the one that was not asked for longest went");
        Read("c");
        made.Should().Be(5);
    }
}
