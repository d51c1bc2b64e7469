using HealthNeeds.Ingest.Http;
using HealthNeeds.Store.DuckDb;
using HealthNeeds.Store.Files;
using HealthNeeds.Store.Releases;

namespace HealthNeeds.Ingest.Replicas;

/// <summary>Where files come in. Nothing reads here; what is whole and right is renamed into the releases directory.</summary>
internal sealed class IncomingFolder(ReleaseDirectory directory)
{
    private const string Unfinished = ".part";

    private readonly ReleaseDirectory _incoming = new(directory.PathOf("incoming"));

    public PartialFile Partial(string name) => new(_incoming.PathOf(name.Replace('/', '.') + Unfinished));

    /// <summary>Forgets what was begun of other releases: the one that is wanted may be gone on with.</summary>
    public void Clear(string? wanted)
    {
        if (!Directory.Exists(_incoming.Root))
            return;
        foreach (var left in Directory.EnumerateFiles(_incoming.Root).Where(f => wanted is null || !Path.GetFileName(f).StartsWith(wanted, StringComparison.Ordinal)).ToList())
            Delete(left);
    }

    /// <summary>Holds a release that came to its hash and to what this build can read, and puts it beside the others.</summary>
    /// <exception cref="ReleaseRefusedException">It is not what was promised, or cannot be read; it is gone.</exception>
    public void Take(ReleaseName name, string sha256, PartialFile partial)
    {
        Flush(partial.Path);
        partial.Forget();
        var whole = _incoming.PathOf(name.File);
        File.Move(partial.Path, whole, overwrite: true);
        try
        {
            OpenRelease.Open(_incoming, name, sha256, EngineLimits.Reader).EndUse();
        }
        catch (ReleaseRefusedException)
        {
            Delete(whole);
            throw;
        }

        File.SetAttributes(whole, FileAttributes.ReadOnly);
        File.Move(whole, directory.PathOf(name.File), overwrite: true);
        Disk.FlushFolder(directory.Root);
    }

    /// <summary>Puts a small file in its place.</summary>
    /// <returns>False where it is another than the list says: it was replaced meanwhile, and the next list will say so.</returns>
    public bool Take(OriginFile file, PartialFile partial)
    {
        if (Sha256Text.OfFile(partial.Path) != file.Sha256)
        {
            partial.Discard();
            return false;
        }

        partial.Forget();
        var place = directory.PathOf(file.Path);
        Directory.CreateDirectory(Path.GetDirectoryName(place)!);
        File.SetLastWriteTimeUtc(partial.Path, file.Written.UtcDateTime);
        File.Move(partial.Path, place, overwrite: true);
        return true;
    }

    private static void Flush(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        stream.Flush(flushToDisk: true);
    }

    private static void Delete(string path)
    {
        File.SetAttributes(path, FileAttributes.Normal);
        File.Delete(path);
    }
}
