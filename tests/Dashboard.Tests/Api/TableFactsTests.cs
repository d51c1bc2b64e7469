using HealthNeeds.Dashboard.Api.Downloads;
using HealthNeeds.Dashboard.SiteLayout;
using MiniExcelLibs;

namespace HealthNeeds.Dashboard.Tests.Api;

/// <summary>What a file says of its terms and its place.</summary>
public sealed class TableFactsTests
{
    private const string Figures = "Open Government Licence v3.0";

    [Fact]
    public void Licence_OfRowsThatAgree_IsTheirs() => Facts("rankings", "CC BY 4.0", "CC BY 4.0").Licence.Should().Be("CC BY 4.0");

    [Fact]
    public void Licence_OfRowsThatDiffer_IsInTheirColumn()
    {
        Facts("rankings", Figures, "CC BY-SA 4.0", Figures).Licence.Should().Be("Rows differ: see column 'licence'");
        Facts("rankings", Figures, null).Licence.Should().Be("Rows differ: see column 'licence'", "a row without terms has not those of its neighbour");
    }

    [Fact]
    public void Licence_OfRowsWithoutOne_IsTheTables_ElseThatOfFigures()
    {
        Facts("rankings", null, null).Licence.Should().Be(Figures);
        Facts("rankings").Licence.Should().Be(Figures);
        foreach (var table in new[] { "assets", "matches", "research" })
            Facts(table, [null]).Licence.Should().StartWith("As each").And.NotContain("Open Government");
    }

    [Fact]
    public async Task Workbook_NamesTheAddressTheSiteIsReachedAt()
    {
        using var server = new ApiServer(MadeReleases.First.PutInto, new Dictionary<string, string> { [SiteAddress.Setting] = "https://needs.example.nhs.uk/sy" });
        using var file = new MemoryStream(await server.Client.GetByteArrayAsync("/api/v1/assets?format=xlsx"));
        var about = file.Query(useHeaderRow: true, sheetName: "About").Cast<IDictionary<string, object?>>().ToLookup(r => (string)r["About this file"]!, r => (string?)r["Words"]);
        about["Address of these figures"].Single().Should().StartWith("https://needs.example.nhs.uk/sy/api/v1/assets?");
        about["Meaning of the columns"].Single().Should().EndWith("https://needs.example.nhs.uk/sy/data/columns?table=assets");
        about["Licence"].Single().Should().StartWith("As each source");
    }

    [Theory]
    [InlineData("/api/v1/rankings?format=xlsx")]
    [InlineData("/api/v1/bundle?format=zip")]
    public async Task Head_MakesNoFile(string address)
    {
        using var server = new ApiServer();
        using var request = new HttpRequestMessage(HttpMethod.Head, address);
        using var answer = await server.Client.SendAsync(request);
        answer.EnsureSuccessStatusCode().Content.Headers.ContentDisposition!.DispositionType.Should().Be("attachment");
        (answer.Content.Headers.ContentLength ?? 0).Should().Be(0);
    }

    private static TableFacts Facts(string table, params string?[] licences) =>
        new CsvDownload<string?>("made.csv", licences, [CsvColumn<string?>.Text("licence", row => row)]).Facts(ColumnMeanings.All.Find(table)!, "/made", terms: null);
}
