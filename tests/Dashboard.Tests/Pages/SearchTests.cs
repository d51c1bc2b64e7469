using System.Net;
using AngleSharp.Dom;
using HealthNeeds.Fixtures;

namespace HealthNeeds.Dashboard.Tests.Pages;

[Collection(ApiCollection.Name)]
public sealed class SearchTests(ApiServer server)
{
    [Theory]
    [InlineData("Goldthorpe", "Places", "Goldthorpe")]
    [InlineData("goldth", "Places", "Goldthorpe")]
    [InlineData("E02001509", "Places", "E02001509")]
    [InlineData("e08000038", "Places", "Barnsley")]
    [InlineData("diabetes", "Conditions", "People with diabetes")]
    [InlineData("smokers", "Conditions", "Smokers aged 15")]
    [InlineData("income deprivation", "Indicators", "ncome")]
    [InlineData("iod2025-ypll", "Indicators", "ears of potential life lost")]
    [InlineData("advanced wellbeing research", "Assets", "Advanced Wellbeing Research Centre")]
    public async Task Words_FindWhatTheyName(string words, string heading, string found)
    {
        var page = await server.Page($"/search?q={Uri.EscapeDataString(words)}");
        var section = page.QuerySelectorAll("main section").Single(s => s.QuerySelector("h2")!.Words() == heading);
        section.QuerySelector("li")!.Words().Should().Contain(found);
    }

    [Fact]
    public async Task EveryHit_LeadsToAPageThatIsThere()
    {
        foreach (var words in new[] { "Barnsley", "diabetes", "cancer" })
        {
            var addresses = (await server.Page($"/search?q={words}")).QuerySelectorAll(".found a").Select(a => a.GetAttribute("href")!).ToList();
            addresses.Should().NotBeEmpty();
            foreach (var address in addresses)
                (await server.Client.GetAsync(address)).StatusCode.Should().Be(HttpStatusCode.OK, address);
        }
    }

    [Theory]
    [InlineData("Golthorpe", "Goldthorpe")]
    [InlineData("Dinington", "Dinnington")]
    public async Task NameSpelledWrong_FindsTheOneItIsLike(string words, string meant)
    {
        var page = await server.Page($"/search?q={words}");
        page.QuerySelector(".lead")!.TextContent.Should().Contain("spelled like it");
        page.QuerySelector(".lead + p")!.Words().Should().Contain("goes by the name of the neighbourhood or ward around it").And.EndWith("look for it on the map.");
        page.QuerySelector(".found a")!.Words().Should().Contain(meant);
        (await server.Get($"/api/v1/search?q={words}")).GetProperty("alike").GetBoolean().Should().BeTrue();
    }

    [Theory]
    [InlineData("S70", "S70 cannot be placed in a neighbourhood yet: postcodes come with the first live refresh")]
    [InlineData("s70 1aa", "S70 1AA cannot be placed in a neighbourhood yet: postcodes come with the first live refresh")]
    [InlineData("E08000038", "read as E08000016")]
    [InlineData("E01999999", "holds no area E01999999")]
    [InlineData("C85001", "The patient registrations of this release have no practice C85001.")]
    [InlineData("zzzzzzzz", "Nothing was found")]
    [InlineData("Page Hall", "A place of a few streets goes by the name of the neighbourhood or ward around it")]
    [InlineData("a", "2 characters or more")]
    public async Task WhatCannotBeFound_IsSaidWhy(string words, string said) =>
        (await server.Page($"/search?q={Uri.EscapeDataString(words)}")).QuerySelector("main")!.TextContent.Should().Contain(said);

    [Theory]
    [InlineData(FixturePractices.Practice)]
    [InlineData("z99999")]
    public async Task PracticeCode_FindsWhereItsPatientsLive(string words)
    {
        var page = await server.Page($"/search?q={words}");
        var hit = page.QuerySelectorAll("main section").Single().QuerySelector("li")!;
        page.QuerySelector("main section h2")!.Words().Should().Be("GP practices");
        hit.QuerySelector("a")!.GetAttribute("href").Should().Be("/places?practice=Z99999");
        hit.Words().Should().StartWith("Practice Z99999").And.Contain("2 neighbourhoods with 2% of its patients or more, most in Barnsley").And.Contain("Dearne Valley PCN, networks of 27 October 2023");
        (await server.Page("/places?practice=Z99999")).QuerySelectorAll(".place-table tbody tr").Should().HaveCount(2);
        foreach (var address in new[] { $"/api/v1/search?q={words}", $"/api/v1/search/suggest?q={words}" })
            (await server.Get(address)).GetProperty("items").EnumerateArray().Select(i => (i.GetProperty("kind").GetString(), i.GetProperty("code").GetString())).Should().Equal(("practice", "Z99999"));
    }

    [Theory]
    [InlineData(FixturePredecessors.Divided, "E01032550 is an older code: its area was divided into Barnsley 010I (E01034258), Barnsley 010J (E01034259).", "E01034258 E01034259")]
    [InlineData(FixturePredecessors.Merged, "E01007813 is an older code: its area is now Rotherham 034G (E01034253), or a part of it.", "E01034253")]
    [InlineData(FixturePredecessors.Msoa, "E02001599 is an older code: its area is now Rotherham 034 (E02007002), or a part of it.", "E02007002")]
    [InlineData(FixturePredecessors.District, "E07999999 is an older code: its area is now Barnsley (E08000016), or a part of it.", "E08000016")]
    public async Task OlderCode_FindsWhatItBecame(string words, string said, string found)
    {
        var page = await server.Page($"/search?q={words.ToLowerInvariant()}");
        page.QuerySelector(".lead")!.Words().Should().Be(said);
        page.QuerySelectorAll(".found a").Select(a => a.GetAttribute("href")).Should().Equal(found.Split(' ').Select(c => $"/areas/{c}"));
        var answer = await server.Get($"/api/v1/search/suggest?q={words}");
        answer.GetProperty("note").GetString().Should().Be(said);
        answer.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("code").GetString()).Should().Equal(found.Split(' '));
    }

    [Theory]
    [InlineData("goldt", "Goldthorpe")]
    [InlineData("barnsl", "Barnsley")]
    [InlineData("E010073", "E010073")]
    [InlineData("barnsley 022a", "Barnsley 022A")]
    [InlineData("depriv", "eprivation")]
    [InlineData("golthorpe", "Goldthorpe")]
    public async Task Suggestions_BeginWithWhatIsMeant(string words, string meant)
    {
        var items = (await server.Get($"/api/v1/search/suggest?q={Uri.EscapeDataString(words)}")).GetProperty("items").EnumerateArray().ToList();
        items.Should().HaveCountLessThanOrEqualTo(8);
        $"{items[0].GetProperty("title")} {items[0].GetProperty("detail")}".Should().Contain(meant);
    }

    [Fact]
    public async Task Suggestions_NameAPlaceBeforeTheNeighbourhoodsInIt()
    {
        var items = (await server.Get("/api/v1/search/suggest?q=barnsley%20022")).GetProperty("items").EnumerateArray().Select(i => i.GetProperty("code").GetString()!).ToList();
        items[0].Should().StartWith("E02");
        items.Should().Contain(code => code.StartsWith("E01"));
    }

    [Theory]
    [InlineData("a")]
    [InlineData("")]
    [InlineData("0123456789012345678901234567890123456789012345678901234567890123")]
    public async Task Suggestions_ForTooFewOrTooManyLetters_AreRefused(string words) =>
        (await server.Refusal($"/api/v1/search/suggest?q={words}", 400)).GetProperty("parameter").GetString().Should().Be("q");

    [Fact]
    public async Task HostileWords_AreShownAsWords()
    {
        var page = await server.Page($"/search?q={Uri.EscapeDataString("<script>alert(1)</script>'%_")}");
        page.QuerySelectorAll("main script").Should().BeEmpty();
        page.QuerySelector("h1")!.TextContent.Should().Contain("<script>");
    }
}

/// <summary>Postcodes once the ONS Postcode Directory came.</summary>
[Collection(nameof(LiveServer))]
public sealed class PostcodeSearchTests(LiveServer server)
{
    [Theory]
    [InlineData("S70 1AA")]
    [InlineData("s701aa")]
    public async Task PostcodeInUse_LeadsToItsNeighbourhood_ThenToWhatLiesAround(string words)
    {
        var page = await server.Page($"/search?q={Uri.EscapeDataString(words)}");
        page.QuerySelector(".lead")!.Words().Should().StartWith("S70 1AA lies in ").And.Contain("E01007317").And.EndWith("by the ONS Postcode Directory of August 2026.");
        page.QuerySelectorAll(".found a").Select(a => a.GetAttribute("href")![..10]).Should().Equal("/areas/E01", "/areas/E02", "/areas/E08");
        page.QuerySelector(".found a")!.GetAttribute("href").Should().Be("/areas/E01007317");
    }

    [Theory]
    [InlineData("S70 1AE", "S70 1AE has not been in use since June 1996. It lay in ", "/areas/E01007318")]
    [InlineData("S70 1ZZ", "S70 1ZZ is not among England’s postcodes in the ONS Postcode Directory of August 2026. Postcodes that begin with S70 1 lie", "/areas/E01007317")]
    [InlineData("S70 9ZZ", "S70 9ZZ is not among England’s postcodes in the ONS Postcode Directory of August 2026. Postcodes that begin with S70 lie", "/areas/E01007317")]
    [InlineData("S70", "Postcodes that begin with S70 lie in these neighbourhoods, those with most of them first.", "/areas/E01007317")]
    [InlineData("S70 2", "Postcodes that begin with S70 2 lie", "/areas/E01007318")]
    public async Task PostcodeThatIsNotInUse_OrItsBeginning_SaysWhatIsKnown(string words, string said, string first)
    {
        var page = await server.Page($"/search?q={Uri.EscapeDataString(words)}");
        page.QuerySelector(".lead")!.Words().Should().StartWith(said);
        page.QuerySelector(".found a")!.GetAttribute("href").Should().Be(first);
    }

    [Fact]
    public async Task PostcodeOfWhichNothingIsKnown_SaysSo() =>
        (await server.Page("/search?q=ZZ1+1ZZ")).QuerySelector(".lead")!.Words().Should().Be("ZZ1 1ZZ is not among England’s postcodes in the ONS Postcode Directory of August 2026.");

    [Fact]
    public async Task Suggestion_ForAPostcode_IsItsNeighbourhood() =>
        (await server.Get("/api/v1/search/suggest?q=s70%201aa")).GetProperty("items")[0].GetProperty("code").GetString().Should().Be("E01007317");

    [Fact]
    public async Task Compare_TakesAPostcodeForItsNeighbourhood() =>
        (await server.Client.GetAsync("/compare?areas=E01007320&add=S70+1AA")).RequestMessage!.RequestUri!.Query.Should().Contain("E01007317");
}
