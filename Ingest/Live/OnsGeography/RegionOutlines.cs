using System.Text.Json;
using HealthNeeds.Core.Areas;
using HealthNeeds.Core.Boundaries;
using HealthNeeds.Core.Catalogue;
using HealthNeeds.Ingest.Fetching;
using HealthNeeds.Store.Snapshots;

namespace HealthNeeds.Ingest.Live.OnsGeography;

/// <summary>Outlines of a region that none are bundled for: fetched once, kept below the releases directory as data/boundaries keeps its own.</summary>
/// <param name="releases">The releases directory.</param>
internal sealed class RegionOutlines(string releases, PublisherSessions sessions, OutlineLayers layers)
{
    public static bool AreThere(string releases, AreaCode icb) =>
        AreaLevels.Ranked.All(l => File.Exists(FileIn(Path.Combine(releases, "boundaries", icb.Value), l)));

    /// <param name="areas">File of areas, as of a snapshot: it says which areas the region has.</param>
    /// <returns>What went wrong, in a reader's words; null where all outlines are there.</returns>
    public async Task<string?> EnsureAsync(AreaCode icb, string areas, CancellationToken cancellation)
    {
        var folder = Path.Combine(releases, "boundaries", icb.Value);
        var wanted = Wanted(areas, icb);
        if (wanted.Count == 0 || IsThere(folder, wanted))
            return null;
        try
        {
            await FetchAsync($"boundaries-{icb.Value}", folder, wanted, cancellation);
            return null;
        }
        catch (Exception problem) when (problem is not OperationCanceledException)
        {
            return problem.Message;
        }
    }

    private async Task FetchAsync(string source, string folder, IReadOnlyDictionary<AreaLevel, IReadOnlyList<string>> wanted, CancellationToken cancellation)
    {
        var staging = Directory.CreateDirectory($"{folder}.new").FullName;
        using (var session = sessions.Begin(source, PublisherAddresses.OnsGeography))
        {
            foreach (var (level, codes) in wanted)
            {
                var set = await layers.PullAsync(session, level, codes, cancellation);
                using var file = File.Create(FileIn(staging, level));
                set.Write(file);
            }

            session.Complete();
        }

        Directory.CreateDirectory(folder);
        foreach (var level in wanted.Keys)
            File.Move(FileIn(staging, level), FileIn(folder, level), overwrite: true);
        Directory.Delete(staging, recursive: true);
    }

    private static Dictionary<AreaLevel, IReadOnlyList<string>> Wanted(string areas, AreaCode icb)
    {
        using var inspector = new SnapshotInspector();
        var within = inspector.Within(areas, icb.Value).ToLookup(a => a.Level, a => a.Code, StringComparer.Ordinal);
        return AreaLevels.Ranked.Where(l => within.Contains(l.Id())).ToDictionary(l => l, l => (IReadOnlyList<string>)[.. within[l.Id()]]);
    }

    /// <summary>Whether what was fetched before is of these very areas: a new vintage asks for new outlines.</summary>
    private static bool IsThere(string folder, IReadOnlyDictionary<AreaLevel, IReadOnlyList<string>> wanted) =>
        wanted.All(w => Codes(FileIn(folder, w.Key)).SetEquals(w.Value));

    private static HashSet<string> Codes(string path)
    {
        if (!File.Exists(path))
            return [];
        try
        {
            using var json = File.OpenRead(path);
            return BoundarySet.Read(json, path).Areas.Select(a => a.Code.Value).ToHashSet(StringComparer.Ordinal);
        }
        catch (CatalogueException)
        {
            // A damaged file is as good as none: it is fetched again.
            return [];
        }
    }

    private static string FileIn(string folder, AreaLevel level) => Path.Combine(folder, $"{level.Id()}.json");
}
