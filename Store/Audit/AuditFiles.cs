using System.Text.Json;
using HealthNeeds.Store.Files;

namespace HealthNeeds.Store.Audit;

/// <summary>Where the log lies and, apart from it, its head.</summary>
/// <param name="Log">Lines are added at its end and nothing else is ever written in it.</param>
/// <param name="Head">What the last line was: a log that was cut off no longer fits it.</param>
internal sealed record AuditFiles(string Log, string Head)
{
    public string Lock => Log + ".lock";

    /// <param name="log">Setting Audit:File; <c>audit/log.jsonl</c> in the releases directory where nothing is said.</param>
    /// <param name="head">Setting Audit:Head; <c>audit-head.json</c> in the releases directory where nothing is said.</param>
    public static AuditFiles Of(string releases, string? log = null, string? head = null) => new(
        Path.GetFullPath(log is { Length: > 0 } ? log : Path.Combine(releases, "audit", "log.jsonl")),
        Path.GetFullPath(head is { Length: > 0 } ? head : Path.Combine(releases, "audit-head.json")));
}

/// <summary>The end of the log as its last writer left it.</summary>
/// <param name="Number">Of the last line; 0 before the first.</param>
/// <param name="Hash">SHA-256 of the last line.</param>
/// <param name="Bytes">Length of the log with it.</param>
/// <param name="LastBytes">Length of the last line, its end included.</param>
/// <param name="Coming">SHA-256 of the line that is about to be written; null where none is. Of what stands behind the last line, it alone can be a writer's that was stopped.</param>
internal sealed record AuditHead(long Number, string Hash, long Bytes, int LastBytes, string? Coming = null)
{
    public static readonly AuditHead None = new(0, AuditLine.Nothing, 0, 0);

    private static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web);

    /// <returns>Null where there is none.</returns>
    /// <exception cref="AuditRefusedException">What is there is no head.</exception>
    public static AuditHead? Read(string path)
    {
        if (!File.Exists(path))
            return null;
        try
        {
            return JsonSerializer.Deserialize<AuditHead>(File.ReadAllText(path), Form) ?? throw new JsonException("null");
        }
        catch (JsonException wrong)
        {
            throw new AuditRefusedException($"{path} is not the head of an audit log: {wrong.Message} 'audit check' says what is left.", wrong);
        }
    }

    public void Write(string path) => AtomicFile.Write(path, JsonSerializer.Serialize(this, Form));

    public AuditHead FollowedBy(string text, int bytes) => new(Number + 1, AuditLine.HashOf(text), Bytes + bytes, bytes);
}

/// <summary>The log cannot be written, so nothing was done that it would have to tell.</summary>
internal sealed class AuditRefusedException(string message, Exception? inner = null) : IOException(message, inner);
