using HealthNeeds.Ingest.Http;
using HealthNeeds.Ingest.SourceRecords;
using HealthNeeds.Store.Releases;
using Microsoft.Extensions.Options;

namespace HealthNeeds.Ingest.Backups;

/// <summary>Whether a backup is whole: every file as it was copied, and everything there that what is current rests on.</summary>
internal static class BackupCheck
{
    /// <returns>Each file that is gone or altered, in words; empty where the backup is sound.</returns>
    /// <exception cref="InvalidDataException">It is no backup, or its list of files was altered.</exception>
    public static IReadOnlyList<string> Problems(string backup, CancellationToken cancellation)
    {
        var problems = new List<string>();
        foreach (var (below, expected) in BackupSums.Read(backup, BackupManifest.Read(backup)))
        {
            cancellation.ThrowIfCancellationRequested();
            var path = Path.Combine(backup, BackupManifest.Content, below);
            if (!File.Exists(path))
                problems.Add($"{below} is gone.");
            else if (Sha256Text.OfFile(path) is var found && found != expected)
                problems.Add($"{below} was altered: expected SHA-256 {expected}, found {found}.");
        }

        return problems;
    }

    /// <summary>What a releases directory points to and does not hold, by path below it: the current release, figures in use, and the answers they were read from.</summary>
    public static IReadOnlyList<string> Missing(string directory)
    {
        var missing = new List<string>();
        if (new ReleaseCatalogue(Options.Create(new ReleaseOptions { Directory = directory })).TryCurrent() is { } current && !File.Exists(Path.Combine(directory, current.File)))
            missing.Add(current.File);
        var sources = Path.Combine(directory, "sources");
        foreach (var source in Directory.Exists(sources) ? Directory.EnumerateDirectories(sources) : [])
            missing.AddRange(Missing(directory, new SourceFolder(directory, Path.GetFileName(source))));
        return missing;
    }

    private static IEnumerable<string> Missing(string directory, SourceFolder folder)
    {
        if (folder.TryReadPointer() is not { } pointer)
            return [];
        var good = folder.PathOfGood(pointer.Id);
        if (folder.TryReadGood() is not { } receipt)
            return [Below(directory, Path.Combine(good, Receipt.FileName))];
        var evidence = new EvidenceStore(Path.Combine(directory, EvidenceStore.FolderName), TimeProvider.System);
        return receipt.Files.Select(f => Path.Combine(good, f.Name)).Concat(receipt.Responses.Select(r => evidence.PathOf(r.Sha256)))
            .Where(path => !File.Exists(path)).Select(path => Below(directory, path));
    }

    private static string Below(string directory, string path) => Path.GetRelativePath(directory, path).Replace('\\', '/');
}
