using System.Text.Json;
using HealthNeeds.Core.Rankings;
using HealthNeeds.Core.Text;

namespace HealthNeeds.Core.Assets;

/// <summary>Reads data/assets.json.</summary>
public static class AssetCatalogueReader
{
    /// <param name="focusAreas">The focus areas that needs and assets may name.</param>
    /// <exception cref="CatalogueException">The file is malformed or an entry breaks a rule; names the file, the entry, the expected and the found.</exception>
    public static AssetCatalogue Read(Stream json, IReadOnlyList<FocusArea> focusAreas, string file = "assets.json")
    {
        using var document = Parse(json, file);
        var root = document.RootElement;
        var catalogue = new AssetCatalogue(
            List<Asset>(root, "assets", "id", file),
            List<AssetLink>(root, "links", "from", file),
            List<Need>(root, "needs", "id", file))
        {
            Context = root.TryGetProperty("context", out var context) ? One<AssetContext>(context, "context", file) : AssetContext.None,
        };
        new AssetRules(file, catalogue, focusAreas).Check();
        return catalogue;
    }

    private static JsonDocument Parse(Stream json, string file)
    {
        try
        {
            var document = JsonDocument.Parse(json);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? document
                : throw new CatalogueException(file, "(whole file)", "an object with assets, links and needs", document.RootElement.ValueKind.ToString());
        }
        catch (JsonException e)
        {
            throw new CatalogueException($"{file}: {e.Message}", e);
        }
    }

    private static List<T> List<T>(JsonElement root, string member, string key, string file) =>
        root.TryGetProperty(member, out var list) && list.ValueKind == JsonValueKind.Array
            ? list.EnumerateArray().Select((element, i) => One<T>(element, Name(element, $"{member}[{i}]", key), file)).ToList()
            : throw new CatalogueException(file, "(whole file)", $"a list '{member}'", "none");

    private static string Name(JsonElement element, string position, string key) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(key, out var id) && id.ValueKind == JsonValueKind.String
            ? id.GetString()!
            : position;

    private static T One<T>(JsonElement element, string name, string file)
    {
        try
        {
            return element.Deserialize<T>(CatalogueJson.Options) ?? throw new CatalogueException(file, name, "an object", "null");
        }
        catch (Exception e) when (e is JsonException or ArgumentException)
        {
            throw new CatalogueException($"{file}: entry '{name}': {e.Message}", e);
        }
    }
}
