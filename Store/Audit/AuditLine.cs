using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace HealthNeeds.Store.Audit;

/// <summary>One line of the log: what was done or tried, by whom, when and why.</summary>
/// <param name="Number">From 1, without a gap.</param>
/// <param name="Of">The line that said it was begun; null in that line itself.</param>
/// <param name="Who">The system's user, or the identity that a request came with.</param>
/// <param name="Via">The command as it was given, or the request's id.</param>
/// <param name="Why">The reason that was given; of what failed, what went wrong.</param>
/// <param name="Before">SHA-256 of the line before; zeros in the first.</param>
internal sealed record AuditLine(long Number, DateTimeOffset At, AuditAct Act, string Subject, AuditState State, long? Of, string Who, string Via, string? Why, string Machine, string Before)
{
    /// <summary>What the first line follows.</summary>
    public static readonly string Nothing = new('0', 64);

    private static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false) },
    };

    /// <summary>JSON without a line end: control characters are escaped, so a line holds one entry whatever was typed.</summary>
    public string Text() => JsonSerializer.Serialize(this, Form);

    /// <returns>Null where the bytes are no line of the log.</returns>
    public static AuditLine? TryRead(ReadOnlySpan<byte> line)
    {
        try
        {
            return JsonSerializer.Deserialize<AuditLine>(line, Form);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public static string HashOf(string text) => Sha256Text.Of(Encoding.UTF8.GetBytes(text));
}

/// <summary>What people do that a log must tell.</summary>
internal enum AuditAct
{
    FiguresAccepted,
    FiguresRefused,
    ReleaseRolledBack,
    ReleaseRemoved,
    OwnAdded,
    OwnRemoved,
    KeyMade,
    KeyRevoked,

    /// <summary>A request that the worker did not carry out.</summary>
    RequestRefused,

    /// <summary>Half a line that a killed writer left was taken off the end.</summary>
    TailRemoved,

    /// <summary>A damaged log was put aside and this one begun.</summary>
    LogBegun,
}

/// <summary>How far an act is. It is written before it is done, and again when it ended.</summary>
internal enum AuditState
{
    Begun,
    Done,
    Failed,

    /// <summary>Nothing is done besides saying so.</summary>
    Noted,
}

/// <summary>What is to be written of an act.</summary>
internal sealed record AuditEntry(AuditAct Act, string Subject, AuditActor By, string? Why);

/// <summary>Who asks, and how.</summary>
internal sealed record AuditActor(string Who, string Via)
{
    /// <summary>Root, and whom root's commands and the worker run as: both can write any name here, so a variable is no worse.</summary>
    private static readonly string[] Owners = ["root", "healthneeds-worker"];

    /// <summary>
    /// The user of this process, by the system's own list and not by what the environment says. Only of those that own the log is sudo's word taken for who became them: anybody
    /// can set a variable.
    /// </summary>
    public static AuditActor OfCommand(string command) => new(
        Owners.Contains(Environment.UserName) && Environment.GetEnvironmentVariable("SUDO_USER") is { Length: > 0 } person ? $"{Environment.UserName} (sudo by {person})"
            // A container may run as a number that no list has a name for.
            : Environment.UserName is { Length: > 0 } user ? user
            : "a user without a name",
        command);
}
