using HealthNeeds.Ingest.Pipeline;

namespace HealthNeeds.Ingest.Live;

/// <summary>Which kept answers figures rest on that serve, served in a kept release, or wait for the analyst.</summary>
internal sealed class EvidenceNeeds(IngestPaths paths)
{
    /// <summary>SHA-256 of each.</summary>
    /// <exception cref="InvalidDataException">A receipt cannot be read: nothing may be removed then.</exception>
    public IReadOnlySet<string> Hashes()
    {
        var sources = Path.Combine(paths.Releases, "sources");
        var folders = Directory.Exists(sources) ? Directory.EnumerateDirectories(sources).Select(d => new SourceFolder(paths.Releases, Path.GetFileName(d)!)) : [];
        return folders
            .SelectMany(f => f.GoodIds.Concat(f.HeldIds).Distinct(StringComparer.Ordinal).Select(f.Find))
            .SelectMany(found => found?.Receipt.Responses ?? [])
            .Select(r => r.Sha256)
            .ToHashSet(StringComparer.Ordinal);
    }
}
