using HealthNeeds.Ingest.SourceRecords;

namespace HealthNeeds.Ingest.Tests.Pipeline.Soak;

/// <summary>Files of which a disk has lost the second half.</summary>
/// <param name="Name">What is hurt.</param>
/// <param name="Path">Given the releases directory and a source; null where there is no such file now.</param>
/// <param name="OfTheRelease">Whether no reader can open the current release any more.</param>
internal sealed record SoakDamage(string Name, Func<string, string, string?> Path, bool OfTheRelease = false)
{
    public static readonly IReadOnlyList<SoakDamage> All =
    [
        new("a status", (releases, source) => In(releases, "sources", source, "status.json")),
        new("a pointer to good figures", (releases, source) => In(releases, "sources", source, "good.json")),
        new("the receipt of good figures", (releases, source) => Good(releases, source) is { } good ? In(good, Receipt.FileName) : null),
        new("good figures", (releases, source) => Good(releases, source) is { } good ? Directory.EnumerateFiles(good, "*.parquet").Order(StringComparer.Ordinal).First() : null),
        new("an answer that good figures were read from", (releases, source) => new SourceFolder(releases, source).TryReadGood()?.Responses[0].Path),
        new("what the last pull was answered", (releases, source) => In(releases, "evidence", "index", $"{source}.json")),
        new("current.json", (releases, _) => In(releases, "current.json"), OfTheRelease: true),
        new("the current release", (releases, _) => Newest(releases, "*.duckdb"), OfTheRelease: true),
        new("the newest run's record", (releases, _) => Newest(In(releases, "runs"), "*.json")),
        new("the newest release's receipt", (releases, _) => Newest(In(releases, "receipts"), "*.json")),
        new("what the newest release was made from", (releases, _) => Newest(In(releases, "batches"), "*.json")),
        new("the highest version", (releases, _) => In(releases, "highest-version.txt")),
    ];

    /// <returns>False where there was nothing to damage.</returns>
    public bool Do(string releases, string source)
    {
        if (Path(releases, source) is not { } path || !File.Exists(path))
            return false;
        File.SetAttributes(path, FileAttributes.Normal);
        using var file = File.Open(path, FileMode.Open);
        file.SetLength(file.Length / 2);
        return true;
    }

    private static string? Good(string releases, string source) =>
        new SourceFolder(releases, source) is var folder && folder.TryReadPointer() is { } pointer ? folder.PathOfGood(pointer.Id) : null;

    private static string? Newest(string folder, string pattern) => Directory.EnumerateFiles(folder, pattern).Max(StringComparer.Ordinal);

    private static string In(params string[] parts) => System.IO.Path.Combine(parts);
}
