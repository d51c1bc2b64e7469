using System.IO.Compression;
using System.Text.Json;
using AngleSharp.Dom;
using HealthNeeds.Fixtures;

namespace HealthNeeds.Dashboard.Tests.Pages;

/// <summary>An indicator that this installation added says so wherever it stands, and never that it is under the Open Government Licence.</summary>
public sealed class OwnIndicatorTests(OwnServer server) : IClassFixture<OwnServer>
{
    private const string Ogl = "Open Government Licence";

    /// <summary>Each address with a selector of rows, of which the one that names the own indicator must carry the mark and no other may.</summary>
    public static TheoryData<string, string> Tables => new()
    {
        { $"/areas/{OwnServer.Neighbourhoods[0]}", ".indicators tbody tr:not(.indicators__note)" },
        { $"/areas/{OwnServer.Neighbourhoods[0]}", ".sources-panel .sources > li" },
        { $"/compare?areas={OwnServer.Neighbourhoods[0]},{OwnServer.Neighbourhoods[1]}&focus=all", "table.rug tbody tr" },
        { "/data/indicators", "table.dictionary tbody tr" },
        { "/data", "section[aria-labelledby=sources] tbody tr" },
        { "/data", "table.stacked tbody tr:has(a[href^='/data/sources/'])" },
        { "/data/licences", "main > section:has(h2 a)" },
    };

    [Theory]
    [MemberData(nameof(Tables))]
    public async Task EveryTable_MarksIt_AndMarksNoOther(string address, string rows)
    {
        var found = (await server.Page(address)).QuerySelectorAll(rows).ToList();
        found.Should().HaveCountGreaterThan(1);
        found.Where(r => r.Words().Contains(FixtureOwn.Name)).Should().ContainSingle().Which.QuerySelector(".own-tag")!.Words().Should().Be("own indicator");
        found.Where(r => !r.Words().Contains(FixtureOwn.Name)).Should().OnlyContain(r => r.QuerySelector(".own-tag") == null);
    }

    [Theory]
    [InlineData("/search?q=falls", ".found li")]
    [InlineData("/hot-spots?level=msoa21&need=indicator:own-falls-65-plus", "main option[selected]")]
    [InlineData("/inequality?indicator=own-falls-65-plus", "main option[selected], main h1")]
    [InlineData("/test-beds?level=msoa21&need=indicator:own-falls-65-plus", "main option[selected]")]
    public async Task WhereThereIsNoRoomForATag_TheNameSaysIt(string address, string names) =>
        (await server.Page(address)).QuerySelectorAll(names).Select(n => n.Words()).Where(n => n.Contains(FixtureOwn.Name)).Should().NotBeEmpty().And.OnlyContain(n => n.Contains($"{FixtureOwn.Name} (own indicator)"));

    [Fact]
    public async Task ItsPage_SaysWhoseItIs_OnWhatTerms_AndThatItRanksNothing()
    {
        var page = await server.Page($"/data/indicators/{FixtureOwn.Id}?level=msoa21");
        page.QuerySelector(".chip--own")!.Words().Should().Be("own indicator");
        page.QuerySelector(".notice")!.Words().Should().Contain("not an official statistic");
        page.QuerySelector("#use ~ p")!.Words().Should().Be("Not used in rankings: it is this installation’s own, and ranks are the same on every installation. Profiles show it beside the others.");
        var from = page.QuerySelector("section[aria-labelledby=from]")!;
        from.Words().Should().Contain("From a file of this installation, for which Example ICB, population health team answers").And.Contain($"{FixtureOwn.Licence}. These are terms of its own");
        from.QuerySelectorAll("a").Select(a => a.GetAttribute("href")).Should().Contain("mailto:population.health@example.org").And.NotContain(h => h!.Contains("nationalarchives"));
        page.QuerySelector(".find-grid__map svg")!.OuterHtml.Should().Contain($"Map of {FixtureOwn.Name} (own indicator)");
        page.QuerySelectorAll("caption, .chart h3").Select(t => t.Words()).Where(t => t.Contains(FixtureOwn.Name)).Should().NotBeEmpty().And.OnlyContain(t => t.Contains($"{FixtureOwn.Name} (own indicator)"));
    }

    [Fact]
    public async Task ItsSource_IsAFileOfThisInstallation()
    {
        var page = await server.Page($"/data/sources/{FixtureOwn.Id}");
        page.QuerySelector(".lead")!.Words().Should().StartWith("own indicator").And.EndWith("The figures are of a file of this installation.");
        page.QuerySelectorAll("dt").Select(d => d.Words()).Should().Contain("Who answers for it").And.NotContain("Publisher");
    }

    [Fact]
    public async Task SuppressedFigure_IsWithheldLikeAPublishers()
    {
        var item = (await server.Get($"/api/v1/areas/{OwnServer.Neighbourhoods[3]}/indicators")).GetProperty("items").EnumerateArray().Single(i => i.GetProperty("own").GetBoolean());
        (item.GetProperty("missing").GetString(), item.GetProperty("value").ValueKind, item.GetProperty("note").GetString()).Should().Be(("suppressed", JsonValueKind.Null, "Suppressed here: about fewer than 8 people"));
    }

    [Theory]
    [InlineData("/api/v1/indicators", "id")]
    [InlineData("/api/v1/sources", "id")]
    [InlineData("/api/v1/areas/{0}/indicators", "indicator")]
    [InlineData("/api/v1/compare?areas={0},{1}&focus=all", "indicator")]
    public async Task Answers_AndTheirTables_SayOfEachItemWhetherItIsOwn(string form, string key)
    {
        var address = string.Format(System.Globalization.CultureInfo.InvariantCulture, form, OwnServer.Neighbourhoods[0], OwnServer.Neighbourhoods[1]);
        var items = (await server.Get(address)).GetProperty("items").EnumerateArray().ToList();
        items.Should().Contain(i => i.GetProperty("own").GetBoolean()).And.OnlyContain(i => i.GetProperty("own").GetBoolean() == (i.GetProperty(key).GetString() == FixtureOwn.Id));
        var rows = await Csv(address);
        rows.Should().OnlyContain(r => r["own"] == (r[key] == FixtureOwn.Id ? "true" : "false"));
        rows.Where(r => r["own"] == "true").Should().NotBeEmpty().And.OnlyContain(r => r["licence"].Contains(FixtureOwn.Licence) && !r["licence"].Contains(Ogl));
        rows.Where(r => r["own"] == "false").Should().OnlyContain(r => !r["licence"].Contains(FixtureOwn.Licence));
    }

    [Theory]
    [InlineData("/api/v1/indicators/own-falls-65-plus/values?level=msoa21")]
    [InlineData("/api/v1/hot-spots?level=msoa21&need=indicator:own-falls-65-plus&show=all")]
    [InlineData("/api/v1/inequality?indicator=own-falls-65-plus")]
    [InlineData("/api/v1/test-beds?level=msoa21&need=indicator:own-falls-65-plus")]
    public async Task DownloadsOfItAlone_AreUnderItsOwnTerms_InEveryForm(string address)
    {
        (await server.Get(address)).GetProperty("licence").GetString().Should().Contain(FixtureOwn.Licence).And.NotContain(Ogl);
        (await Csv(address)).Should().NotBeEmpty().And.OnlyContain(r => r["licence"].Contains(FixtureOwn.Licence));
        var described = JsonSerializer.Deserialize<JsonElement>(await server.Client.GetStringAsync($"{address}&format=csvw"));
        described.GetProperty("dc:license").GetString().Should().Contain(FixtureOwn.Licence).And.NotContain(Ogl);
    }

    [Fact]
    public async Task FiguresOfAPartOfEngland_AreNotShownAsEnglands()
    {
        var authorities = FixtureAreas.At(HealthNeeds.Core.Areas.AreaLevel.Ltla24).ToList();
        authorities.Should().HaveCountGreaterThan(1, "else one is all of England");
        var items = (await server.Get($"/api/v1/places/figures?areas={authorities[0].Code}")).GetProperty("items").EnumerateArray();
        var own = items.Single(i => i.GetProperty("id").GetString() == FixtureOwn.Id);
        own.GetProperty("value").ValueKind.Should().Be(JsonValueKind.Number);
        own.GetProperty("england").ValueKind.Should().Be(JsonValueKind.Null);
        own.GetProperty("against").ValueKind.Should().Be(JsonValueKind.Null);
    }

    [Fact]
    public async Task Correlations_AreUnderTheTermsOfBothFigures()
    {
        const string Address = "/api/v1/correlations?level=msoa21&indicator=own-falls-65-plus";
        (await server.Get(Address)).GetProperty("licence").GetString().Should().Contain(FixtureOwn.Licence);
        (await Csv(Address)).Should().NotBeEmpty().And.OnlyContain(r => r["licence"].Contains(FixtureOwn.Licence));
    }

    [Fact]
    public async Task Release_SaysWhichItHas() =>
        (await server.Get("/api/v1/releases/current")).GetProperty("ownIndicators").EnumerateArray().Select(i => i.GetString()).Should().Equal(FixtureOwn.Id);

    [Fact]
    public async Task Bundle_NamesItInReadmeAndLicence()
    {
        using var zip = new ZipArchive(new MemoryStream(await server.Client.GetByteArrayAsync("/api/v1/bundle?level=ltla24&format=zip")));
        foreach (var name in new[] { "README.txt", "LICENCE.txt" })
        {
            using var reader = new StreamReader(zip.Entries.Single(e => e.Name == name).Open());
            (await reader.ReadToEndAsync()).Should().Contain("are no official statistics, are not under that licence, and rank nothing:").And.Contain($"- {FixtureOwn.Name} ({FixtureOwn.Id}): own indicator of this installation, on terms of its own: {FixtureOwn.Licence}");
        }
    }

    private async Task<IReadOnlyList<IReadOnlyDictionary<string, string>>> Csv(string address) =>
        [.. StrictCsv.Table((await server.Client.GetStringAsync($"{address}{(address.Contains('?') ? '&' : '?')}format=csv")).TrimStart('\uFEFF'))];
}
