using System.Text.Json;
using System.Text.Json.Serialization;
using HealthNeeds.Core.Text;

namespace HealthNeeds.Core.Runs;

/// <summary>The one way run records and progress travel as text.</summary>
public static class RunJson
{
    public static string Write(RunRecord record) => JsonSerializer.Serialize(record, RunJsonContext.Default.RunRecord);

    public static string Write(RunProgress progress) => JsonSerializer.Serialize(progress, RunJsonContext.Default.RunProgress);

    public static string Write(WorkerStatus worker) => JsonSerializer.Serialize(worker, RunJsonContext.Default.WorkerStatus);

    /// <exception cref="JsonException">The text is not how a worker is.</exception>
    public static WorkerStatus ReadWorker(string json) =>
        JsonSerializer.Deserialize(json, RunJsonContext.Default.WorkerStatus) ?? throw new JsonException("Expected how a worker is; found null.");

    public static string Write(IReadOnlyList<RunRecord> records) => JsonSerializer.Serialize(records, RunJsonContext.Default.IReadOnlyListRunRecord);

    /// <exception cref="JsonException">The text is not a run record.</exception>
    public static RunRecord ReadRecord(string json) =>
        JsonSerializer.Deserialize(json, RunJsonContext.Default.RunRecord) ?? throw new JsonException("Expected a run record; found null.");

    /// <exception cref="JsonException">The text is not progress of a run.</exception>
    public static RunProgress ReadProgress(string json) =>
        JsonSerializer.Deserialize(json, RunJsonContext.Default.RunProgress) ?? throw new JsonException("Expected the progress of a run; found null.");
}

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

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    WriteIndented = true,
    RespectRequiredConstructorParameters = true,
    RespectNullableAnnotations = true,
    IgnoreReadOnlyProperties = false,
    Converters = [typeof(KebabWords<RunOutcome>), typeof(KebabWords<StageState>), typeof(KebabWords<SourceState>)])]
[JsonSerializable(typeof(RunRecord))]
[JsonSerializable(typeof(RunProgress))]
[JsonSerializable(typeof(IReadOnlyList<RunRecord>))]
[JsonSerializable(typeof(WorkerStatus))]
internal sealed partial class RunJsonContext : JsonSerializerContext;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    WriteIndented = true,
    RespectRequiredConstructorParameters = true,
    RespectNullableAnnotations = true,
    Converters = [typeof(KebabWords<SourceState>)])]
[JsonSerializable(typeof(SourceStatus))]
[JsonSerializable(typeof(IReadOnlyList<SourceStatus>))]
[JsonSerializable(typeof(PullProgress))]
internal sealed partial class SourceStatusJsonContext : JsonSerializerContext;
