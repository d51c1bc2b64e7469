using System.Globalization;
using System.Text.Json;
using HealthNeeds.Store.Files;

namespace HealthNeeds.Ingest.Backups;

/// <summary>backup.json: what a backup is of.</summary>
/// <param name="Format">Of the backup; a version that does not know it refuses it.</param>
/// <param name="Current">Id of the release that was served; null where there was none.</param>
/// <param name="Sums">SHA-256 of the list of files and their hashes.</param>
internal sealed record BackupManifest(int Format, string ProductVersion, DateTimeOffset Made, string Releases, string? Current, int Files, long Bytes, string Sums)
{
    public const int CurrentFormat = 1;
    public const string FileName = "backup.json";

    /// <summary>In the form of sha256sum, so that <c>sha256sum -c SHA256SUMS</c> checks a backup where the product is not.</summary>
    public const string SumsName = "SHA256SUMS";

    /// <summary>Below this lies what lay in the releases directory.</summary>
    public const string Content = "files";

    private static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <exception cref="InvalidDataException">It is no backup, or one of another format.</exception>
    public static BackupManifest Read(string backup)
    {
        var path = Path.Combine(backup, FileName);
        if (!File.Exists(path))
            throw new InvalidDataException($"{backup} is no backup: expected {FileName} in it. A backup that was not finished ends in '{BackupMaker.Unfinished}'.");
        try
        {
            var read = JsonSerializer.Deserialize<BackupManifest>(File.ReadAllText(path), Form) ?? throw new JsonException("it holds nothing");
            return read.Format == CurrentFormat
                ? read
                : throw new InvalidDataException($"{path} has format {read.Format}; this version reads {CurrentFormat}. Use the version that made it ({read.ProductVersion}), or a newer one.");
        }
        catch (JsonException damage)
        {
            throw new InvalidDataException($"{path} cannot be read: {damage.Message}", damage);
        }
    }

    public void Write(string backup) => AtomicFile.Write(Path.Combine(backup, FileName), JsonSerializer.Serialize(this, Form));
}

/// <summary>SHA256SUMS: every file of a backup with its hash.</summary>
internal static class BackupSums
{
    /// <param name="files">Hashes by path below <see cref="BackupManifest.Content"/>.</param>
    /// <returns>SHA-256 of the list itself.</returns>
    public static string Write(string backup, IReadOnlyDictionary<string, string> files)
    {
        var text = string.Concat(files.Select(f => string.Create(CultureInfo.InvariantCulture, $"{f.Value}  {BackupManifest.Content}/{f.Key}\n")));
        AtomicFile.Write(Path.Combine(backup, BackupManifest.SumsName), text);
        return Sha256Text.OfText(text);
    }

    /// <exception cref="InvalidDataException">The list is not the one the backup was made with, or names what lies outside of it.</exception>
    public static IReadOnlyList<(string Path, string Sha256)> Read(string backup, BackupManifest manifest)
    {
        var path = Path.Combine(backup, BackupManifest.SumsName);
        var found = File.Exists(path) ? Sha256Text.OfFile(path) : "no such file";
        if (found != manifest.Sums)
            throw new InvalidDataException($"{path} is not the list this backup was made with: expected SHA-256 {manifest.Sums}, found {found}.");
        return [.. File.ReadLines(path).Select(line => Parsed(line, path))];
    }

    private static (string Path, string Sha256) Parsed(string line, string list)
    {
        const int Digits = 64;
        var prefix = $"  {BackupManifest.Content}/";
        var below = line.Length > Digits + prefix.Length && line.AsSpan(Digits).StartsWith(prefix, StringComparison.Ordinal) ? line[(Digits + prefix.Length)..] : null;
        return below is not null && !Path.IsPathRooted(below) && !below.Split('/').Contains("..", StringComparer.Ordinal)
            ? (below, line[..Digits])
            : throw new InvalidDataException($"{list} has a line that names no file of the backup: '{line}'.");
    }
}
