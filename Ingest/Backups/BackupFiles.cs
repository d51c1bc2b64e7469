using System.IO.Enumeration;
using HealthNeeds.Ingest.Http;
using HealthNeeds.Ingest.Workspace;

namespace HealthNeeds.Ingest.Backups;

/// <summary>
/// The files of a releases directory that a backup holds: all but what is being made, and what only a living process means. What other parts
/// of the product keep there comes along without being named here.
/// </summary>
internal static class BackupFiles
{
    private static readonly EnumerationOptions Everything = new() { RecurseSubdirectories = true, IgnoreInaccessible = false, AttributesToSkip = FileAttributes.ReparsePoint };

    private static readonly EnumerationOptions Everywhere = new() { RecurseSubdirectories = true, IgnoreInaccessible = false, AttributesToSkip = FileAttributes.None };

    /// <summary>Whose beginnings and locks these are is gone when the backup is put back.</summary>
    private static readonly HashSet<string> Passing = new(StringComparer.Ordinal) { "refresh.holder", "progress.json", "worker.json", "pull.jsonl" };

    private static readonly HashSet<string> PassingFolders = new(StringComparer.Ordinal) { "staging", "candidate", EvidenceStore.PartialFolder };

    /// <summary>Of the directory itself: how each worker is, tasks dealt out, what a replica has not got whole, and how it stands to its origin.</summary>
    private static readonly HashSet<string> PassingAtTop = new(StringComparer.Ordinal) { "incoming", "work", "workers", "replica.json" };

    /// <summary>Files and directories that settings keep outside the releases directory, so that no backup of it has them: by setting.</summary>
    public static IEnumerable<(string Setting, string Path)> Elsewhere(IngestPaths paths) =>
        from kept in ((string Setting, string Path)[])
        [
            ("Audit__File", paths.Audit.Log), ("Audit__Head", paths.Audit.Head), ("Keys__File", paths.Keys.Location),
            ("Requests__Directory", paths.Requests ?? string.Empty), ("Access__KeysDirectory", paths.Seals ?? string.Empty),
        ]
        where kept.Path.Length > 0 && !RealPath.IsInside(kept.Path, paths.Releases)
        select kept;

    /// <returns>By path below the directory, with forward slashes; empty where there is no directory.</returns>
    public static SortedDictionary<string, FileMark> Look(string directory)
    {
        var found = new SortedDictionary<string, FileMark>(StringComparer.Ordinal);
        if (!Directory.Exists(directory))
            return found;
        foreach (var path in Directory.EnumerateFiles(directory, "*", Everything))
        {
            var below = Path.GetRelativePath(directory, path).Replace('\\', '/');
            if (IsKept(below) && new FileInfo(path) is { Exists: true } file)
                found[below] = new FileMark(file.Length, file.LastWriteTimeUtc);
        }

        return found;
    }

    /// <summary>Links to files and folders where a backup would hold what they lead to, which no copy follows.</summary>
    public static IEnumerable<string> Links(string directory) =>
        !Directory.Exists(directory) ? [] : new FileSystemEnumerable<string>(directory, (ref FileSystemEntry entry) => entry.ToFullPath(), Everywhere)
        {
            ShouldIncludePredicate = (ref FileSystemEntry entry) => IsLink(ref entry),
            ShouldRecursePredicate = (ref FileSystemEntry entry) => !IsLink(ref entry),
        }.Where(path => Path.GetRelativePath(directory, path).Replace('\\', '/') is var below && IsKept(below) && IsKept($"{below}/any"));

    /// <summary>An answer of a publisher under its hash. It never changes, and more may come while a pull goes on.</summary>
    public static bool IsEvidence(string below) =>
        below.StartsWith($"{EvidenceStore.FolderName}/", StringComparison.Ordinal) && below.Split('/')[1].Length == 2;

    private static bool IsLink(ref FileSystemEntry entry) => entry.Attributes.HasFlag(FileAttributes.ReparsePoint);

    private static bool IsKept(string below)
    {
        var parts = below.Split('/');
        return !Passing.Contains(parts[^1]) && !PassingAtTop.Contains(parts[0])
            && !parts[^1].EndsWith(".tmp", StringComparison.Ordinal) && !parts[^1].EndsWith(".lock", StringComparison.Ordinal)
            && !parts[..^1].Any(p => PassingFolders.Contains(p) || p.StartsWith("gone-", StringComparison.Ordinal));
    }
}

/// <summary>Enough of a file to see that it was replaced, without reading it.</summary>
internal readonly record struct FileMark(long Length, DateTime Written);

/// <summary>Copies a file and says what its bytes are.</summary>
internal static class HashedCopy
{
    private const int Block = 1 << 20;

    /// <returns>Null where it is gone, alone or with its folder, as figures that nothing needs any more.</returns>
    public static string? TryMake(string from, string to, CancellationToken cancellation)
    {
        try
        {
            return Make(from, to, cancellation);
        }
        catch (Exception gone) when (gone is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    /// <summary>Keeps the file's time and rights: retention goes by the one, and what is secret stays so by the other.</summary>
    /// <returns>SHA-256 of what was written.</returns>
    public static string Make(string from, string to, CancellationToken cancellation)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(to)!);
        File.Delete(to);
        using var hash = System.Security.Cryptography.IncrementalHash.CreateHash(System.Security.Cryptography.HashAlgorithmName.SHA256);
        var (rights, written) = (OperatingSystem.IsWindows() ? default : File.GetUnixFileMode(from), File.GetLastWriteTimeUtc(from));
        // Readers hold releases by a shared lock; so does this, and no release is cleared while it is copied.
        using (var source = new FileStream(from, FileMode.Open, FileAccess.Read, FileShare.Read, 0, FileOptions.SequentialScan))
        using (var target = new FileStream(to, FileMode.CreateNew, FileAccess.Write, FileShare.None))
        {
            var buffer = new byte[Block];
            for (int read; (read = source.Read(buffer)) > 0;)
            {
                cancellation.ThrowIfCancellationRequested();
                hash.AppendData(buffer, 0, read);
                target.Write(buffer, 0, read);
            }

            target.Flush(flushToDisk: true);
        }

        File.SetLastWriteTimeUtc(to, written);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(to, rights);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
