using System.Text.Json;

namespace HealthNeeds.Core.Changes;

/// <summary>The one way differences travel as text: camelCase, enums as kebab-case words, versions as "2.1.0". docs/versions.md shows the shape.</summary>
public static class ChangeJson
{
    public static string Write(ReleaseDifference difference) => JsonSerializer.Serialize(difference, ChangeJsonContext.Default.ReleaseDifference);

    public static string Write(Page<ValueRevision> page) => JsonSerializer.Serialize(page, ChangeJsonContext.Default.PageValueRevision);

    public static string Write(Page<RankMove> page) => JsonSerializer.Serialize(page, ChangeJsonContext.Default.PageRankMove);
}
