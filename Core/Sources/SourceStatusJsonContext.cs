using System.Text.Json.Serialization;
using HealthNeeds.Core.Runs;

namespace HealthNeeds.Core.Sources;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    WriteIndented = true,
    RespectRequiredConstructorParameters = true,
    RespectNullableAnnotations = true,
    Converters = [typeof(KebabEnum<SourceState>)])]
[JsonSerializable(typeof(SourceStatus))]
[JsonSerializable(typeof(IReadOnlyList<SourceStatus>))]
[JsonSerializable(typeof(PullProgress))]
internal sealed partial class SourceStatusJsonContext : JsonSerializerContext;
