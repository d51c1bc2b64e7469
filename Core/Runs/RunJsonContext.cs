using System.Text.Json;
using System.Text.Json.Serialization;

namespace HealthNeeds.Core.Runs;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    WriteIndented = true,
    RespectRequiredConstructorParameters = true,
    RespectNullableAnnotations = true,
    IgnoreReadOnlyProperties = false,
    Converters = [typeof(KebabEnum<RunOutcome>), typeof(KebabEnum<StageState>), typeof(KebabEnum<SourceState>)])]
[JsonSerializable(typeof(RunRecord))]
[JsonSerializable(typeof(RunProgress))]
[JsonSerializable(typeof(IReadOnlyList<RunRecord>))]
internal sealed partial class RunJsonContext : JsonSerializerContext;

/// <summary>Enums travel as lower-case words, never as numbers whose meaning a new member could shift.</summary>
internal sealed class KebabEnum<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false)
    where T : struct, Enum;
