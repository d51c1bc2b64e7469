using System.Security.Cryptography;
using System.Text.Json;
using HealthNeeds.Ingest.Workspace;

namespace HealthNeeds.Ingest.Tests.Publishers.Fingertips;

/// <summary>What data/indicators.json says of Fingertips' indicators, held to what Fingertips says. Polarity is not in this document: it is compared at each pull.</summary>
public sealed class CatalogueAgainstMetadataTests
{
    private const string Document = "indicator_metadata_all_ft.json";

    private static readonly DataCatalogues Bundled = DataCatalogues.Read(RawFiles.Data);

    [FingertipsFact]
    public void Document_IsTheOneTheEntriesWereChosenFrom()
    {
        using var document = FingertipsFixtures.Open(Document);
        Bundled.Indicators.ChosenFrom.Should().ContainSingle(c => c.Source == "ohid-fingertips").Which.Sha256.Should().Be(Convert.ToHexStringLower(SHA256.HashData(document)));
    }

    [FingertipsFact]
    public void EveryEntry_HasTheIdNameAndUnitThatFingertipsGives()
    {
        using var document = FingertipsFixtures.Open(Document);
        using var metadata = JsonDocument.Parse(document);
        foreach (var indicator in Entries())
        {
            var entry = metadata.RootElement.GetProperty(indicator.Fingertips!.Id.ToString());
            indicator.Fingertips.Name.Should().Be(entry.GetProperty("Descriptive").GetProperty("Name").GetString());
            indicator.Fingertips.Unit.Should().Be(entry.GetProperty("Unit").GetProperty("Label").GetString());
            Readable(indicator.Fingertips.Unit).Should().Contain(indicator.Unit, "{0} is printed with its unit", indicator.Id);
        }
    }

    private static IEnumerable<Indicator> Entries() => Bundled.Indicators.Indicators.Where(i => i.Fingertips is not null);

    /// <summary>How we print a unit of theirs.</summary>
    private static string[] Readable(string unit) => unit switch
    {
        "Years" => ["years"],
        "per 100" => ["ratio"],
        _ => [unit],
    };
}
