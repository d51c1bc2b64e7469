using System.Text.Json;
using HealthNeeds.Ingest.Fetching;

namespace HealthNeeds.Ingest.Live.OnsGeography;

/// <summary>What a feature service says in one answer. It reports its errors with status 200.</summary>
internal static class FeaturePage
{
    /// <summary>The rule that an answer breaks which reports an error.</summary>
    public const string ServiceError = "service-error";

    private const string Limit = "exceededTransferLimit";

    /// <exception cref="ResponseRefusedException">The service reports an error, or answers with something else than features.</exception>
    public static JsonDocument Parse(RawResponse page, Stream stream)
    {
        JsonDocument json;
        try
        {
            json = JsonDocument.Parse(stream);
        }
        catch (JsonException broken)
        {
            throw new ResponseRefusedException("wrong-kind", page.Address, $"JSON that breaks off or is malformed ({broken.Message})", "features", broken);
        }

        if (json.RootElement.ValueKind == JsonValueKind.Object && json.RootElement.TryGetProperty("features", out var features) && features.ValueKind == JsonValueKind.Array)
            return json;
        using (json)
            throw new ResponseRefusedException(ServiceError, page.Address, Found(json.RootElement), "features");
    }

    /// <summary>Tables say it at the top, GeoJSON among the properties.</summary>
    public static bool ExceedsLimit(JsonElement root) =>
        IsTrue(root, Limit) || (root.TryGetProperty("properties", out var properties) && IsTrue(properties, Limit));

    private static bool IsTrue(JsonElement element, string name) => element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.True;

    private static string Found(JsonElement root)
    {
        var said = root.ValueKind == JsonValueKind.Object && root.TryGetProperty("error", out var error) ? $"the error {error.GetRawText()}" : root.GetRawText();
        return said.Length > 300 ? said[..300] : said;
    }
}
