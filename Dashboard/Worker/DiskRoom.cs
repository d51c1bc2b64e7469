using HealthNeeds.Store.Releases;
using HealthNeeds.Store.Schema;
using Microsoft.Extensions.Options;

namespace HealthNeeds.Dashboard.Worker;

/// <summary>Whether the disk of the releases has room for another: a worker whose disk is full cannot even write that it is.</summary>
/// <param name="free">Bytes that are free where a folder lies; null where the system does not tell.</param>
internal sealed class DiskRoom(IOptions<ReleaseOptions> options, Func<string, long?> free)
{
    /// <summary>A refresh writes a working database beside the release to be, and both lie there at once.</summary>
    private const int Times = 3;

    private const double Megabyte = 1_000_000;

    public DiskRoom(IOptions<ReleaseOptions> options)
        : this(options, Free)
    {
    }

    /// <returns>In a reader's words; null while there is room, or nobody can tell.</returns>
    public string? Problem(ReleaseInfo release)
    {
        var needed = Times * Length(release);
        return needed > 0 && free(options.Value.Directory) is { } left && left < needed
            ? $"The disk of the releases is nearly full: {left / Megabyte:N0} MB are free, and a refresh takes about {needed / Megabyte:N0} MB. What is published is served; new figures will not be until room is made."
            : null;
    }

    private long Length(ReleaseInfo release) => new FileInfo(Path.Combine(options.Value.Directory, release.Id + ".duckdb")) is { Exists: true } file ? file.Length : 0;

    private static long? Free(string folder)
    {
        try
        {
            return new DriveInfo(Path.GetFullPath(folder)).AvailableFreeSpace;
        }
        catch (Exception untold) when (untold is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return null;
        }
    }
}
