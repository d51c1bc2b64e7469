using HealthNeeds.Store.Files;
using HealthNeeds.Store.Releases;

namespace HealthNeeds.Ingest.Replicas;

/// <summary>Writes down what replicas may take from a releases directory, and nothing where it is as it was.</summary>
internal sealed class OriginIndexWriter(string releases)
{
    private static readonly string[] Folders = ["runs", "sources", "boundaries"];

    private readonly ReleaseDirectory _directory = new(releases);
    private readonly Lock _gate = new();

    private string IndexPath => _directory.PathOf(OriginIndex.FileName);

    /// <summary>Files that have not changed since are not read again.</summary>
    public void Write()
    {
        lock (_gate)
        {
            var last = Last();
            var hashes = (last?.Files ?? []).ToDictionary(f => (f.Path, f.Bytes, f.Written), f => f.Sha256);
            var known = (last?.Releases ?? []).ToDictionary(r => (r.File, r.Bytes), r => r.Sha256);
            List<OriginRelease> kept = [.. _directory.Releases().Select(n => Listed(n, known)).OfType<OriginRelease>()];
            List<OriginFile> files = [.. Found().Select(path => Listed(path, hashes)).OfType<OriginFile>()];
            var text = new OriginIndex(OriginIndex.KnownForm, kept, files).Write();
            if (last is null || text != last.Write())
                AtomicFile.Write(IndexPath, text);
        }
    }

    private OriginIndex? Last()
    {
        try
        {
            return File.Exists(IndexPath) ? OriginIndex.Parse(File.ReadAllText(IndexPath)) : null;
        }
        catch (Exception unreadable) when (unreadable is OriginProblemException or IOException)
        {
            // It is written anew.
            return null;
        }
    }

    private IEnumerable<string> Found() =>
        from folder in Folders
        let whole = _directory.PathOf(folder)
        where Directory.Exists(whole)
        from file in Directory.EnumerateFiles(whole, "*", SearchOption.AllDirectories)
        let path = Path.GetRelativePath(_directory.Root, file).Replace(Path.DirectorySeparatorChar, '/')
        where OriginFile.IsTaken(path)
        orderby path
        select path;

    /// <summary>Null where it went meanwhile.</summary>
    private OriginRelease? Listed(ReleaseName name, Dictionary<(string File, long Bytes), string> known)
    {
        try
        {
            var bytes = new FileInfo(_directory.PathOf(name.File)).Length;
            return new OriginRelease(name.File, bytes, known.GetValueOrDefault((name.File, bytes)) ?? Sha256Text.OfFile(_directory.PathOf(name.File))) is { IsSound: true } sound ? sound : null;
        }
        catch (FileNotFoundException)
        {
            return null;
        }
    }

    private OriginFile? Listed(string path, Dictionary<(string Path, long Bytes, DateTimeOffset Written), string> hashes)
    {
        try
        {
            var file = new FileInfo(_directory.PathOf(path));
            var (bytes, written) = (file.Length, new DateTimeOffset(file.LastWriteTimeUtc, TimeSpan.Zero));
            return new OriginFile(path, bytes, written, hashes.GetValueOrDefault((path, bytes, written)) ?? Sha256Text.OfFile(file.FullName));
        }
        catch (FileNotFoundException)
        {
            return null;
        }
    }
}
