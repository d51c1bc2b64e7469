using HealthNeeds.Ingest.Pipeline.Runs;
using HealthNeeds.Ingest.Workspace;
using HealthNeeds.Store.Releases;
using Microsoft.Extensions.Options;

namespace HealthNeeds.Ingest.Backups;

/// <summary>Puts a backup into a releases directory that is empty. Nothing that is there is ever written over.</summary>
internal sealed class BackupRestore(IngestPaths paths)
{
    private const string Pointer = "current.json";
    private const string OwnFolder = "own-indicators/";

    /// <returns>Why the release that was current cannot be served by this version, as of an older schema; null where it can.</returns>
    /// <exception cref="IOException">The directory holds something, is being changed by another restore or a refresh, or cannot be written.</exception>
    /// <exception cref="InvalidDataException">The backup is damaged; says where. Nothing was written.</exception>
    public string? Run(string backup, CancellationToken cancellation)
    {
        try
        {
            return PutBack(backup, cancellation);
        }
        catch (RunLockHeldException held)
        {
            throw new IOException($"{paths.Releases} is being written by {held.Holder}, and nothing was put back. Wait for that to end, or name another directory with --releases.", held);
        }
    }

    private string? PutBack(string backup, CancellationToken cancellation)
    {
        var manifest = BackupManifest.Read(backup);
        // First: the files of a restore that is under way would be taken for somebody's own.
        RunLock.RequireFree(paths.Releases, "restore");
        RequireEmpty(paths.Releases);
        var files = BackupSums.Read(backup, manifest);
        var ownElsewhere = Path.GetFullPath(paths.Own) != Path.GetFullPath(Path.Combine(paths.Releases, "own-indicators"));
        if (ownElsewhere && files.Any(f => f.Path.StartsWith(OwnFolder, StringComparison.Ordinal)))
            RequireEmpty(paths.Own);
        if (BackupCheck.Problems(backup, cancellation) is [var first, ..] problems)
            throw new InvalidDataException($"{backup} is damaged in {CountWords.Some(problems.Count, "place")}, and nothing was put back. The first: {first}");
        // Neither a second restore nor a refresh is to write into what is half put back.
        using (RunLock.Take(paths.Releases, "restore", TimeProvider.System))
        {
            // Another may have put one there while this one was read.
            RequireEmpty(paths.Releases);
            Copy(backup, files, ownElsewhere, cancellation);
        }

        return manifest.Current is null ? null : new ReleaseCatalogue(Options.Create(new ReleaseOptions { Directory = paths.Releases })).Problem();
    }

    private void Copy(string backup, IReadOnlyList<(string Path, string Sha256)> files, bool ownElsewhere, CancellationToken cancellation)
    {
        var written = new List<string>();
        try
        {
            // The pointer comes last: until then nobody is pointed to what is not whole.
            foreach (var (below, expected) in files.OrderBy(f => f.Path == Pointer))
            {
                var to = ownElsewhere && below.StartsWith(OwnFolder, StringComparison.Ordinal) ? Path.Combine(paths.Own, below[OwnFolder.Length..]) : Path.Combine(paths.Releases, below);
                written.Add(to);
                var found = HashedCopy.Make(Path.Combine(backup, BackupManifest.Content, below), to, cancellation);
                if (found != expected)
                    throw new InvalidDataException($"{below} was altered while it was read: expected SHA-256 {expected}, found {found}.");
            }
        }
        catch
        {
            // The directory was empty: half a backup in it would be taken for what was there.
            written.ForEach(File.Delete);
            throw;
        }
    }

    private static void RequireEmpty(string directory)
    {
        if (Directory.Exists(directory) && Directory.EnumerateFiles(directory, "*", SearchOption.AllDirectories).Where(f => !RunLock.IsOf(directory, f)).Order(StringComparer.Ordinal).FirstOrDefault() is { } there)
            throw new IOException($"{directory} is not empty ({Path.GetRelativePath(directory, there)} is there), and a backup is put into an empty directory only. Name another with --releases, or move away what is there.");
    }
}
