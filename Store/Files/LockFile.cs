namespace HealthNeeds.Store.Files;

/// <summary>A file that one holder at a time has to itself, in this process or another. The system lets go of it when the holder dies, however it dies.</summary>
internal static class LockFile
{
    private const int WouldBlockOnLinux = 11;
    private const int WouldBlockOnMac = 35;
    private const int SharingViolation = unchecked((int)0x80070020);
    private const int LockViolation = unchecked((int)0x80070021);

    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <returns>Null where somebody else holds it.</returns>
    /// <exception cref="IOException">It can be had by nobody: the disk is full or read-only, or no file can be opened any more. That is not to be taken for a holder.</exception>
    public static FileStream? TryTake(string path, FileOptions options = FileOptions.None)
    {
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0, options);
        }
        catch (IOException held) when (IsHeld(held))
        {
            return null;
        }
    }

    /// <exception cref="IOException">It was held all the while, or can be had by nobody.</exception>
    public static async Task<FileStream> TakeAsync(string path, TimeProvider clock, CancellationToken cancellation)
    {
        Disk.MakeFolder(Path.GetDirectoryName(Path.GetFullPath(path))!);
        for (var begun = clock.GetTimestamp(); clock.GetElapsedTime(begun) < Patience;)
        {
            if (TryTake(path) is { } taken)
                return taken;
            await Task.Delay(Between, clock, cancellation);
        }

        return TryTake(path) ?? throw new IOException($"{path} is held by another process. Expected it to be free within {Patience.TotalSeconds:0} seconds.");
    }

    private static bool IsHeld(IOException problem) => OperatingSystem.IsWindows()
        ? problem.HResult is SharingViolation or LockViolation
        : problem.HResult is WouldBlockOnLinux or WouldBlockOnMac;
}
