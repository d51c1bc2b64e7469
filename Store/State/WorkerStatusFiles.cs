using System.Text.Json;
using HealthNeeds.Core.Runs;
using HealthNeeds.Store.Files;

namespace HealthNeeds.Store.State;

/// <summary>workers/&lt;instance&gt;.json in the releases directory: how each of several workers is that share a schedule. A worker that is alone writes none.</summary>
public sealed class WorkerStatusFiles(string releasesDirectory)
{
    private static readonly TimeSpan Remembered = TimeSpan.FromHours(1);
    private readonly string _directory = Path.Combine(releasesDirectory, "workers");

    /// <summary>Whether a worker that left this was killed so long ago that it says nothing of today's: it may be one of several where there is one now.</summary>
    public static bool IsForgotten(WorkerStatus status, DateTimeOffset now) => now - status.Updated > Remembered;

    /// <returns>By name, without those that cannot be read. Ask <see cref="WorkerStatus.IsLive"/> before believing one.</returns>
    public IReadOnlyList<WorkerStatus> List() =>
        Directory.Exists(_directory) ? [.. Directory.EnumerateFiles(_directory, "*.json").Order(StringComparer.Ordinal).Select(TryRead).OfType<WorkerStatus>()] : [];

    internal void Write(WorkerStatus status) => AtomicFile.WritePassing(PathOf(status.Instance), RunJson.Write(status));

    internal void Clear(string instance) => File.Delete(PathOf(instance));

    /// <summary>Clears what workers left behind that were killed long ago.</summary>
    internal void Forget(DateTimeOffset now)
    {
        foreach (var old in List().Where(s => IsForgotten(s, now)))
            Clear(old.Instance);
    }

    private static WorkerStatus? TryRead(string path)
    {
        try
        {
            return RunJson.ReadWorker(File.ReadAllText(path));
        }
        catch (Exception damage) when (damage is JsonException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    // Quartz makes names of the machine's, which may hold dots.
    private string PathOf(string instance) => Path.Combine(_directory, string.Concat(instance.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-')) + ".json");
}
