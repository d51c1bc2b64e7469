using System.Net;
using System.ServiceModel.Syndication;
using System.Xml;
using AngleSharp.Dom;
using HealthNeeds.Fixtures;
using HealthNeeds.Store.Releases;
using Microsoft.Extensions.DependencyInjection;

namespace HealthNeeds.Dashboard.Tests.Pages;

/// <summary>What changed for a list of places, as page, JSON, file and feed.</summary>
[Collection(nameof(NextServer))]
public sealed class PlaceChangesTests(NextServer server)
{
    private static string[] Others => [.. FixtureAreas.At(AreaLevel.Lsoa21).Select(a => a.Code).Where(c => c != SmallRelease.Raised).Take(4).Select(c => c.Value)];

    private static string List => $"areas={string.Join(',', Others)},{SmallRelease.Raised}";

    [Fact]
    public async Task Moves_AreThoseOfThePlaces_BeyondNoise_AsTheWholeListHasThem()
    {
        var answer = await server.Get($"/api/v1/places/changes?{List}");
        var items = answer.GetProperty("items").EnumerateArray().ToList();
        items.Should().NotBeEmpty().And.OnlyContain(i => i.GetProperty("rank").GetProperty("code").GetString() == SmallRelease.Raised.Value && i.GetProperty("rank").GetProperty("verdict").GetString() == "changed");
        answer.GetProperty("since").GetString().Should().Be(server.Before.Id);
        answer.GetProperty("counts").EnumerateObject().Sum(c => c.Value.GetInt32()).Should().Be(5 * FixtureFocusAreas.Rankings.Count, "five places, each focus area and all together");
        answer.GetProperty("counts").GetProperty("changed").GetInt32().Should().Be(items.Count);
        var all = (await server.Get($"/api/v1/releases/{server.Published!.Id}/changes/moves?within=E92000001&limit=1000")).GetProperty("items").EnumerateArray().Single(m => m.GetProperty("code").GetString() == SmallRelease.Raised.Value);
        items[0].GetProperty("focus").GetString().Should().Be("overall");
        items[0].GetProperty("rank").GetRawText().Should().Be(all.GetRawText(), "the verdict and its causes are those of the release");
    }

    [Fact]
    public async Task Page_Answer_AndDownload_AreTheSame()
    {
        var (page, answer) = (await server.Page($"/places/changes?{List}"), await server.Get($"/api/v1/places/changes?{List}"));
        page.QuerySelector("h1")!.Words().Should().Be(answer.GetProperty("finding").GetString());
        var moves = answer.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("rank").GetProperty("move").GetInt32()).ToList();
        page.QuerySelectorAll(".moves tbody tr td[data-label=Places]").Select(c => -int.Parse(c.Words().Replace('−', '-').TrimStart('+').Replace(",", string.Empty, StringComparison.Ordinal))).Should().BeEquivalentTo(moves);
        var link = page.QuerySelector("a[href*='format=csv']")!.GetAttribute("href")!;
        link.Should().Contain($"since={server.Before.Id}").And.Contain($"release={server.Published!.Id}", "the file is of the two releases that are shown, for good");
        StrictCsv.Table((await server.Client.GetStringAsync(link)).TrimStart('\uFEFF')).Select(r => int.Parse(r["move"])).Should().Equal(moves);
        page.QuerySelectorAll("#since option[selected]").Should().ContainSingle().Which.GetAttribute("value").Should().BeEmpty();
    }

    [Fact]
    public async Task File_NamesItsReleaseAndSources_WhereItIsDescribed()
    {
        var answer = await server.Client.GetAsync($"/api/v1/places/changes?{List}&release={server.Published!.Id}&format=csv");
        var address = answer.Headers.GetValues("Link").Single().Split('<')[1].Split('>')[0];
        address.Should().Contain($"release={server.Published.Id}");
        var described = System.Text.Json.JsonSerializer.Deserialize<System.Text.Json.JsonElement>(await server.Client.GetStringAsync(address));
        described.GetProperty("url").GetString().Should().Contain($"release={server.Published.Id}").And.Contain("format=csv");
        described.GetProperty("dc:rights").GetArrayLength().Should().BePositive();
    }

    [Fact]
    public async Task PlacesThatDidNotMove_SaySo()
    {
        var page = await server.Page($"/places/changes?areas={string.Join(',', Others)}");
        page.QuerySelector("h1")!.Words().Should().Be("No rank of your places moved by more than its uncertainty");
        page.QuerySelector(".empty")!.Words().Should().Contain("too little to be called a change");
    }

    [Fact]
    public async Task Since_IsARelease_OrADay()
    {
        var (named, implied) = (await server.Get($"/api/v1/places/changes?{List}&since={server.Before.Id}"), await server.Get($"/api/v1/places/changes?{List}"));
        named.GetProperty("items").GetRawText().Should().Be(implied.GetProperty("items").GetRawText());
        var day = (await server.Get($"/api/v1/places/changes?{List}&since={TimeProvider.System.GetUtcNow().AddDays(1):yyyy-MM-dd}")).GetProperty("since").GetString();
        day.Should().Be(server.Before.Id, "the newest kept release of that day or before, and before the one that is shown");
        var none = await server.Get($"/api/v1/places/changes?{List}&since=2001-02-03");
        none.GetProperty("since").ValueKind.Should().Be(System.Text.Json.JsonValueKind.Null);
        none.GetProperty("reason").GetString().Should().StartWith("No release of 3 February 2001 or before is kept here. The oldest that is kept is of");
    }

    [Fact]
    public async Task FirstRelease_SaysThatThereIsNothingToCompare()
    {
        var page = await server.Page($"/places/changes?{List}&release={server.Before.Id}");
        page.QuerySelector("h1")!.Words().Should().Be("Nothing to compare yet");
        page.QuerySelector(".lead")!.Words().Should().Contain("is the first of its line");
        (await server.Get($"/api/v1/places/changes?{List}&release={server.Before.Id}")).GetProperty("items").GetArrayLength().Should().Be(0);
    }

    [Fact]
    public async Task Feed_HasAnEntryForEachReleaseThatMovedThePlaces_UnderIdsThatStay()
    {
        var (feed, again) = (await Feed(List), await Feed(List));
        var entry = feed.Items.Should().ContainSingle().Subject;
        entry.Id.Should().Be(again.Items.Single().Id).And.StartWith(feed.Id + "/").And.EndWith(server.Published!.Id);
        entry.Title.Text.Should().MatchRegex("^[0-9]+ ranks? moved: version 1.1.0$");
        entry.Summary.Text.Should().Contain("towards greater need");
        (await server.Page(entry.Links[0].Uri.PathAndQuery)).QuerySelectorAll(".moves tbody tr").Should().NotBeEmpty();
        var quiet = await Feed($"areas={string.Join(',', Others)}");
        quiet.Items.Should().BeEmpty();
        quiet.Id.Should().NotBe(feed.Id, "another list is another feed");
        (await server.Page($"/places/changes?{List}")).QuerySelectorAll("link[rel=alternate][href^='/places.atom']").Should().ContainSingle();
    }

    [Fact]
    public async Task Feed_AfterAnOlderReleaseWasPutBack_TellsNothingOfWhatWasTakenBack()
    {
        using var own = new NextServer();
        var before = await Feed(List, own);
        before.Items.Should().ContainSingle();
        var back = own.Published!.Published.AddHours(1);
        own.Services.GetRequiredService<ReleaseCatalogue>().Rollback(own.Before.Id);
        File.SetLastWriteTimeUtc(Path.Combine(own.Directory, "current.json"), back.UtcDateTime);
        var after = await Feed(List, own);
        after.Items.Should().BeEmpty();
        after.LastUpdatedTime.Should().Be(back);
    }

    [Fact]
    public async Task Feed_OfOnePlace_IsOfOne() =>
        (await Feed($"areas={Others[0]}")).Title.Text.Should().Be("HealthNeeds: what changed for 1 place");

    [Theory]
    [InlineData("/places/changes", HttpStatusCode.BadRequest)]
    [InlineData("/places/changes?areas=E01007317&since=yesterday", HttpStatusCode.BadRequest)]
    [InlineData("/places/changes?areas=E01007317&since=20200101T000000Z-00000000", HttpStatusCode.NotFound)]
    [InlineData("/places.atom", HttpStatusCode.BadRequest)]
    public async Task BadAddress_IsRefusedInWords(string address, HttpStatusCode expected) => (await server.Page(address, expected)).QuerySelectorAll("h1").Should().ContainSingle();

    [Theory]
    [InlineData("/api/v1/places/changes", 400)]
    [InlineData("/api/v1/places/changes?areas=E01007317&since=2026-13-01", 400)]
    [InlineData("/api/v1/places/changes?areas=E01007317&since=20200101T000000Z-00000000", 404)]
    [InlineData("/api/v1/places/changes?areas=E01007317&release=20200101T000000Z-00000000", 404)]
    public async Task BadRequest_IsRefused(string address, int status) => await server.Refusal(address, status);

    private async Task<SyndicationFeed> Feed(string list, NextServer? of = null)
    {
        using var xml = XmlReader.Create(new StringReader(await (of ?? server).Client.GetStringAsync($"/places.atom?{list}")));
        return SyndicationFeed.Load(xml);
    }
}
