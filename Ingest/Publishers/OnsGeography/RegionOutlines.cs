using System.Text.Json;
using HealthNeeds.Core.Areas;
using HealthNeeds.Core.Boundaries;
using HealthNeeds.Core.Text;
using HealthNeeds.Ingest.Geography;
using HealthNeeds.Ingest.Http;
using HealthNeeds.Store.Snapshots;

namespace HealthNeeds.Ingest.Publishers.OnsGeography;

/// <summary>Outlines of a region that none are bundled for: fetched once, kept below the releases directory as the folders of data/regions keep their own.</summary>
/// <param name="releases">The releases directory.</param>
internal sealed class RegionOutlines(string releases, PublisherSessionFactory sessions, OutlineLayers layers)
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

/// <summary>Asks ONS for the outlines of some areas, by their codes.</summary>
internal sealed class OutlineLayers(OnsGeographyOptions options, Uri services)
{
    /// <exception cref="InvalidDataException">An area has no outline there; the message says which.</exception>
    public async Task<BoundarySet> PullAsync(IPublisherSession session, AreaLevel level, IReadOnlyList<string> codes, CancellationToken cancellation)
    {
        var (layer, code, name) = Layer(level);
        var service = new FeatureLayer(services, options.PageSize, options.MostPages);
        var areas = new Dictionary<string, AreaBoundary>(StringComparer.Ordinal);
        foreach (var (part, number) in codes.Chunk(options.OutlinesPerRequest).Select((p, i) => (p, i + 1)))
        {
            var where = $"{code} IN ({string.Join(',', part.Select(c => $"'{c}'"))})";
            var pages = await service.PullAsync(session, $"{level.Id()} part {number}", new LayerQuery(layer, [code, name], Geometry: true, Format: "geojson", where), cancellation);
            foreach (var area in pages.SelectMany(p => Read(session, p, code, name)).Where(a => a.Polygons.Count > 0))
                areas[area.Code.Value] = area;
        }

        var missing = codes.Where(c => !areas.ContainsKey(c)).ToList();
        return missing.Count == 0
            ? new BoundarySet(level, BoundaryBuilder.Attribution, [.. codes.Order(StringComparer.Ordinal).Select(c => areas[c])])
            : throw new InvalidDataException($"{layer}: expected outlines of {codes.Count} areas; found none for {missing.Count}, as {missing[0]}.");
    }

    private static List<AreaBoundary> Read(IPublisherSession session, RawResponse page, string code, string name)
    {
        using var stream = session.Open(page);
        using var json = FeaturePage.Parse(page, stream);
        return [.. json.RootElement.GetProperty("features").EnumerateArray().Select(f => GeoJsonBoundaries.Area(page.Name, f, code, name))];
    }

    private (string Layer, string Code, string Name) Layer(AreaLevel level) => level switch
    {
        AreaLevel.Lsoa21 => (options.LsoaOutlines, "LSOA21CD", "LSOA21NM"),
        AreaLevel.Msoa21 => (options.MsoaOutlines, "MSOA21CD", "MSOA21NM"),
        AreaLevel.Ltla24 => (options.AuthorityOutlines, "LAD24CD", "LAD24NM"),
        _ => throw new ArgumentOutOfRangeException(nameof(level), level, "Has no outlines."),
    };
}
