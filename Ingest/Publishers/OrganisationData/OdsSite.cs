using System.Text.Json;
using HealthNeeds.Core.Regions;

namespace HealthNeeds.Ingest.Publishers.OrganisationData;

/// <summary>Under which code and at which postcode NHS ODS held an asset's site when the catalogue was made.</summary>
/// <param name="Asset">Id of the asset in the region's assets.</param>
internal sealed record OdsSite(string Asset, string Code, string Postcode)
{
    /// <returns>The sites of a region's folder; none where it has no file of sites.</returns>
    /// <exception cref="CatalogueException">The file is not a list of sites.</exception>
    public static IReadOnlyList<OdsSite> Read(Region region)
    {
        if (region.Sites is not { } path)
            return [];
        try
        {
            return JsonSerializer.Deserialize<List<OdsSite>>(File.ReadAllBytes(path), CatalogueJson.Options) ?? [];
        }
        catch (JsonException e)
        {
            throw new CatalogueException($"{Region.Called(region.Id, Path.GetFileName(path))}: expected a list of sites, each with asset, code and postcode: {e.Message}", e);
        }
    }

    /// <summary>The sites of every region of a data folder: the directory is asked about all of them.</summary>
    public static IReadOnlyList<OdsSite> ReadAll(string data) => [.. RegionCatalogue.Read(data).SelectMany(Read)];

    /// <summary>Changes with any of the files: what came is then compared anew.</summary>
    public static string Version(string data) => string.Join(' ', RegionCatalogue.Read(data).Select(r => r.Sites).OfType<string>().Select(Sha256Text.OfFile));
}
