using System.Net;
using System.ServiceModel.Syndication;
using System.Text.Json;
using System.Xml;
using AngleSharp.Dom;
using HealthNeeds.Core.Releases;
using HealthNeeds.Dashboard.Wording;
using HealthNeeds.Fixtures;

namespace HealthNeeds.Dashboard.Tests.Pages;

/// <summary>What differs between two releases, as readers, scripts and feed readers see it.</summary>
[Collection(nameof(NextServer))]
public sealed class ChangesTests(NextServer server)
{
    private string Older => server.Before.Id;

    private string Newer => server.Published!.Id;

    [Fact]
    public async Task Page_OfTheNewest_IsThatOfItsPair()
    {
        var newest = await server.Page("/data/changes");
        var pair = await server.Page($"/data/changes/{server.Pair}");
        pair.QuerySelector(".lead")!.Words().Should().Be(newest.QuerySelector(".lead")!.Words()).And.Contain("version 1.0.0").And.Contain("version 1.1.0");
        newest.QuerySelectorAll("#reasons ~ ul li").Select(li => li.Words()).Should().Contain(w => w.StartsWith("New: Education"));
        newest.QuerySelectorAll("#revised ~ .table-wrap tbody tr").Should().NotBeEmpty();
        newest.QuerySelectorAll("#series ~ .table-wrap tbody tr").Should().NotBeEmpty();
    }

    [Fact]
    public async Task Moves_EachRow_HasASentenceABarAndPartsThatSum()
    {
        var row = (await server.Page("/data/changes")).QuerySelectorAll(".moves tbody tr").Should().ContainSingle().Subject;
        row.QuerySelector("a")!.GetAttribute("href").Should().Be($"/areas/{SmallRelease.Raised}");
        row.QuerySelector("th .block")!.Words().Should().Contain("towards greater need").And.Contain("by revised values");
        var numbers = row.QuerySelectorAll("td.right").Select(c => int.Parse(c.Words().Replace('−', '-').TrimStart('+'))).ToList();
        numbers[0].Should().BePositive().And.Be(numbers.Skip(1).Sum());
        row.QuerySelectorAll(".move rect").Should().HaveCount(numbers.Skip(1).Count(n => n != 0));
    }

    [Fact]
    public async Task Moves_WithinNoise_AreCountedAndNotListed()
    {
        var page = await server.Page("/data/changes?focus=cancer&level=ltla24");
        page.QuerySelectorAll(".choice [aria-current]").Select(a => a.Words()).Should().Equal("Cancer", "Local authority");
        page.QuerySelector(".empty")!.Words().Should().Contain("No rank moved by more than its uncertainty");
    }

    [Theory]
    [InlineData("/data/changes/nonsense", 400)]
    [InlineData("/data/changes/..%2Fcurrent..x", 400)]
    [InlineData("/data/changes?focus=nope", 400)]
    [InlineData("/data/changes?level=lsoa11", 400)]
    [InlineData("/data/changes/20200101T000000Z-00000000..20200102T000000Z-00000000", 404)]
    public async Task Page_OfNoPair_SaysWhatIsAllowed(string address, int status)
    {
        var page = await server.Page(address, (HttpStatusCode)status);
        page.QuerySelectorAll("main li").Should().NotBeEmpty();
        page.QuerySelector("main a.button")!.GetAttribute("href").Should().Be("/data/changes");
    }

    [Fact]
    public async Task Page_OfTheFirstRelease_SaysThereIsNothingToCompare() =>
        (await server.Page($"/data/changes?release={Older}")).QuerySelector(".lead")!.Words().Should().Contain("first of its line");

    [Theory]
    [InlineData("/?focus=cancer&level=msoa21", ".cards a", "/data/changes?focus=cancer&level=msoa21")]
    [InlineData("/", ".cards a", "/data/changes")]
    [InlineData("/areas/E08000016?focus=cancer", ".area-head__moved a", "/data/changes?focus=cancer&level=ltla24")]
    public async Task Moves_ThatAreCountedOrTold_LeadToThoseOfTheirFocusAreaAndSizeOfPlace(string from, string links, string changes)
    {
        (await server.Page(from)).QuerySelectorAll(links).Select(a => a.GetAttribute("href")).Should().Contain(changes);
        (await server.Page(changes)).QuerySelectorAll(".choice [aria-current]").Should().HaveCount(2);
    }

    [Fact]
    public async Task Area_ThatMoved_SaysSoInASentence()
    {
        (await server.Page($"/areas/{SmallRelease.Raised}")).QuerySelector(".area-head__moved")!.Words().Should().StartWith("Since version 1.0.0: from ").And.Contain("towards greater need");
        (await server.Page($"/areas/{SmallRelease.Raised}?release={Older}")).QuerySelectorAll(".area-head__moved").Should().BeEmpty("the first release follows none");
    }

    [Fact]
    public async Task FindNeed_Card_CountsTheRanksThatMoved()
    {
        (await server.Page("/")).QuerySelectorAll(".card").Select(c => c.Words()).Should().Contain(w => w.StartsWith("1 rank moved since version 1.0.0"));
        (await server.Page("/?focus=cancer&level=ltla24")).QuerySelectorAll(".card").Select(c => c.Words()).Should().Contain(w => w.StartsWith("No rank moved"));
    }

    [Fact]
    public async Task Api_Releases_HoldTheirVersions()
    {
        var items = (await server.Get("/api/v1/releases")).GetProperty("items").EnumerateArray().ToList();
        items.Select(i => i.GetProperty("version").GetString()).Should().Equal("1.1.0", "1.0.0");
        items[0].GetProperty("previous").GetString().Should().Be(Older);
        items[0].GetProperty("reasons").GetArrayLength().Should().BePositive();
    }

    [Fact]
    public async Task Api_Changes_WithoutSince_AreThoseSinceTheReleaseItFollowed()
    {
        var implied = await server.Get($"/api/v1/releases/{Newer}/changes");
        var named = await server.Get($"/api/v1/releases/{Newer}/changes?since={Older}");
        implied.GetRawText().Should().Be(named.GetRawText());
        var difference = implied.GetProperty("difference");
        (difference.GetProperty("size").GetString(), difference.GetProperty("to").GetProperty("version").GetString()).Should().Be(("minor", "1.1.0"));
        difference.GetProperty("moves").GetProperty("largest").EnumerateArray().Should().Contain(m => m.GetProperty("area").GetString() == SmallRelease.Raised.Value);
        var first = await server.Get($"/api/v1/releases/{Older}/changes");
        first.GetProperty("first").GetBoolean().Should().BeTrue();
        first.GetProperty("difference").ValueKind.Should().Be(JsonValueKind.Null);
    }

    [Fact]
    public async Task Api_Lists_PageByPageAreTheWholeCsv()
    {
        foreach (var list in new[] { "moves", "revisions" })
        {
            var address = $"/api/v1/releases/{Newer}/changes/{list}";
            var codes = new List<string?>();
            for (long? offset = 0; offset is { } at;)
            {
                var page = await server.Get($"{address}?offset={at}&limit=200");
                codes.AddRange(page.GetProperty("items").EnumerateArray().Select(i => i.GetProperty(list == "moves" ? "code" : "area").GetString()));
                offset = page.GetProperty("next") is { ValueKind: JsonValueKind.Number } next ? next.GetInt64() : null;
                page.GetProperty("total").GetInt64().Should().BeGreaterThanOrEqualTo(codes.Count);
            }

            var rows = StrictCsv.Records(await server.Client.GetStringAsync($"{address}?format=csv")).ToList();
            var column = Array.IndexOf([.. rows[0]], "code");
            rows.Skip(1).Select(r => r[column]).Should().Equal(codes).And.NotBeEmpty();
        }
    }

    [Fact]
    public async Task Csv_ThatIsNotTheWholeList_SaysSoInItsName_AndLeadsToTheRest()
    {
        using var small = new ApiServer(
            directory =>
            {
                MadeReleases.First.PutInto(directory);
                return MadeReleases.Next.PutInto(directory);
            },
            new Dictionary<string, string> { ["Downloads:MostRows"] = "3" });
        var (newer, rows) = (small.Published!.Id, new List<string[]>());
        var all = (await small.Get($"/api/v1/releases/{newer}/changes/revisions")).GetProperty("total").GetInt32();
        var parts = 0;
        for (var address = $"/api/v1/releases/{newer}/changes/revisions?format=csv"; address is not null; parts++)
        {
            using var answer = await small.Client.GetAsync(address);
            var part = StrictCsv.Records(await answer.Content.ReadAsStringAsync()).Skip(1).ToList();
            answer.Headers.GetValues("X-Total-Count").Should().Equal($"{all}");
            answer.Content.Headers.ContentDisposition!.FileNameStar.Should().EndWith($"..{newer}-rows-{rows.Count + 1}-to-{rows.Count + part.Count}-of-{all}.csv");
            rows.AddRange(part.Select(r => r.ToArray()));
            address = answer.Headers.TryGetValues("Link", out var links) && links.SelectMany(l => l.Split(", ")).FirstOrDefault(l => l.Contains("rel=\"next\"", StringComparison.Ordinal)) is { } next ? next.Split('<', '>')[1] : null;
        }

        (rows.Count, parts).Should().Be((all, (all + 2) / 3));
        rows.Select(r => string.Join('|', r)).Should().OnlyHaveUniqueItems();
        var shown = (await small.Page("/data/changes")).QuerySelectorAll("a[href*='format=csv'][href*='offset=']").ToList();
        shown.Should().HaveCount(parts);
        shown[0].Words().Should().Be("rows 1 to 3");
    }

    [Fact]
    public async Task Api_Changes_OfUnknownReleases_SayWhichAreKept()
    {
        var problem = await server.Refusal($"/api/v1/releases/{Newer}/changes?since=20200101T000000Z-00000000", 404);
        problem.GetProperty("parameter").GetString().Should().Be("since");
        problem.GetProperty("allowed").EnumerateArray().Select(a => a.GetString()).Should().Equal(Newer, Older);
        await server.Refusal("/api/v1/releases/20200101T000000Z-00000000/changes", 404);
        await server.Refusal("/api/v1/releases/nonsense/changes", 400);
        await server.Refusal($"/api/v1/releases/{Older}/changes/moves", 400);
        await server.Refusal($"/api/v1/releases/{Newer}/changes/moves?offset=-1", 400);
        (await server.Refusal($"/api/v1/releases/{Newer}/changes/moves?within=E08000001", 404)).GetProperty("parameter").GetString().Should().Be("within");
        await server.Refusal($"/api/v1/releases/{Newer}/changes/moves?level=ltla24&within=E08000016", 400);
        (await server.Get($"/api/v1/releases/{Newer}/changes/moves?within=E08000038")).GetProperty("within").GetString().Should().Be("E08000016");
    }

    [Fact]
    public async Task Release_WhoseForerunnerWasCleared_SaysSoAndTheFeedLinksToTheReleaseItself()
    {
        using var left = new NextServer();
        foreach (var cleared in Directory.EnumerateFiles(left.Directory, $"{Older}*"))
            File.Delete(cleared);
        var kept = left.Published!.Id;
        var problem = await left.Refusal($"/api/v1/releases/{kept}/changes", 404);
        problem.GetProperty("parameter").GetString().Should().Be("since");
        problem.GetProperty("found").GetString().Should().Be(Older);
        problem.GetProperty("allowed").EnumerateArray().Select(a => a.GetString()).Should().Equal(kept);
        using var xml = XmlReader.Create(new StringReader(await left.Client.GetStringAsync("/releases.atom")));
        var entry = SyndicationFeed.Load(xml).Items.Should().ContainSingle().Subject;
        entry.Links.Single().Uri.Query.Should().Be($"?release={kept}");
        (await left.Client.GetAsync(entry.Links.Single().Uri)).StatusCode.Should().Be(HttpStatusCode.OK);
        entry.Summary.Text.Should().Contain("New: Education");
    }

    [Fact]
    public async Task Levels_OfRevisedValues_AreToldApart()
    {
        var levels = (await server.Page("/data/changes")).QuerySelectorAll("td[data-label='Level']").Select(c => c.Words()).Distinct().ToList();
        levels.Should().Contain("neighbourhoods").And.Contain("local authorities");
        LevelWords.Many(AreaLevel.Icb).Should().NotBe(LevelWords.Many(AreaLevel.England)).And.NotBe(LevelWords.Many(AreaLevel.Ltla24));
    }

    [Fact]
    public async Task Feed_OfReleases_IsAtomWithStableIdsAndLinksThatWork()
    {
        using var response = await server.Client.GetAsync("/releases.atom");
        response.Content.Headers.ContentType!.MediaType.Should().Be("application/atom+xml");
        using var xml = XmlReader.Create(new StringReader(await response.Content.ReadAsStringAsync()));
        var feed = SyndicationFeed.Load(xml);
        feed.Items.Select(i => i.Id).Should().Equal($"tag:localhost,2026:E54000061/release/{Newer}", $"tag:localhost,2026:E54000061/release/{Older}");
        feed.LastUpdatedTime.Should().BeOnOrAfter(server.Published!.Published);
        feed.Authors.Should().ContainSingle();
        feed.Links.Should().Contain(l => l.RelationshipType == "self" && l.Uri.AbsolutePath == "/releases.atom");
        feed.Items.First().Summary.Text.Should().Contain("New: Education");
        foreach (var item in feed.Items)
            (await server.Client.GetAsync(item.Links.Single().Uri)).StatusCode.Should().Be(HttpStatusCode.OK);
        (await server.Page("/")).QuerySelector("link[rel=alternate]")!.GetAttribute("href").Should().Be("/releases.atom");
    }

    [Fact]
    public void Sentence_OfAMove_SaysWhatWorkedAgainstIt()
    {
        var move = new RankMove("overall", AreaLevel.Lsoa21, new AreaCode("E01000001"), new AreaCode("E54000061"), new RankInterval(120, 110, 130, 860), new RankInterval(45, 40, 50, 860), new MoveParts(-80, 5, 0, 0));
        MoveWords.Sentence(move).Should().Be("From 120th to 45th of 860, 75 places towards greater need: 80 by new data, 5 the other way by revised values.");
    }
}
