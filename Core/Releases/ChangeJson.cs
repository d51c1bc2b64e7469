using System.Text.Json;
using System.Text.Json.Serialization;
using HealthNeeds.Core.Areas;
using HealthNeeds.Core.Indicators;
using HealthNeeds.Core.Text;

namespace HealthNeeds.Core.Releases;

/// <summary>The one way differences travel as text: camelCase, enums as kebab-case words, versions as "2.1.0". docs/versions.md shows the shape.</summary>
public static class ChangeJson
{
    public static string Write(ReleaseDifference difference) => JsonSerializer.Serialize(difference, ChangeJsonContext.Default.ReleaseDifference);

    public static string Write(Page<ValueRevision> page) => JsonSerializer.Serialize(page, ChangeJsonContext.Default.PageValueRevision);

    public static string Write(Page<RankMove> page) => JsonSerializer.Serialize(page, ChangeJsonContext.Default.PageRankMove);
}

/// <summary>Part of a long list.</summary>
/// <param name="Offset">Position of the first item in the whole list, from 0.</param>
/// <param name="Total">Items in the whole list.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, long Offset, long Total);

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
