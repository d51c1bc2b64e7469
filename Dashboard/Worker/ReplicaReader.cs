using HealthNeeds.Core.Runs;
using HealthNeeds.Dashboard.Wording;
using HealthNeeds.Store.Releases;
using HealthNeeds.Store.State;
using Microsoft.Extensions.Options;

namespace HealthNeeds.Dashboard.Worker;

/// <summary>Reads how this site stands to the origin of its releases, where they are made elsewhere. Afresh every time.</summary>
internal sealed class ReplicaReader(IOptions<ReleaseOptions> options, IConfiguration configuration, TimeProvider time)
{
    private readonly ReplicaStatusFile _file = new(options.Value.Directory);

    /// <summary>Null where releases are made beside this site.</summary>
    public ReplicaView? Read() => _file.Read() is { } status ? new ReplicaView(status, time.GetUtcNow())
        : ReplicaSetting.IsSet(configuration) ? new ReplicaView(Status: null, time.GetUtcNow())
        : null;

    /// <summary>Whether the origin keeps that release and it is on its way here.</summary>
    public bool IsComing(string release) => _file.Read() is { } status && (status.Coming.Contains(release, StringComparer.Ordinal) || (status.Wanted == release && status.IsBehind));
}

/// <summary>Where releases come from: Replica__Origin in the environment. What brings them reads the rest of the section.</summary>
internal static class ReplicaSetting
{
    public const string Section = "Replica";

    public static bool IsSet(IConfiguration configuration) => configuration[$"{Section}:Origin"] is { Length: > 0 };
}

/// <summary>How this site stands to the origin of its releases.</summary>
/// <param name="Status">Null while nothing has asked the origin.</param>
public sealed record ReplicaView(ReplicaStatus? Status, DateTimeOffset Now)
{
    /// <summary>What is not as it should be; null while all is well.</summary>
    public string? Problem => Status switch
    {
        null => "Nothing has asked the origin of the releases yet.",
        _ when Status.IsOverdue(Now) => $"The origin of the releases has not been asked since {Figures.Moment(Status.Checked)}: does what brings them run?",
        { Problem: { } problem } => $"{problem} It has been so for {Figures.Span(Now - (Status.ProblemSince ?? Now))}.",
        _ => null,
    };

    /// <summary>What comes in just now; null where nothing does.</summary>
    public string? Arriving => Status?.Transfer is { } transfer
        ? $"Release {transfer.Release} is coming in: {Figures.Bytes(transfer.Bytes)}{(transfer.Total is { } total ? $" of {Figures.Bytes(total)}" : null)}."
        : null;

    /// <summary>How it stands, in a sentence for the data page.</summary>
    public string Words => Status is null ? "Releases of this site come from another machine."
        : Status.IsBehind ? $"Releases of this site come from another machine, which serves release {Status.Wanted} by now. It is served here once it has come and was checked."
        : $"Releases of this site come from another machine. It was last asked on {Figures.Moment(Status.Checked)} and serves the same one.";
}
