using System.Globalization;
using System.Security.Cryptography;
using HealthNeeds.Store.Files;

namespace HealthNeeds.Ingest.Pipeline.Runs;

/// <summary>
/// Held by the one process that may change a releases directory, be it by a refresh, a rollback or a restore. The operating system lets go of it when the holder dies,
/// however it dies, so a killed run never blocks the next.
/// </summary>
internal sealed class RunLock : IDisposable
{
    private readonly FileStream _stream;

    private RunLock(FileStream stream) => _stream = stream;

    /// <param name="purpose">What is to be done, for whoever finds the lock taken, and for whom it is refused; by whom stands behind a comma: "restore", "refresh, command".</param>
    /// <exception cref="RunLockHeldException">Another process, or another run in this one, holds it; the message says who.</exception>
    public static RunLock Take(string releasesDirectory, string purpose, TimeProvider clock)
    {
        Disk.MakeFolder(releasesDirectory);
        var stream = LockFile.TryTake(LockPath(releasesDirectory)) ?? throw new RunLockHeldException(purpose, releasesDirectory, ReadHolder(releasesDirectory));
        var now = clock.GetUtcNow().ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);
        SayHolder(releasesDirectory, $"process {Environment.ProcessId} ({purpose}) on {Environment.MachineName} since {now}");
        return new RunLock(stream);
    }

    /// <summary>Whether a file of a releases directory is left by whoever held it last, and means nothing by itself.</summary>
    public static bool IsOf(string releasesDirectory, string path) => path == LockPath(releasesDirectory) || path == HolderPath(releasesDirectory);

    /// <summary>Makes nothing where nobody ever held one.</summary>
    /// <param name="purpose">What is refused where somebody does.</param>
    /// <exception cref="RunLockHeldException">Somebody holds it.</exception>
    public static void RequireFree(string releasesDirectory, string purpose)
    {
        if (File.Exists(LockPath(releasesDirectory)))
            (LockFile.TryTake(LockPath(releasesDirectory)) ?? throw new RunLockHeldException(purpose, releasesDirectory, ReadHolder(releasesDirectory))).Dispose();
    }

    public void Dispose() => _stream.Dispose();

    private static void SayHolder(string directory, string holder)
    {
        try
        {
            File.WriteAllText(HolderPath(directory), holder);
        }
        catch (Exception full) when (full is IOException or UnauthorizedAccessException)
        {
            // The name is a courtesy: the lock is held with or without it, and a disk that is full is told of by what fails for it.
        }
    }

    // The lock file itself cannot be read while it is held, so the holder's name lies beside it.
    private static string ReadHolder(string directory) =>
        File.Exists(HolderPath(directory)) && File.ReadAllText(HolderPath(directory)) is { Length: > 0 } holder ? holder : "a process that has not said its name";

    private static string LockPath(string directory) => Path.Combine(directory, "refresh.lock");

    private static string HolderPath(string directory) => Path.Combine(directory, "refresh.holder");
}

/// <summary>Somebody else is changing this releases directory.</summary>
/// <param name="purpose">What was refused: "restore", "refresh, command".</param>
internal sealed class RunLockHeldException(string purpose, string releasesDirectory, string holder)
    : Exception($"The {purpose.Split(',')[0]} was not begun: {releasesDirectory} is in use by {holder}. Wait for that to end, or stop that process.")
{
    /// <summary>Which process holds it, what for and since when.</summary>
    public string Holder { get; } = holder;
}

/// <summary>Names for runs: they sort by start, also where the clock was set back, and two runs started in one second differ.</summary>
internal static class RunIds
{
    private const string Stamp = "yyyyMMdd'T'HHmmss'Z'";

    /// <param name="newest">The id of the newest run on record: what comes after it sorts after it.</param>
    public static string Next(DateTimeOffset started, string? newest = null) =>
        $"{After(newest, started.UtcDateTime).ToString(Stamp, CultureInfo.InvariantCulture)}-{RandomNumberGenerator.GetHexString(4, lowercase: true)}";

    private static DateTime After(string? newest, DateTime started) =>
        DateTime.TryParseExact(newest?.Split('-')[0], Stamp, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var last) && started < last.AddSeconds(1)
            ? last.AddSeconds(1)
            : started;
}
