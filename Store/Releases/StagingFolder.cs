using HealthNeeds.Store.Files;

namespace HealthNeeds.Store.Releases;

/// <summary>
/// The staging folder, held by one writer at a time across processes. What an interrupted writer left there is removed
/// by the next one.
/// </summary>
internal sealed class StagingFolder : IDisposable
{
    private readonly FileStream held;

    private StagingFolder(string folder, FileStream held)
    {
        Folder = folder;
        this.held = held;
    }

    public string Folder { get; }

    /// <exception cref="ReleaseRefusedException">Another run is writing.</exception>
    public static StagingFolder Enter(ReleaseDirectory directory)
    {
        Disk.MakeFolder(directory.Staging);
        var area = new StagingFolder(directory.Staging, Hold(directory));
        area.Clear();
        return area;
    }

    public string PathOf(string file) => Path.Combine(Folder, file);

    public void Dispose()
    {
        Clear();
        held.Dispose();
    }

    /// <summary>The lock ends with the process, however it ends; the file stays.</summary>
    private static FileStream Hold(ReleaseDirectory directory) =>
        LockFile.TryTake(Path.Combine(directory.Staging, ".lock"))
        ?? throw new ReleaseRefusedException($"Another run is writing a release in {directory.Root}. Wait for it to end, or stop it.");

    private void Clear()
    {
        foreach (var path in Directory.EnumerateFiles(Folder))
        {
            if (Path.GetFileName(path) != ".lock")
                File.Delete(path);
        }

        foreach (var path in Directory.EnumerateDirectories(Folder))
            Directory.Delete(path, recursive: true);
    }
}
