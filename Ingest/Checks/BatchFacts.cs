using System.Text.Json;
using HealthNeeds.Ingest.Figures;
using HealthNeeds.Store.Files;
using HealthNeeds.Store.Staging;

namespace HealthNeeds.Ingest.Checks;

/// <summary>What batch rules look at.</summary>
/// <param name="Batches">One per indicator, period and sex that came.</param>
/// <param name="Previous">Those of the current release; empty before the first.</param>
/// <param name="Counts">Per source, figures that came and figures that a row rule set aside.</param>
/// <param name="Areas">The areas of the release to be.</param>
internal sealed record BatchFacts(
    IReadOnlyList<FigureBatch> Batches,
    IReadOnlyList<FigureBatch> Previous,
    IReadOnlyList<FigureCount> Counts,
    IReadOnlyList<FetchedFile> Files,
    IReadOnlyList<Area> Areas,
    IReadOnlyList<Indicator> Indicators)
{
    /// <summary>Ids of sources of which no figures are bundled: until one has answered, nothing is missing.</summary>
    public IReadOnlySet<string> LiveOnly { get; init; } = new HashSet<string>(StringComparer.Ordinal);
}

/// <summary>The batches a release was made from, kept beside it: what the next run's figures are compared with.</summary>
internal sealed class ReleaseBatchStore(string releasesDirectory)
{
    private static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web) { WriteIndented = false };

    /// <param name="problem">Why there is nothing to compare with although there is a release; null where there is, or no release.</param>
    /// <returns>Empty for none, and for a release whose batches were not kept or cannot be read.</returns>
    public IReadOnlyList<FigureBatch> Of(string? release, out string? problem)
    {
        problem = null;
        if (release is null)
            return [];
        try
        {
            return JsonSerializer.Deserialize<List<FigureBatch>>(File.ReadAllText(PathOf(release)), Form) ?? [];
        }
        catch (Exception lost) when (lost is JsonException or IOException)
        {
            problem = $"What release {release} was made from cannot be compared with ({lost.GetType().Name}): the rules 'coverage', 'magnitude' and 'presence' say nothing this time.";
            return [];
        }
    }

    public void Keep(string release, IReadOnlyList<FigureBatch> batches) => AtomicFile.Write(PathOf(release), JsonSerializer.Serialize(batches, Form));

    /// <summary>Removes those of releases that are gone.</summary>
    public void Tidy()
    {
        var folder = Path.Combine(releasesDirectory, "batches");
        if (!Directory.Exists(folder))
            return;
        foreach (var path in Directory.EnumerateFiles(folder).Where(p => !File.Exists(Path.Combine(releasesDirectory, Path.GetFileNameWithoutExtension(p) + ".duckdb"))).ToList())
            File.Delete(path);
    }

    private string PathOf(string release) => Path.Combine(releasesDirectory, "batches", release + ".json");
}
