namespace HealthNeeds.Ingest.SourceRecords;

/// <summary>The receipts of the releases that are kept: receipts/&lt;release&gt;.json in the releases directory.</summary>
internal sealed class ReleaseReceiptStore(string releasesDirectory)
{
    private string Folder => Path.Combine(releasesDirectory, "receipts");

    /// <returns>Null for a release without a receipt: made before there were any, or not here.</returns>
    public ReleaseReceipt? Of(string release) => File.Exists(PathOf(release)) ? ReceiptJson.Read<ReleaseReceipt>(PathOf(release)) : null;

    /// <returns>Null also for a receipt that is damaged: what its release was made from is not known then.</returns>
    public ReleaseReceipt? TryOf(string release) => File.Exists(PathOf(release)) ? TryRead(PathOf(release)) : null;

    public void Keep(ReleaseReceipt receipt) => ReceiptJson.Write(PathOf(receipt.Release), receipt);

    /// <summary>Ids of a source's live figures that a kept release was made from, or one that is just being published.</summary>
    public IReadOnlySet<string> Named(string source) =>
        Directory.Exists(Folder)
            ? Directory.EnumerateFiles(Folder, "*.json").Select(TryRead).OfType<ReleaseReceipt>()
                .SelectMany(r => r.Inputs).Where(i => i.Publication == source).Select(i => i.Receipt).OfType<string>().ToHashSet(StringComparer.Ordinal)
            : new HashSet<string>(StringComparer.Ordinal);

    /// <summary>Null for one that is damaged: its own release can no longer be made again, and no source suffers for it.</summary>
    private static ReleaseReceipt? TryRead(string path)
    {
        try
        {
            return ReceiptJson.Read<ReleaseReceipt>(path);
        }
        catch (Exception damage) when (damage is InvalidDataException or IOException)
        {
            return null;
        }
    }

    /// <summary>Removes the receipts of releases that are gone.</summary>
    public void Tidy()
    {
        if (!Directory.Exists(Folder))
            return;
        foreach (var path in Directory.EnumerateFiles(Folder).Where(p => !p.EndsWith(".json", StringComparison.Ordinal) || !IsKept(p)).ToList())
            File.Delete(path);
    }

    private bool IsKept(string path) => File.Exists(Path.Combine(releasesDirectory, Path.GetFileNameWithoutExtension(path) + ".duckdb"));

    private string PathOf(string release) => Path.Combine(Folder, release + ".json");
}

/// <summary>What a release was made from, kept beside it: enough to make its inputs again.</summary>
/// <param name="CodeIds">Of the assemblies that made it.</param>
internal sealed record ReleaseReceipt(string Release, string RunId, string Region, string ProductVersion, IReadOnlyList<string> CodeIds, string InputHash, IReadOnlyList<ReleaseInput> Inputs);

/// <summary>One file that a release was made from.</summary>
/// <param name="Publication">Id of its source; null where several meet.</param>
/// <param name="Receipt">Id of the live figures it belongs to; null for a bundled file.</param>
internal sealed record ReleaseInput(string Kind, string? Publication, string Name, long Rows, string Sha256, string? Receipt);
