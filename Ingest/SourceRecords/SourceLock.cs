using HealthNeeds.Store.Files;

namespace HealthNeeds.Ingest.SourceRecords;

/// <summary>Held by whoever changes one source's folder. The operating system lets go of it when the holder dies.</summary>
internal sealed class SourceLock : IDisposable
{
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(50);
    private readonly FileStream _stream;

    private SourceLock(FileStream stream) => _stream = stream;

    /// <returns>Null where another process, or another pull in this one, holds it.</returns>
    public static SourceLock? TryTake(string folder)
    {
        Disk.MakeFolder(folder);
        return LockFile.TryTake(Path.Combine(folder, "source.lock")) is { } held ? new SourceLock(held) : null;
    }

    /// <exception cref="SourceBusyException">It was held for the whole of <paramref name="patience"/>.</exception>
    public static async Task<SourceLock> TakeAsync(string folder, TimeSpan patience, TimeProvider clock, CancellationToken cancellation)
    {
        for (var begun = clock.GetTimestamp(); clock.GetElapsedTime(begun) < patience;)
        {
            if (TryTake(folder) is { } taken)
                return taken;
            await Task.Delay(Between, clock, cancellation);
        }

        return TryTake(folder) ?? throw new SourceBusyException(Path.GetFileName(folder));
    }

    public void Dispose() => _stream.Dispose();
}

/// <summary>Somebody else is asking for, or deciding on, the same source.</summary>
internal sealed class SourceBusyException(string source)
    : Exception($"Source '{source}' is in use: another pull of it, or a decision on it, is under way. Expected none. Wait for it to end.");
