using System.Runtime.InteropServices;

namespace HealthNeeds.Store.Files;

/// <summary>
/// The few things that are done to files which readers or the next process rely on, in the steps between which the power may fail. A
/// rename is lasting once its folder was flushed, and what it names is whole only if the file was flushed before.
/// </summary>
internal static partial class Disk
{
    private const int ReadOnly = 0;
    private const int InvalidArgument = 22;
    private const int NotOffered = 95;

    private static readonly AsyncLocal<Action<DiskStep>?> Watcher = new();

    /// <summary>Has every step that this flow of work does told before it is done. Whoever is told may wait, or throw as a disk that is full does.</summary>
    public static IDisposable Watch(Action<DiskStep> told)
    {
        var before = Watcher.Value;
        Watcher.Value = told;
        return new Watching(before);
    }

    /// <summary>Writes a new file. It may be lost, or be there in part, until it is flushed.</summary>
    public static void Write(string path, ReadOnlySpan<byte> content)
    {
        Tell(DiskAct.Write, path);
        using var stream = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None);
        stream.Write(content);
    }

    /// <summary>Writes the content of a closed file to disk, whoever wrote it. Windows asks for the right to write to it, other systems do not: a user's file may be read-only.</summary>
    public static void Flush(string path)
    {
        Tell(DiskAct.Flush, path);
        using var handle = File.OpenHandle(path, FileMode.Open, OperatingSystem.IsWindows() ? FileAccess.ReadWrite : FileAccess.Read, FileShare.ReadWrite);
        RandomAccess.FlushToDisk(handle);
    }

    public static void Move(string from, string to, bool overwrite) => OpenFiles.WaitFor(() =>
    {
        Tell(DiskAct.Move, from, to);
        File.Move(from, to, overwrite);
    });

    public static void MoveFolder(string from, string to) => OpenFiles.WaitFor(() =>
    {
        Tell(DiskAct.Move, from, to);
        Directory.Move(from, to);
    });

    public static void Delete(string path) => OpenFiles.WaitFor(() =>
    {
        Tell(DiskAct.Delete, path);
        File.Delete(path);
    });

    /// <summary>Makes a folder, and those around it, so that they outlive a loss of power.</summary>
    public static void MakeFolder(string folder)
    {
        if (Directory.Exists(folder))
            return;
        var parent = Path.GetDirectoryName(Path.GetFullPath(folder))!;
        MakeFolder(parent);
        Tell(DiskAct.MakeFolder, folder);
        Directory.CreateDirectory(folder);
        FlushFolder(parent);
    }

    /// <summary>
    /// Writes a folder's entries to disk, so that the renames in it outlive a loss of power. Where the system or the disk has no such thing, as on
    /// Windows, a rename is as lasting as the system makes it.
    /// </summary>
    /// <exception cref="IOException">The disk could not do it.</exception>
    public static void FlushFolder(string folder)
    {
        Tell(DiskAct.FlushFolder, folder);
        if (OperatingSystem.IsWindows())
            return;
        var handle = Open(folder, ReadOnly);
        if (handle < 0)
            throw Failed(folder);
        try
        {
            if (Sync(handle) != 0 && Marshal.GetLastPInvokeError() is not (InvalidArgument or NotOffered))
                throw Failed(folder);
        }
        finally
        {
            _ = Close(handle);
        }
    }

    private static IOException Failed(string folder) => new($"{Marshal.GetPInvokeErrorMessage(Marshal.GetLastPInvokeError())} : '{folder}'", Marshal.GetLastPInvokeError());

    private static void Tell(DiskAct act, string path, string? to = null) =>
        Watcher.Value?.Invoke(new DiskStep(act, Path.GetFullPath(path), to is null ? null : Path.GetFullPath(to)));

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Sync(int handle);

    [LibraryImport("libc", EntryPoint = "close")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Close(int handle);

    private sealed class Watching(Action<DiskStep>? before) : IDisposable
    {
        public void Dispose() => Watcher.Value = before;
    }
}

/// <summary>One step, about to be done.</summary>
/// <param name="To">Where a rename leads; null of other steps.</param>
internal readonly record struct DiskStep(DiskAct Act, string Path, string? To);

internal enum DiskAct
{
    Write,
    Flush,
    Move,
    Delete,
    MakeFolder,
    FlushFolder,
}
