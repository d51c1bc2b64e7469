using System.Net;
using System.Text.Json;
using AngleSharp.Dom;
using HealthNeeds.Analytics.Limits;
using HealthNeeds.Fixtures;
using HealthNeeds.Store.Releases;
using Microsoft.Extensions.DependencyInjection;

namespace HealthNeeds.Dashboard.Tests.Pages;

/// <summary>A list of places as page, JSON and files.</summary>
[Collection(ApiCollection.Name)]
public sealed class PlaceListTests(ApiServer server)
{
    private static string[] Lsoas => [.. FixtureAreas.At(AreaLevel.Lsoa21).OrderBy(a => a.Code).Select(a => a.Code.Value)];

    [Fact]
    public async Task Page_Answer_AndDownload_AreTheSame()
    {
        var query = $"areas={string.Join(',', Lsoas.Skip(30).Take(12))}";
        var (page, answer) = (await server.Page($"/places?{query}"), await server.Get($"/api/v1/places?{query}"));
        page.QuerySelector("h1")!.Words().Should().Be(answer.GetProperty("finding").GetString());
        string?[] codes = [.. answer.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("code").GetString())];
        codes.Should().BeEquivalentTo(Lsoas.Skip(30).Take(12));
        page.QuerySelectorAll(".place-table tbody tr").Select(r => r.GetAttribute("data-code")).Should().Equal(codes);
        var csv = await server.Client.GetStringAsync(page.QuerySelector("a[href^='/api/v1/places?'][href$='format=csv']")!.GetAttribute("href"));
        StrictCsv.Table(csv.TrimStart('\uFEFF')).Select(r => r["code"]).Should().Equal(codes);
        page.QuerySelectorAll(".map__places a.here").Select(a => a.GetAttribute("data-code")).Should().BeEquivalentTo(codes);
        var people = FixtureAreas.All.Where(a => codes.Contains(a.Code.Value)).Sum(a => a.Population!.Value);
        answer.GetProperty("population").GetInt32().Should().Be(people);
        page.QuerySelector(".lead")!.Words().Should().StartWith($"{people:N0} people live there");
    }

    [Fact]
    public async Task Draws_AreCountedOrSaidToBeMissing()
    {
        var answer = await server.Get($"/api/v1/places?areas={string.Join(',', Lsoas.Take(20))}");
        var draws = answer.GetProperty("draws");
        draws.GetProperty("draws").GetInt32().Should().Be(100, "the fixture holds as many");
        var shares = draws.GetProperty("atLeast").EnumerateArray().Select(c => c.GetProperty("share").GetDouble()).ToList();
        shares.Should().NotBeEmpty().And.BeInDescendingOrder().And.OnlyContain(s => s >= 0 && s <= 1);
        answer.GetProperty("tiers").EnumerateObject().Sum(t => t.Value.GetInt32()).Should().Be(20);
        answer.GetProperty("deprivation").EnumerateArray().Sum(d => d.GetInt32()).Should().BePositive().And.BeLessThanOrEqualTo(answer.GetProperty("population").GetInt32());
    }

    [Fact]
    public async Task EveryPieceOfTheList_IsToldOf()
    {
        var given = $"{Lsoas[0]},{Lsoas[0]},E08000038,W01000001,S12000033,E01999999,E05000001,E92000001,C85001,Barnsley,{Lsoas[1]},{Lsoas[2]}";
        var notes = (await server.Get($"/api/v1/places?areas={given}")).GetProperty("notes").EnumerateArray().ToDictionary(n => n.GetProperty("found").GetString()!, n => n);
        Means(notes, Lsoas[0]).Should().Be(("given 2 times; it counts once", true));
        Means(notes, "W01000001").Should().Be(("a code of Wales: figures here are of England", false));
        Means(notes, "S12000033").Item1.Should().Contain("Scotland");
        Means(notes, "E01999999").Item1.Should().Contain("LSOA");
        Means(notes, "E05000001").Item1.Should().Contain("a ward");
        Means(notes, "E92000001").Item1.Should().Contain("whole country");
        Means(notes, "C85001").Item1.Should().Contain("practice");
        Means(notes, "Barnsley").Item1.Should().Contain("not an area code");
        Means(notes, "E08000016").Item1.Should().Contain("Places of different size overlap");
        notes.Should().HaveCount(10, "the newer code of Barnsley is told of beside its older one");
        var page = await server.Page($"/places?areas={given}");
        page.QuerySelectorAll(".place-notes tbody tr").Should().HaveCount(10);
        page.QuerySelectorAll(".place-table tbody tr").Should().HaveCount(3);
    }

    [Fact]
    public async Task OlderCodes_StandForAllThatTheirAreasBecame()
    {
        var answer = await server.Get($"/api/v1/places?areas={FixturePredecessors.Divided},{FixturePredecessors.Merged},E01034253,{Lsoas[0]}");
        answer.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("code").GetString()).Should().BeEquivalentTo("E01034258", "E01034259", "E01034253", Lsoas[0]);
        var notes = answer.GetProperty("notes").EnumerateArray().ToDictionary(n => n.GetProperty("found").GetString()!, n => n);
        Means(notes, FixturePredecessors.Divided).Should().Be(("an older code: its area was divided into Barnsley 010I (E01034258), Barnsley 010J (E01034259), which are all in the list", true));
        Means(notes, FixturePredecessors.Merged).Should().Be(("an older code: its area is now Rotherham 034G (E01034253), or a part of it", true));
        Means(notes, "E01034253").Should().Be(("Rotherham 034G (E01034253) is in the list already", true));
        var of = await server.Get($"/api/v1/places?areas={FixturePredecessors.Msoa}");
        (of.GetProperty("level").GetString(), of.GetProperty("items")[0].GetProperty("code").GetString()).Should().Be(("msoa21", "E02007002"));
        (await server.Get($"/api/v1/places?areas={FixturePredecessors.District}")).GetProperty("items")[0].GetProperty("code").GetString().Should().Be("E08000016");
    }

    [Fact]
    public async Task Figures_AreCountsAddedUp_AndRatesReckonedFromThem()
    {
        using var lease = server.Services.GetRequiredService<ReleaseStore>().Lease();
        var figures = lease.Indicators.Values(new IndicatorId("census2021-disabled"), AreaLevel.Lsoa21, FixtureAreas.Icb).Where(f => f.Denominator > 1200).Take(15).ToList();
        var (count, of) = (figures.Sum(f => f.Count!.Value), figures.Sum(f => f.Denominator!.Value));
        var sum = (await Figures(figures.Select(f => f.Area.Value), "census2021-disabled")).Single();
        sum.GetProperty("count").GetDouble().Should().BeApproximately(count, 1e-6);
        sum.GetProperty("denominator").GetDouble().Should().BeApproximately(of, 1e-6);
        sum.GetProperty("value").GetDouble().Should().BeApproximately(100 * count / of, 1e-6).And.NotBe(Math.Round(figures.Average(f => f.Estimate!.Value.Value), 6), "an average of rates is nobody's rate");
        var limits = ProportionLimits.Wilson(count, of);
        sum.GetProperty("lower").GetDouble().Should().BeApproximately(100 * limits.Lower, 1e-6);
        sum.GetProperty("upper").GetDouble().Should().BeApproximately(100 * limits.Upper, 1e-6);
        var page = await server.Page($"/places?areas={string.Join(',', figures.Select(f => f.Area))}");
        page.QuerySelector("tr[data-sum=census2021-disabled] td")!.Words().Should().Be($"{count:N0}");
        page.QuerySelector("#not-added")!.Words().Should().Contain("their average would be nobody’s figure");
    }

    [Fact]
    public async Task SuppressedMember_HidesAnIndicatorsSum()
    {
        using var lease = server.Services.GetRequiredService<ReleaseStore>().Lease();
        var figures = lease.Indicators.Values(new IndicatorId("census2021-disabled"), AreaLevel.Lsoa21, FixtureAreas.Icb);
        string[] codes = [figures.First(f => f.Missing == MissingReason.Suppressed).Area.Value, .. figures.Where(f => f.Estimate is not null).Take(6).Select(f => f.Area.Value)];
        var sum = (await Figures(codes, "census2021-disabled")).Single();
        sum.GetProperty("count").ValueKind.Should().Be(JsonValueKind.Null);
        sum.GetProperty("value").ValueKind.Should().Be(JsonValueKind.Null);
        sum.GetProperty("reason").GetString().Should().Be("not shown: 1 place of the list has too few to show");
    }

    [Fact]
    public async Task HiddenMember_HidesTheSum_AndSoDoesALeftOutOneThatCouldBeReckoned()
    {
        // Two LSOAs of one MSOA are hidden in the fixture.
        var hidden = FixtureAreas.At(AreaLevel.Lsoa21).ElementAt(7).Msoa!.Value;
        var members = FixtureAreas.At(AreaLevel.Lsoa21).Where(a => a.Msoa == hidden).Select(a => a.Code.Value).ToList();
        (await Reason(members)).Should().Contain("2 places of the list have too few to show");
        (await Reason(members[2..])).Should().Contain("could be reckoned", "the MSOA’s number less the list’s would be that of the two");
        var elsewhere = Lsoas.Except(members).Take(2).ToList();
        (await Reason([members[2], .. elsewhere])).Should().BeNull("more than a few are left out");
    }

    [Fact]
    public async Task Catchment_IsTheLsoasWithTheShare_AndSaysHowMuchOfTheList()
    {
        var two = await server.Get($"/api/v1/places?practice={FixturePractices.Practice}");
        two.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("code").GetString()).Should().BeEquivalentTo(Lsoas[..2]);
        two.GetProperty("catchment").GetString().Should().Contain("80% of its patients");
        (await server.Get($"/api/v1/places?practice={FixturePractices.Practice}&share=1")).GetProperty("places").GetInt32().Should().Be(3);
        (await server.Page($"/places?practice={FixturePractices.Practice.ToLowerInvariant()}&share=40")).QuerySelectorAll(".place-table tbody tr").Should().ContainSingle();
        (await server.Page("/places?practice=C85001")).QuerySelector(".lead")!.Words().Should().Contain("no practice C85001");
        (await server.Page($"/places?practice={FixturePractices.Practice}&share=50")).QuerySelector(".lead")!.Words().Should().NotContain("In no LSOA");
    }

    [Fact]
    public async Task PastedText_BecomesTheListsOwnAddress()
    {
        var response = await server.Page($"/places?areas={Uri.EscapeDataString($" {Lsoas[0].ToLowerInvariant()}\r\n{Lsoas[1]}; {Lsoas[2]}")}&practice=&focus=cancer");
        var link = response.QuerySelectorAll("a").Single(a => a.Words() == "Link to this view").GetAttribute("href");
        link.Should().StartWith($"/places?areas={Lsoas[0]},{Lsoas[1]},{Lsoas[2]}&focus=cancer&release=");
    }

    [Fact]
    public async Task FiveHundred_AreTaken_AndOneMoreIsRefused()
    {
        (await server.Page($"/places?areas={string.Join("%0D%0A", Lsoas.Take(500))}&page=10")).QuerySelectorAll(".place-table tbody tr").Should().HaveCount(50);
        var refused = await server.Page($"/places?areas={string.Join(',', Lsoas.Take(501))}", HttpStatusCode.BadRequest);
        refused.QuerySelector("main")!.Words().Should().Contain("1 to 500 area codes");
        await server.Refusal($"/api/v1/places?areas={string.Join(',', Lsoas.Take(501))}", 400);
    }

    [Theory]
    [InlineData("/places?practice=Barnsley", HttpStatusCode.BadRequest)]
    [InlineData("/places?practice=C85001&share=0", HttpStatusCode.BadRequest)]
    [InlineData("/places?areas=E01007317&page=2", HttpStatusCode.BadRequest)]
    [InlineData("/places?areas=E01007317&focus=nonsense", HttpStatusCode.BadRequest)]
    [InlineData("/places?areas=E01007317&areas=E01007318", HttpStatusCode.BadRequest)]
    public async Task BadAddress_IsRefusedInWords(string address, HttpStatusCode expected) => (await server.Page(address, expected)).QuerySelectorAll("h1").Should().ContainSingle();

    [Theory]
    [InlineData("/api/v1/places", 400)]
    [InlineData("/api/v1/places/figures?practice=x", 400)]
    [InlineData("/api/v1/places?areas=E01007317&share=51", 400)]
    public async Task BadRequest_IsRefused(string address, int status) => await server.Refusal(address, status);

    [Fact]
    public async Task Tools_AndTheRanking_LeadToIt()
    {
        (await server.Page("/tools")).QuerySelector(".tool-list a[href='/places']").Should().NotBeNull();
        var ranking = await server.Page("/?focus=cancer");
        var use = ranking.QuerySelectorAll("a").Single(a => a.Words() == "Use these places").GetAttribute("href")!;
        use.Should().Be($"/places?areas={string.Join(',', ranking.Codes())}&focus=cancer");
        (await server.Page(use)).QuerySelectorAll(".place-table tbody tr").Should().HaveCount(25);
    }

    [Fact]
    public async Task Form_HoldsTheList() =>
        (await server.Page($"/places?areas={Lsoas[0]},{Lsoas[1]}")).QuerySelector("textarea#areas")!.TextContent.Trim().Should().Be($"{Lsoas[0]}, {Lsoas[1]}");

    private static (string?, bool) Means(Dictionary<string, JsonElement> notes, string found) => (notes[found].GetProperty("means").GetString(), notes[found].GetProperty("isIn").GetBoolean());

    private async Task<List<JsonElement>> Figures(IEnumerable<string> codes, string id) =>
        [.. (await server.Get($"/api/v1/places/figures?areas={string.Join(',', codes)}")).GetProperty("items").EnumerateArray().Where(i => i.GetProperty("id").GetString() == id)];

    private async Task<string?> Reason(IReadOnlyList<string> codes) => (await Figures(codes, "diabetes-blood-pressure"))
        .Single(i => i.GetProperty("counted").GetString() == "not cared for").GetProperty("reason").GetString();
}
