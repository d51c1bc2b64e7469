using System.Text.Json.Serialization;

namespace HealthNeeds.Ingest.Live.Ods;

[JsonSourceGenerationOptions(PropertyNameCaseInsensitive = true)]
[JsonSerializable(typeof(OdsPage))]
[JsonSerializable(typeof(IReadOnlyList<OdsSite>))]
internal sealed partial class OdsJson : JsonSerializerContext;
