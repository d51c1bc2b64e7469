using System.Text.Json;
using System.Text.Json.Serialization;

namespace HealthNeeds.Core.Runs;

/// <summary>The one way run records and progress travel as text.</summary>
public static class RunJson
{
    public static string Write(RunRecord record) => JsonSerializer.Serialize(record, RunJsonContext.Default.RunRecord);

    public static string Write(RunProgress progress) => JsonSerializer.Serialize(progress, RunJsonContext.Default.RunProgress);

    public static string Write(IReadOnlyList<RunRecord> records) => JsonSerializer.Serialize(records, RunJsonContext.Default.IReadOnlyListRunRecord);

    /// <exception cref="JsonException">The text is not a run record.</exception>
    public static RunRecord ReadRecord(string json) =>
        JsonSerializer.Deserialize(json, RunJsonContext.Default.RunRecord) ?? throw new JsonException("Expected a run record; found null.");

    /// <exception cref="JsonException">The text is not progress of a run.</exception>
    public static RunProgress ReadProgress(string json) =>
        JsonSerializer.Deserialize(json, RunJsonContext.Default.RunProgress) ?? throw new JsonException("Expected the progress of a run; found null.");
}
