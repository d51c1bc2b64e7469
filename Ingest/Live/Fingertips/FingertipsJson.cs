using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using HealthNeeds.Ingest.Fetching;
using HealthNeeds.Ingest.Live.Answers;
using HealthNeeds.Ingest.Publishers;

namespace HealthNeeds.Ingest.Live.Fingertips;

/// <summary>The JSON of Fingertips' API, by the names it prints.</summary>
[JsonSerializable(typeof(List<AreaTypeEntry>))]
[JsonSerializable(typeof(Dictionary<string, IndicatorEntry>))]
[JsonSerializable(typeof(DataChange))]
internal sealed partial class FingertipsJson : JsonSerializerContext
{
    /// <exception cref="ResponseRefusedException">The answer is not a list of area types.</exception>
    /// <exception cref="ColumnNotFoundException">Area types lack a field.</exception>
    public static IReadOnlyList<AreaTypeEntry> AreaTypes(Stream json, Uri address) =>
        Read(json, address, Default.ListAreaTypeEntry, "a list of area types with Id, Name and Short", root =>
        {
            if (root.ValueKind == JsonValueKind.Array && root.GetArrayLength() > 0)
                JsonFields.Need(root[0], FingertipsApi.AreaTypesName, address, ["Id", "Name", "Short"]);
        });

    /// <exception cref="ResponseRefusedException">The answer is not metadata.</exception>
    /// <exception cref="ColumnNotFoundException">An indicator lacks a field.</exception>
    public static IReadOnlyDictionary<string, IndicatorEntry> Metadata(Stream json, Uri address) =>
        Read(json, address, Default.DictionaryStringIndicatorEntry, "metadata by indicator id", root =>
        {
            foreach (var indicator in root.ValueKind == JsonValueKind.Object ? root.EnumerateObject().Take(1) : [])
            {
                JsonFields.Need(indicator.Value, "metadata", address, ["Unit"]);
                if (indicator.Value.ValueKind == JsonValueKind.Object)
                    JsonFields.Need(indicator.Value.GetProperty("Unit"), "metadata Unit", address, ["Label"]);
            }
        });

    /// <exception cref="ResponseRefusedException">The answer does not say when.</exception>
    /// <exception cref="ColumnNotFoundException">It lacks the field that does.</exception>
    public static DataChange Change(Stream json, Uri address) =>
        Read(json, address, Default.DataChange, "when the indicator last changed", root => JsonFields.Need(root, "data changes", address, ["LastUploadedAt"]));

    private static T Read<T>(Stream json, Uri address, JsonTypeInfo<T> type, string expected, Action<JsonElement> check)
    {
        using (json)
        {
            try
            {
                using var document = JsonDocument.Parse(json);
                check(document.RootElement);
                return document.Deserialize(type) ?? throw new ResponseRefusedException("json-shape", address, "null", expected);
            }
            catch (JsonException problem)
            {
                throw new ResponseRefusedException("json-shape", address, problem.Message, expected, problem);
            }
        }
    }
}
