using System.Text;
using HealthNeeds.Core.Assets;

namespace HealthNeeds.Core.Tests.Assets;

public sealed class AssetSynonymsTests
{
    private const string Valid = """
        {
          "sources": [{ "id": "nhs", "title": "Diabetes", "publisher": "NHS", "address": "https://www.nhs.uk/", "read": "2026-11-28" }],
          "groups": [{ "id": "diabetes", "words": ["diabetes", "insulin"], "needs": ["obesity"], "source": "nhs" }]
        }
        """;

    [Fact]
    public void Read_ValidFile_GivesItsGroups() => Read(Valid).Groups.Should().ContainSingle().Which.Words.Should().Equal("diabetes", "insulin");

    [Theory]
    [InlineData("\"source\": \"nhs\"", "\"source\": \"who\"", "*'diabetes'*a source id in source (one of nhs)*'who'*")]
    [InlineData(", \"insulin\"", "", "*'diabetes'*at least two words that stand for each other*1*")]
    [InlineData("\"needs\": [\"obesity\"], ", "", "*needs*")]
    public void Read_BrokenGroup_IsRefused(string from, string to, string message)
    {
        Valid.Should().Contain(from);
        FluentActions.Invoking(() => Read(Valid.Replace(from, to))).Should().Throw<CatalogueException>().WithMessage(message);
    }

    [Fact]
    public void Table_OfTheRepository_SpeaksOfKnownNeedsAndCitesEverySource()
    {
        using var json = RepositoryFiles.Open("data", "asset-synonyms.json");
        var table = AssetSynonyms.Read(json);
        var needs = StudyCatalogue.Catalogue.Needs.Select(n => n.Id).ToHashSet();
        table.Groups.SelectMany(g => g.Needs).Should().OnlyContain(n => needs.Contains(n));
        table.Sources.Should().OnlyContain(s => s.Address.StartsWith("http") && table.Groups.Any(g => g.Source == s.Id));
    }

    private static AssetSynonyms Read(string json) => AssetSynonyms.Read(new MemoryStream(Encoding.UTF8.GetBytes(json)));
}
