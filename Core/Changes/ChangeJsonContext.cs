using System.Text.Json;
using System.Text.Json.Serialization;
using HealthNeeds.Core.Areas;
using HealthNeeds.Core.Catalogue;
using HealthNeeds.Core.Observations;

namespace HealthNeeds.Core.Changes;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    WriteIndented = true,
    Converters =
    [
        typeof(AreaCodeConverter), typeof(KebabWords<ChangeSize>), typeof(KebabWords<ChangeKind>), typeof(KebabWords<MoveVerdict>),
        typeof(KebabWords<AreaLevel>), typeof(KebabWords<Sex>), typeof(KebabWords<MissingReason>),
    ])]
[JsonSerializable(typeof(ReleaseDifference))]
[JsonSerializable(typeof(Page<ValueRevision>))]
[JsonSerializable(typeof(Page<RankMove>))]
internal sealed partial class ChangeJsonContext : JsonSerializerContext;

/// <summary>Enums travel as lower-case words, never as numbers whose meaning a new member could shift.</summary>
internal sealed class KebabWords<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false)
    where T : struct, Enum;
