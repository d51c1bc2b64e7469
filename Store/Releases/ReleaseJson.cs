using System.Text.Json;
using HealthNeeds.Core.Catalogue;

namespace HealthNeeds.Store.Releases;

/// <summary>How records travel as JSON inside a release and beside it: as the files of data/ do.</summary>
internal static class ReleaseJson
{
    public static string Write<T>(T value) => JsonSerializer.Serialize(value, CatalogueJson.Options);

    public static T Read<T>(string json) =>
        JsonSerializer.Deserialize<T>(json, CatalogueJson.Options) ?? throw new JsonException($"Expected a {typeof(T).Name}, found null.");
}
