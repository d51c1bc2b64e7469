using System.Runtime.InteropServices;

namespace HealthNeeds.Store.Files;

/// <summary>Names of files, as the disk knows them.</summary>
internal static partial class DirectoryEntries
{
    private const int ReadOnly = 0;

    /// <summary>
    /// Writes a folder's entries to disk, so that a rename in it outlives a loss of power. Where the system or the disk has no such thing, as on
    /// Windows, the rename is as lasting as the system makes it.
    /// </summary>
    public static void Flush(string folder)
    {
        if (OperatingSystem.IsWindows())
            return;
        var handle = Open(folder, ReadOnly);
        if (handle < 0)
            return;
        _ = Sync(handle);
        _ = Close(handle);
    }

    [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Sync(int handle);

    [LibraryImport("libc", EntryPoint = "close")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Close(int handle);
}
