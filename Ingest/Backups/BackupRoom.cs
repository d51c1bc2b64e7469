using System.Globalization;

namespace HealthNeeds.Ingest.Backups;

/// <summary>Whether a disk has room for a copy: one that a copy fills may be the one that the next refresh needs.</summary>
/// <param name="free">Bytes that are free where a folder lies; null where the system does not tell.</param>
internal sealed class BackupRoom(Func<string, long?> free)
{
    private const double Megabyte = 1_000_000;

    public BackupRoom()
        : this(Free)
    {
    }

    /// <exception cref="IOException">There is not enough; nothing was copied.</exception>
    public void Require(string folder, long needed)
    {
        if (free(folder) is { } left && left < needed)
            throw new IOException(string.Create(CultureInfo.InvariantCulture, $"A backup takes {needed / Megabyte:N0} MB, and {left / Megabyte:N0} MB are free at {Path.GetDirectoryName(folder)}: nothing was copied. Keep fewer backups (remove old ones, and lower --keep), or name a folder on another disk."));
    }

    private static long? Free(string folder)
    {
        try
        {
            return new DriveInfo(folder).AvailableFreeSpace;
        }
        catch (Exception untold) when (untold is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return null;
        }
    }
}
