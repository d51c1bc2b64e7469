using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using HealthNeeds.Ingest.Fetching;

namespace HealthNeeds.Ingest.Live.Fingertips;

/// <summary>The JSON of Fingertips' API, by the names it prints.</summary>
[JsonSerializable(typeof(List<AreaTypeEntry>))]
[JsonSerializable(typeof(Dictionary<string, IndicatorEntry>))]
[JsonSerializable(typeof(DataChange))]
internal sealed partial class FingertipsJson : JsonSerializerContext
{
    /// <exception cref="ResponseRefusedException">The answer is JSON, but not this.</exception>
    public static T Read<T>(Stream json, Uri address, JsonTypeInfo<T> type, string expected)
    {
        using (json)
        {
            try
            {
                return JsonSerializer.Deserialize(json, type) ?? throw new ResponseRefusedException("json-shape", address, "null", expected);
            }
            catch (JsonException problem)
            {
                throw new ResponseRefusedException("json-shape", address, problem.Message, expected, problem);
            }
        }
    }
}
