using System.Text.Json;

namespace HealthNeeds.Core.Sources;

/// <summary>The one way the status of a source travels as text.</summary>
public static class SourceStatusJson
{
    public static string Write(SourceStatus status) => JsonSerializer.Serialize(status, SourceStatusJsonContext.Default.SourceStatus);

    public static string Write(IReadOnlyList<SourceStatus> statuses) => JsonSerializer.Serialize(statuses, SourceStatusJsonContext.Default.IReadOnlyListSourceStatus);

    public static string Write(PullProgress progress) => JsonSerializer.Serialize(progress, SourceStatusJsonContext.Default.PullProgress);

    /// <exception cref="JsonException">The text is not how far a pull is.</exception>
    public static PullProgress ReadProgress(string json) =>
        JsonSerializer.Deserialize(json, SourceStatusJsonContext.Default.PullProgress) ?? throw new JsonException("Expected how far a pull is; found null.");

    /// <exception cref="JsonException">The text is not the status of a source.</exception>
    public static SourceStatus Read(string json) =>
        JsonSerializer.Deserialize(json, SourceStatusJsonContext.Default.SourceStatus) ?? throw new JsonException("Expected the status of a source; found null.");
}
