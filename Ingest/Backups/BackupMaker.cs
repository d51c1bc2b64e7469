using System.Globalization;
using HealthNeeds.Ingest.Workspace;
using HealthNeeds.Store.Releases;
using Microsoft.Extensions.Options;

namespace HealthNeeds.Ingest.Backups;

/// <summary>
/// Copies a releases directory while the worker goes on. What it holds is changed by replacing whole files, so the copy is gone over until
/// nothing was replaced while it was read: it is then what lay there at one moment. Nothing is locked but the file being copied.
/// </summary>
internal sealed class BackupMaker(IngestPaths paths, TimeProvider clock, BackupRoom room)
{
    public const string Unfinished = ".unfinished";
    private const string Prefix = "healthneeds-backup-";
    private const string OwnFolder = "own-indicators";

    /// <summary>A worker replaces a few small files in a minute; what changes faster than this is gone over is no worker.</summary>
    private const int MostRounds = 20;

    private static readonly TimeSpan Abandoned = TimeSpan.FromDays(1);

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    /// <param name="into">A folder that backups lie in; it is made where it is missing, for this user alone.</param>
    /// <returns>The new backup's own folder, and what it holds.</returns>
    /// <exception cref="IOException">It cannot be written or read, or there is no room for it.</exception>
    /// <exception cref="InvalidDataException">What was written is not what was read, or the directory never came to rest.</exception>
    public async Task<(string Folder, BackupManifest Manifest)> MakeAsync(string into, CancellationToken cancellation)
    {
        var made = clock.GetUtcNow();
        var final = Path.Combine(Path.GetFullPath(into), Prefix + made.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture));
        RefuseLinks();
        PrivateFolder(Path.GetFullPath(into));
        using var turn = BackupTurn.Take(final);
        var folder = final + Unfinished;
        PrivateFolder(folder);
        try
        {
            room.Require(folder, Look().Values.Sum(m => m.Length));
            var hashes = await CopyAsync(Path.Combine(folder, BackupManifest.Content), cancellation);
            var manifest = Describe(folder, made, hashes);
            manifest.Write(folder);
            if (BackupCheck.Problems(folder, cancellation) is [var first, ..] problems)
                throw new InvalidDataException($"The backup is not what was read, in {CountWords.Some(problems.Count, "place")}; the first: {first}");
            Directory.Move(folder, final);
            return (final, manifest);
        }
        catch
        {
            Directory.Delete(folder, recursive: true);
            throw;
        }
    }

    /// <summary>Removes the oldest backups of a folder, and what was left unfinished there a day ago: what is younger may be another's, who is making it.</summary>
    /// <returns>What was removed.</returns>
    public IReadOnlyList<string> Clear(string into, int keep)
    {
        var all = Directory.GetDirectories(into, Prefix + "*");
        var whole = all.Where(d => File.Exists(Path.Combine(d, BackupManifest.FileName)) && !d.EndsWith(Unfinished, StringComparison.Ordinal)).OrderDescending(StringComparer.Ordinal);
        List<string> gone = [.. whole.Skip(keep), .. all.Where(d => d.EndsWith(Unfinished, StringComparison.Ordinal) && clock.GetUtcNow().UtcDateTime - Directory.GetLastWriteTimeUtc(d) > Abandoned)];
        gone.ForEach(d => Directory.Delete(d, recursive: true));
        return gone;
    }

    private async Task<SortedDictionary<string, string>> CopyAsync(string content, CancellationToken cancellation)
    {
        var copied = new SortedDictionary<string, FileMark>(StringComparer.Ordinal);
        var hashes = new SortedDictionary<string, string>(StringComparer.Ordinal);
        for (var round = 0; round < MostRounds; round++)
        {
            var now = Look();
            foreach (var gone in copied.Keys.Where(k => !now.ContainsKey(k)).ToList())
            {
                File.Delete(Path.Combine(content, gone));
                _ = (copied.Remove(gone), hashes.Remove(gone));
            }

            foreach (var (below, mark) in now.Where(f => !copied.TryGetValue(f.Key, out var had) || had != f.Value))
            {
                if (TryCopy(below, content, cancellation) is { } hash)
                    (copied[below], hashes[below]) = (mark, hash);
            }

            if (IsAtRest(copied, Look()) && BackupCheck.Missing(content).All(m => !File.Exists(Path.Combine(paths.Releases, m))))
                return hashes;
            await Task.Delay(Pause, clock, cancellation);
        }

        throw new InvalidDataException($"{paths.Releases} was changed as often as it was read ({MostRounds} times). Try again when no refresh and no pull is under way.");
    }

    /// <summary>Answers of publishers that came meanwhile are named by nothing that was copied.</summary>
    private static bool IsAtRest(SortedDictionary<string, FileMark> copied, SortedDictionary<string, FileMark> now) =>
        copied.Where(f => !BackupFiles.IsEvidence(f.Key)).SequenceEqual(now.Where(f => !BackupFiles.IsEvidence(f.Key)));

    /// <summary>A copy without what a link leads to would be taken for whole.</summary>
    private void RefuseLinks()
    {
        var links = BackupFiles.Links(paths.Releases).Where(l => !OwnLiesElsewhere || !IsOwn(Path.GetRelativePath(paths.Releases, l) + "/")).Concat(OwnLiesElsewhere ? BackupFiles.Links(paths.Own) : []).Order(StringComparer.Ordinal).ToList();
        if (links.Count > 0)
            throw new IOException($"Nothing was copied: a backup follows no links, and would lack what these lead to: {string.Join(", ", links)}. Put the files themselves there, or mount their folder there (mount --bind).");
    }

    private SortedDictionary<string, FileMark> Look()
    {
        var found = BackupFiles.Look(paths.Releases);
        if (!OwnLiesElsewhere)
            return found;
        // What lies at the usual place is none of those that are read: they moved, and left it behind.
        foreach (var left in found.Keys.Where(IsOwn).ToList())
            found.Remove(left);
        foreach (var (below, mark) in BackupFiles.Look(paths.Own))
            found[$"{OwnFolder}/{below}"] = mark;
        return found;
    }

    /// <returns>Null where it is gone: the next round sees that.</returns>
    private string? TryCopy(string below, string content, CancellationToken cancellation)
    {
        var from = OwnLiesElsewhere && IsOwn(below) ? Path.Combine(paths.Own, below[(OwnFolder.Length + 1)..]) : Path.Combine(paths.Releases, below);
        return HashedCopy.TryMake(from, Path.Combine(content, below), cancellation);
    }

    private static bool IsOwn(string below) => below.StartsWith($"{OwnFolder}/", StringComparison.Ordinal);

    private bool OwnLiesElsewhere => Path.GetFullPath(paths.Own) != Path.GetFullPath(Path.Combine(paths.Releases, OwnFolder));

    private BackupManifest Describe(string folder, DateTimeOffset made, SortedDictionary<string, string> hashes)
    {
        var content = Path.Combine(folder, BackupManifest.Content);
        var current = new ReleaseCatalogue(Options.Create(new ReleaseOptions { Directory = content })).TryCurrent()?.Id;
        var bytes = hashes.Keys.Sum(f => new FileInfo(Path.Combine(content, f)).Length);
        return new BackupManifest(BackupManifest.CurrentFormat, ProductVersion.Text, made, paths.Releases, current, hashes.Count, bytes, BackupSums.Write(folder, hashes));
    }

    /// <summary>A backup holds all that the directory does, hashed keys among it.</summary>
    private static void PrivateFolder(string folder)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(folder);
        else
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}
