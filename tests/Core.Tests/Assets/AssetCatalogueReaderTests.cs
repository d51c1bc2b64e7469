using System.Text;
using HealthNeeds.Core.Assets;

namespace HealthNeeds.Core.Tests.Assets;

public sealed class AssetCatalogueReaderTests
{
    private const string Needs = """
        {
          "sources": [{ "id": "study", "title": "A study", "author": "A", "commissioner": "B", "published": "May 2022" }],
          "needs": [{ "id": "obesity", "name": "Obesity", "parent": null, "focusAreas": ["smoking-alcohol-obesity"], "terms": ["obesity"] }]
        }
        """;

    private static readonly FocusArea[] FocusAreas = [new("smoking-alcohol-obesity", "Name", "Short", "Question?", 1)];

    private const string Valid = """
        {
          "assets": [{
            "id": "centre", "name": "Centre", "host": "", "kind": "research-centre", "description": "A centre.", "subSectors": [],
            "focusAreas": ["smoking-alcohol-obesity"], "needs": ["obesity"], "capabilities": [], "lifeCourse": [],
            "site": { "place": "Sheffield", "location": { "latitude": 53.4, "longitude": -1.4 }, "accuracy": "site" },
            "reach": "region", "status": "open", "statusDate": "2022-05-01",
            "evidence": [{ "source": "study", "place": "Section 1", "supports": ["obesity"] }]
          }],
          "links": [{ "from": "centre", "to": "A partner", "relation": "works with", "evidence": { "source": "study", "place": "Section 1" } }]
        }
        """;

    [Fact]
    public void Read_ValidFile_GivesTheCatalogue()
    {
        var catalogue = Read(Valid);
        catalogue.Assets.Should().ContainSingle().Which.Site!.Location.Latitude.Should().Be(53.4);
        catalogue.Assets[0].Evidence[0].Supports.Should().Equal("obesity");
        catalogue.Links.Should().ContainSingle();
    }

    [Theory]
    [InlineData("\"needs\": [\"obesity\"]", "\"needs\": [\"obese\"]", "entry 'centre'*a need id in needs (one of obesity)*'obese'")]
    [InlineData("\"focusAreas\": [\"smoking-alcohol-obesity\"], \"needs\"", "\"focusAreas\": [\"smoking\"], \"needs\"", "entry 'centre'*a focus-area id*'smoking'")]
    [InlineData("\"status\": \"open\", \"statusDate\": \"2022-05-01\"", "\"status\": \"ended\", \"statusDate\": null", "entry 'centre'*a statusDate, as its status is 'ended'; found none")]
    [InlineData("\"reach\": \"region\"", "\"place\": \"Sheffield\", \"reach\": \"region\"", "entry 'centre'*a place only where there is no site*'Sheffield'")]
    [InlineData("\"reach\": \"region\"", "\"reach\": \"county\"", "entry 'centre'*reach*")]
    [InlineData("\"reach\": \"region\"", "\"reach\": \"authority\"", "entry 'centre'*the authorities it serves*")]
    [InlineData("\"status\": \"open\"", "\"status\": \"closed\"", "entry 'centre'*a status (one of *'closed'*")]
    [InlineData("\"latitude\": 53.4", "\"latitude\": 153.4", "entry 'centre'*153.4*")]
    [InlineData(", \"supports\": [\"obesity\"]", "", "entry 'centre'*evidence that supports the need 'obesity'*none*")]
    [InlineData("\"from\": \"centre\"", "\"from\": \"center\"", "entry 'center'*an asset id in from*")]
    [InlineData("\"host\": \"\", ", "", "entry 'centre'*host*")]
    [InlineData("\"reach\": \"region\"", "\"website\": \"someone@example.org\", \"reach\": \"region\"", "entry 'centre'*a web address as website*'someone@example.org'")]
    [InlineData("\"source\": \"study\", \"place\": \"Section 1\", \"supports\"", "\"source\": \"other\", \"place\": \"Section 1\", \"supports\"", "*a source id in evidence (one of study)*'other'*")]
    public void Read_BrokenEntry_NamesFileEntryExpectedAndFound(string from, string to, string message)
    {
        Valid.Should().Contain(from);
        FluentActions.Invoking(() => Read(Valid.Replace(from, to))).Should().Throw<CatalogueException>().WithMessage($"test.json: {message}*");
    }

    [Fact]
    public void Read_AssetTwice_IsRefused()
    {
        var asset = Valid[Valid.IndexOf("{\n    \"id\": \"centre\"", StringComparison.Ordinal)..(Valid.IndexOf("}],\n  \"links\"", StringComparison.Ordinal) + 1)];
        FluentActions.Invoking(() => Read(Valid.Replace(asset, $"{asset}, {asset}")))
            .Should().Throw<CatalogueException>().WithMessage("*'centre'*each asset id once*twice*");
    }

    [Fact]
    public void Read_NotJson_NamesTheFile() =>
        FluentActions.Invoking(() => Read("{ nonsense")).Should().Throw<CatalogueException>().WithMessage("test.json: *");

    [Theory]
    [InlineData("\"focusAreas\": [\"smoking-alcohol-obesity\"], \"terms\"", "\"focusAreas\": [], \"terms\"", "entry 'obesity'*at least one entry in focusAreas")]
    [InlineData("\"published\": \"May 2022\"", "\"published\": \"May 2022\", \"address\": \"page 7\"", "entry 'study'*a web address as address*'page 7'")]
    [InlineData("\"terms\": [\"obesity\"]", "\"terms\": [\"obesity\"], \"helpedBy\": [{ \"need\": \"walking\", \"evidence\": { \"source\": \"study\", \"place\": \"1\" } }]", "entry 'obesity'*a need id in helpedBy*'walking'")]
    [InlineData("\"parent\": null", "\"parent\": \"obesity\"", "entry 'obesity'*a parent that is no part of it*")]
    [InlineData("\"needs\": [", "\"need\": [", "entry '(whole file)'*a list 'needs'*none")]
    public void Needs_BrokenEntry_NamesFileEntryExpectedAndFound(string from, string to, string message)
    {
        Needs.Should().Contain(from);
        FluentActions.Invoking(() => ReadNeeds(Needs.Replace(from, to))).Should().Throw<CatalogueException>().WithMessage($"needs.json: {message}*");
    }

    private static AssetCatalogue Read(string json) => AssetCatalogueReader.Read(Stream(json), [], ReadNeeds(Needs), FocusAreas, "test.json");

    private static NeedCatalogue ReadNeeds(string json) => NeedCatalogue.Read(Stream(json), FocusAreas);

    private static MemoryStream Stream(string json) => new(Encoding.UTF8.GetBytes(json));
}
