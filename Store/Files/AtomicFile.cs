using System.Runtime.InteropServices;
using System.Text;

namespace HealthNeeds.Store.Files;

/// <summary>Replaces a file so that a reader, or a crash, sees the old content or the new, never a part.</summary>
internal static class AtomicFile
{
    /// <param name="lasting">Also outlives a loss of power: the folder's entry is written to disk before this returns.</param>
    public static void Write(string path, string text, bool lasting = false)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        Directory.CreateDirectory(folder);
        var temporary = $"{path}.{Environment.ProcessId}.tmp";
        try
        {
            WriteWhole(temporary, text);
            File.Move(temporary, path, overwrite: true);
        }
        catch
        {
            // A disk that is full is not to keep the half that fitted.
            File.Delete(temporary);
            throw;
        }

        if (lasting)
            DirectoryEntries.Flush(folder);
    }

    /// <summary>Removes what a process was writing in a folder when it was killed. What is younger than <paramref name="before"/> may still be written.</summary>
    public static void Sweep(string folder, DateTimeOffset before)
    {
        if (!Directory.Exists(folder))
            return;
        foreach (var left in Directory.EnumerateFiles(folder, "*.tmp").Where(f => File.GetLastWriteTimeUtc(f) < before.UtcDateTime).ToList())
            File.Delete(left);
    }

    private static void WriteWhole(string path, string text)
    {
        using var stream = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None);
        stream.Write(Encoding.UTF8.GetBytes(text));
        stream.Flush(flushToDisk: true);
    }
}

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
