using System.Text.Json;
using System.Text.Json.Serialization;

namespace HealthNeeds.Ingest.Fetching;

/// <summary>How kept answers are noted.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    RespectRequiredConstructorParameters = true,
    RespectNullableAnnotations = true,
    Converters = [typeof(ResponseKindConverter)])]
[JsonSerializable(typeof(RawResponse))]
[JsonSerializable(typeof(KeptAnswers))]
[JsonSerializable(typeof(JournalLine))]
[JsonSerializable(typeof(PartialMark))]
[JsonSerializable(typeof(RefusedAnswer))]
internal sealed partial class FetchingJson : JsonSerializerContext;

internal sealed class ResponseKindConverter() : JsonStringEnumConverter<ResponseKind>(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false);
