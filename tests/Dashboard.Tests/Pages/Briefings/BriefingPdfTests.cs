using PdfSharp.Pdf;
using PdfSharp.Pdf.IO;

namespace HealthNeeds.Dashboard.Tests.Pages.Briefings;

[Collection(ApiCollection.Name)]
public sealed class BriefingPdfTests(ApiServer server)
{
    [Theory]
    [InlineData("/briefing/areas/E01007317.pdf", "/briefing/areas/E01007317", 2)]
    [InlineData("/briefing/areas/E08000016.pdf?focus=cancer", "/briefing/areas/E08000016?focus=cancer", 2)]
    [InlineData("/briefing/ranking.pdf?level=msoa21", "/briefing/ranking?level=msoa21", 2)]
    [InlineData("/briefing/plan.pdf?existing=hospitals", "/briefing/plan?existing=hospitals", 2)]
    [InlineData("/briefing/test-beds.pdf?sites=4", "/briefing/test-beds?sites=4", 2)]
    [InlineData("/briefing/places.pdf?ward=E05000982", "/briefing/places?ward=E05000982", 2)]
    [InlineData("/briefing/places.pdf?areas=E02001509,E02001510,E02001511,W01000001&focus=cancer", "/briefing/places?areas=E02001509,E02001510,E02001511,W01000001&focus=cancer", 2)]
    [InlineData("/briefing/assets/awrc.pdf", "/briefing/assets/awrc", 1)]
    public async Task Pdf_IsTagged_HasTheFindingAsTitle_AndStaysOnItsPages(string address, string page, int most)
    {
        using var answer = await server.Client.GetAsync(address);
        answer.Content.Headers.ContentType!.MediaType.Should().Be("application/pdf");
        answer.Content.Headers.ContentDisposition!.FileNameStar.Should().EndWith($"{server.Published!.Id}.pdf");
        using var file = await answer.Content.ReadAsStreamAsync();
        using var document = PdfReader.Open(file, PdfDocumentOpenMode.Import);
        document.PageCount.Should().BeInRange(1, most);
        document.Info.Title.Should().Be((await server.Page(page)).QuerySelector("h1")!.Words());
        Catalog(document).GetString("/Lang").Should().Be("en-GB");
        Catalog(document).GetDictionary("/MarkInfo")!.Elements.GetBoolean("/Marked").Should().BeTrue();
        var roles = Roles(Catalog(document).GetDictionary("/StructTreeRoot")!).ToList();
        roles.Should().Contain(["/H1", "/H2", "/Table", "/TH", "/TD", "/Figure"]);
        roles.Count(r => r == "/H1").Should().Be(1);
    }

    [Fact]
    public async Task PinnedPdf_IsThatReleases_AndWhole()
    {
        var release = server.Published!.Id;
        var bytes = await server.Client.GetByteArrayAsync($"/briefing/areas/E01007317.pdf?release={release}");
        using var document = PdfReader.Open(new MemoryStream(bytes), PdfDocumentOpenMode.Import);
        document.Info.Title.Should().Be((await server.Page("/briefing/areas/E01007317")).QuerySelector("h1")!.Words());
        var page = await server.Page($"/briefing/areas/E01007317?release={release}");
        page.QuerySelectorAll(".briefing__links a").Select(a => a.GetAttribute("href")).Should().OnlyContain(a => a!.Split("release=").Length == 2, "each is fixed to the release once");
    }

    [Fact]
    public async Task ShortlistThatIsTooLong_IsCut_NotLost()
    {
        using var document = PdfReader.Open(new MemoryStream(await server.Client.GetByteArrayAsync("/briefing/test-beds.pdf?controls=5")), PdfDocumentOpenMode.Import);
        document.PageCount.Should().BeLessThanOrEqualTo(3);
        var wanted = Roles(Catalog(document).GetDictionary("/StructTreeRoot")!).Count(r => r == "/TR");
        wanted.Should().BeGreaterThan(5);
    }

    [Fact]
    public async Task EveryAsset_FitsOnOnePage()
    {
        var assets = (await server.Get("/api/v1/assets")).GetProperty("items").EnumerateArray().Select(a => a.GetProperty("id").GetString()!).ToList();
        assets.Should().HaveCountGreaterThan(5);
        foreach (var asset in assets)
        {
            using var document = PdfReader.Open(new MemoryStream(await server.Client.GetByteArrayAsync($"/briefing/assets/{asset}.pdf")), PdfDocumentOpenMode.Import);
            document.PageCount.Should().Be(1, $"{asset} is an asset on one page");
        }
    }

    private static PdfDictionary.DictionaryElements Catalog(PdfDocument document) => document.Internals.Catalog.Elements;

    /// <summary>Every structure element's role, top to bottom.</summary>
    private static IEnumerable<string> Roles(PdfDictionary element)
    {
        if (element.Elements.GetName("/S") is { Length: > 0 } role)
            yield return role;
        IEnumerable<PdfItem> children = element.Elements.GetObject("/K") switch
        {
            PdfArray array => array.Elements,
            PdfDictionary one => [one],
            _ => [],
        };
        foreach (var child in children.Select(c => c is PdfSharp.Pdf.Advanced.PdfReference reference ? reference.Value : c).OfType<PdfDictionary>())
        {
            foreach (var found in Roles(child))
                yield return found;
        }
    }
}
