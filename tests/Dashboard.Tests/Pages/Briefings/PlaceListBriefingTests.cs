using System.Net;
using AngleSharp.Dom;
using HealthNeeds.Fixtures;

namespace HealthNeeds.Dashboard.Tests.Pages.Briefings;

/// <summary>The briefing of a list of places says what the list's own page says, and hides what that hides.</summary>
[Collection(ApiCollection.Name)]
public sealed class PlaceListBriefingTests(ApiServer server)
{
    private static Area[] Lsoas => [.. FixtureAreas.At(AreaLevel.Lsoa21).OrderBy(a => a.Code)];

    [Fact]
    public async Task Finding_Places_AndCountsOfTheWorstTenth_AreThePages()
    {
        var query = $"areas={string.Join(',', Lsoas.Skip(30).Take(15).Select(a => a.Code))}&focus=cancer";
        var (briefing, page) = (await server.Page($"/briefing/places?{query}"), await server.Page($"/places?{query}"));
        briefing.QuerySelector("h1")!.Words().Should().Be(page.QuerySelector("h1")!.Words());
        briefing.QuerySelector(".sheet__lead")!.Words().Should().Be(page.QuerySelector(".lead")!.Words());
        var named = briefing.QuerySelectorAll("#shortlist ~ div tbody th").Select(t => t.Words()).ToList();
        var places = page.QuerySelectorAll(".rank-table__place").Select(p => p.Words()).ToList();
        named.Should().HaveCount(12, "the others stand on the full page");
        named.Zip(places).Should().OnlyContain(p => p.First.Contains(p.Second, StringComparison.Ordinal));
        Table(briefing, "How many are in the worst tenth").Should().Equal(page.QuerySelectorAll(".share-table tr[data-at-least]").Select(r => (r.QuerySelector("th")!.Words(), r.QuerySelectorAll("td")[^1].Words())));
        briefing.QuerySelectorAll(".map__places a.here").Should().HaveCount(15);
        page.QuerySelector("main a[href^='/briefing/places?']")!.GetAttribute("href").Should().Be($"/briefing/places?{query}");
    }

    [Fact]
    public async Task Need_HasTheIntervalOfTheList()
    {
        var query = $"areas={string.Join(',', Lsoas.Skip(30).Take(15).Select(a => a.Code))}";
        var need = (await server.Get($"/api/v1/places?{query}")).GetProperty("draws").GetProperty("need");
        var (lower, median, upper) = (need.GetProperty("lower").GetDouble(), need.GetProperty("median").GetDouble(), need.GetProperty("upper").GetDouble());
        (await server.Page($"/briefing/places?{query}")).QuerySelectorAll(".sheet__facts li").Select(f => f.Words())
            .Should().Contain($"{HealthNeeds.Dashboard.Wording.Figures.AboveEngland(median)} unmet need per resident ({HealthNeeds.Dashboard.Wording.Figures.AboveEnglandInterval(lower, upper)})");
    }

    [Fact]
    public async Task SumThatTheListDoesNotShow_IsNotShown()
    {
        // Two LSOAs of one MSOA are hidden in the fixture; the others' sum would tell of the two.
        var msoa = FixtureAreas.At(AreaLevel.Lsoa21).ElementAt(7).Msoa;
        var members = FixtureAreas.At(AreaLevel.Lsoa21).Where(a => a.Msoa == msoa).Select(a => a.Code.Value).ToList();
        foreach (var (codes, why) in new[] { (members, "2 places of the list have too few to show"), (members[2..], "could be reckoned") })
        {
            var sums = Table(await server.Page($"/briefing/places?areas={string.Join(',', codes)}"), "People of conditions").Where(r => r.Item1.StartsWith("People with diabetes", StringComparison.Ordinal)).ToList();
            sums.Should().ContainSingle().Which.Item2.Should().Be("–");
            (await server.Page($"/briefing/places?areas={string.Join(',', codes)}")).QuerySelector("main")!.Words().Should().Contain(why);
        }
    }

    [Fact]
    public async Task People_AreThoseOfTheList()
    {
        var query = $"areas={string.Join(',', Lsoas.Skip(200).Take(9).Select(a => a.Code))}";
        var sum = (await server.Get($"/api/v1/places/figures?{query}")).GetProperty("items").EnumerateArray().Single(i => i.GetProperty("id").GetString() == "diabetes-blood-pressure" && i.GetProperty("counted").GetString() == "not cared for");
        var briefing = await server.Page($"/briefing/places?{query}");
        briefing.QuerySelectorAll(".sheet__more tbody tr").Select(r => r.Words()).Should().Contain(r => r.StartsWith("People with diabetes", StringComparison.Ordinal) && r.Contains($"{Math.Round(sum.GetProperty("count").GetDouble()):N0} (", StringComparison.Ordinal));
        briefing.QuerySelector(".sheet__kind")!.Words().Should().Contain("A list of 9 neighbourhoods");
    }

    [Fact]
    public async Task Ward_IsNamed_WithWhatItIsMadeOf()
    {
        var briefing = await server.Page($"/briefing/places?ward={FixtureGroups.Ward}");
        briefing.QuerySelector(".sheet__kind")!.Words().Should().Contain("Dearne South ward");
        briefing.QuerySelector(".sheet__more")!.Words().Should().Contain("best fit to wards of 2024");
    }

    [Fact]
    public async Task CodesThatStandForNoPlace_AreToldOf()
    {
        var briefing = await server.Page($"/briefing/places?areas={Lsoas[0].Code},W01000001,Barnsley");
        briefing.QuerySelectorAll(".sheet__more section").Single(s => s.QuerySelector("h2")!.Words() == "2 codes left out").Words().Should().Contain("W01000001: a code of Wales").And.Contain("Barnsley: not an area code");
        (await server.Page("/briefing/places?areas=Barnsley")).QuerySelector("h1")!.Words().Should().Be("No place to show");
    }

    [Fact]
    public async Task LongList_IsCitedWithoutItsCodes_AndStaysOnTwoPages()
    {
        var codes = Lsoas.Take(500).Select(a => a.Code.Value).ToList();
        var briefing = await server.Page($"/briefing/places?areas={string.Join(',', codes)}");
        briefing.QuerySelector(".sheet__foot")!.Words().Should().Contain($"/places?areas={codes[0]},{codes[1]},{codes[2]},… with 500 codes, too long to print").And.NotContain(codes[3]);
        briefing.QuerySelectorAll(".map__places a.here").Should().BeEmpty("outlines of so many would cover the colours");
        briefing.QuerySelectorAll(".map__places a:has(path:not(.pl0))").Should().HaveCount(500);
        briefing.QuerySelector(".sheet__code").Should().BeNull("an address of 500 codes is too long for a code");
        briefing.QuerySelector(".briefing__links a[href^='/places?']")!.GetAttribute("href").Should().Contain(codes[^1]);
        var csv = await server.Client.GetAsync($"/api/v1/places?areas={string.Join(',', codes)}&format=csv");
        var mark = csv.Content.Headers.ContentDisposition!.FileNameStar!.Split('-')[3];
        briefing.QuerySelector(".sheet__foot")!.Words().Should().Contain($"its files are named after them ({mark})");
        using var pdf = PdfSharp.Pdf.IO.PdfReader.Open(new MemoryStream(await server.Client.GetByteArrayAsync($"/briefing/places.pdf?areas={string.Join(',', codes)}")), PdfSharp.Pdf.IO.PdfDocumentOpenMode.Import);
        pdf.PageCount.Should().BeLessThanOrEqualTo(2);
    }

    [Fact]
    public async Task CodeWithoutEnd_IsCitedByItsBeginning()
    {
        var address = $"areas={Lsoas[0].Code},{string.Concat(Enumerable.Repeat("%D9%A3", 1000))}";
        var foot = (await server.Page($"/briefing/places?{address}")).QuerySelector(".sheet__foot")!.Words();
        foot.Should().Contain($"/places?areas={Lsoas[0].Code},").And.Contain("%A3… with 2 codes, too long to print");
        foot.Length.Should().BeLessThan(1500);
        using var pdf = PdfSharp.Pdf.IO.PdfReader.Open(new MemoryStream(await server.Client.GetByteArrayAsync($"/briefing/places.pdf?{address}")), PdfSharp.Pdf.IO.PdfDocumentOpenMode.Import);
        pdf.PageCount.Should().BeLessThanOrEqualTo(2);
    }

    [Theory]
    [InlineData("/briefing/places", HttpStatusCode.BadRequest)]
    [InlineData("/briefing/places.pdf?areas=", HttpStatusCode.BadRequest)]
    [InlineData("/briefing/places?areas=E01007317&areas=E01007318", HttpStatusCode.BadRequest)]
    [InlineData("/briefing/places.pdf?ward=E05999999", HttpStatusCode.NotFound)]
    [InlineData("/briefing/places?practice=Barnsley", HttpStatusCode.BadRequest)]
    [InlineData("/briefing/places?areas=E01007317&focus=nonsense", HttpStatusCode.BadRequest)]
    public async Task BadAddress_IsRefusedInWords(string address, HttpStatusCode expected) => (await server.Page(address, expected)).QuerySelectorAll("h1").Should().ContainSingle();

    /// <summary>First and last cell of each row of the section's table.</summary>
    private static List<(string, string)> Table(IDocument briefing, string section) => [.. briefing.QuerySelectorAll(".sheet__more section").Single(s => s.QuerySelector("h2")!.Words().StartsWith(section, StringComparison.Ordinal))
        .QuerySelectorAll("tbody tr").Select(r => (r.QuerySelector("th")!.Words(), r.QuerySelectorAll("td")[^1].Words()))];
}
