using System.Text.Json;
using HealthNeeds.Store.Files;
using HealthNeeds.Store.Schema;

namespace HealthNeeds.Store.State;

/// <summary>That a worker lives, as it last said itself.</summary>
/// <param name="Process">Its number on <paramref name="Machine"/>.</param>
/// <param name="Seen">When it last said so.</param>
/// <param name="Stopped">When it was asked to stop and did; null while it runs, and where it was killed.</param>
public sealed record WorkerPulse(int Process, string Machine, string Version, DateTimeOffset Started, DateTimeOffset Seen, DateTimeOffset? Stopped)
{
    public static readonly TimeSpan Every = TimeSpan.FromSeconds(30);

    /// <summary>A machine that is busy with a refresh is late at times; one that is this late is not busy.</summary>
    private static readonly TimeSpan LongestSilence = TimeSpan.FromMinutes(5);

    public bool IsAlive(DateTimeOffset now) => Stopped is null && now - Seen < LongestSilence;

    /// <summary>Whether the same process said both.</summary>
    public bool IsOf(WorkerPulse other) => (Process, Machine, Started) == (other.Process, other.Machine, other.Started);

    /// <summary>Why figures are not refreshed, in words; null where the worker lives.</summary>
    public string? Problem(DateTimeOffset now) => IsAlive(now) ? null
        : Stopped is { } stopped ? FormattableString.Invariant($"The worker was stopped on {stopped.UtcDateTime:yyyy-MM-dd 'at' HH:mm} UTC and has not been started since.")
        : FormattableString.Invariant($"The worker has not been heard of since {Seen.UtcDateTime:yyyy-MM-dd HH:mm} UTC (process {Process} on {Machine}): it was killed, hangs, or cannot write.");
}

/// <summary>worker.json in the releases directory. The worker writes, everybody may read.</summary>
public sealed class WorkerPulseFile(string releasesDirectory)
{
    private readonly string path = Path.Combine(releasesDirectory, "worker.json");

    /// <returns>Null where no worker of this version ran here, or what it wrote cannot be read.</returns>
    public WorkerPulse? Read()
    {
        try
        {
            return ReleaseJson.Read<WorkerPulse>(File.ReadAllText(path));
        }
        catch (Exception absent) when (absent is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }

    internal void Write(WorkerPulse pulse) => AtomicFile.WritePassing(path, ReleaseJson.Write(pulse));
}
