using System.Globalization;
using System.Security.Cryptography;

namespace HealthNeeds.Ingest.Pipeline.Runs;

/// <summary>
/// Held by the one process that may refresh a releases directory. The operating system lets go of it when the holder dies,
/// however it dies, so a killed run never blocks the next.
/// </summary>
internal sealed class RunLock : IDisposable
{
    private readonly FileStream _stream;

    private RunLock(FileStream stream) => _stream = stream;

    /// <param name="purpose">What the holder is doing, for whoever finds the lock taken: "refresh" or "serve".</param>
    /// <exception cref="RunLockHeldException">Another process, or another run in this one, holds it; the message says who.</exception>
    public static RunLock Take(string releasesDirectory, string purpose, TimeProvider clock)
    {
        Directory.CreateDirectory(releasesDirectory);
        var stream = TryOpen(LockPath(releasesDirectory)) ?? throw new RunLockHeldException(releasesDirectory, ReadHolder(releasesDirectory));
        var now = clock.GetUtcNow().ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);
        File.WriteAllText(HolderPath(releasesDirectory), $"process {Environment.ProcessId} ({purpose}) on {Environment.MachineName} since {now}");
        return new RunLock(stream);
    }

    public void Dispose() => _stream.Dispose();

    private static FileStream? TryOpen(string path)
    {
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException) when (File.Exists(path))
        {
            return null;
        }
    }

    // The lock file itself cannot be read while it is held, so the holder's name lies beside it.
    private static string ReadHolder(string directory) =>
        File.Exists(HolderPath(directory)) ? File.ReadAllText(HolderPath(directory)) : "a process that has not said its name yet";

    private static string LockPath(string directory) => Path.Combine(directory, "refresh.lock");

    private static string HolderPath(string directory) => Path.Combine(directory, "refresh.holder");
}

/// <summary>Somebody else is refreshing this releases directory.</summary>
internal sealed class RunLockHeldException(string releasesDirectory, string holder)
    : Exception($"Another refresh is under way in {releasesDirectory}: {holder}. Expected no other refresh there. Wait for it to finish, or stop that process.");

/// <summary>Names for runs: they sort by start, and two runs started in one second differ.</summary>
internal static class RunIds
{
    public static string Next(DateTimeOffset started) =>
        $"{started.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture)}-{RandomNumberGenerator.GetHexString(4, lowercase: true)}";
}
