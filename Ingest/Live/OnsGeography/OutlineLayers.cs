using HealthNeeds.Core.Areas;
using HealthNeeds.Core.Boundaries;
using HealthNeeds.Ingest.Fetching;
using HealthNeeds.Ingest.Publishers;
using HealthNeeds.Ingest.Snapshot;

namespace HealthNeeds.Ingest.Live.OnsGeography;

/// <summary>Asks ONS for the outlines of some areas, by their codes.</summary>
internal sealed class OutlineLayers(OnsGeographyOptions options, Uri services)
{
    /// <exception cref="InvalidDataException">An area has no outline there; the message says which.</exception>
    public async Task<BoundarySet> PullAsync(IPublisherSession session, AreaLevel level, IReadOnlyList<string> codes, CancellationToken cancellation)
    {
        var (layer, code, name) = Layer(level);
        var service = new FeatureLayer(services, options.PageSize, options.MostPages);
        var areas = new Dictionary<string, AreaBoundary>(StringComparer.Ordinal);
        foreach (var (part, number) in codes.Chunk(options.OutlinesAtOnce).Select((p, i) => (p, i + 1)))
        {
            var where = $"{code} IN ({string.Join(',', part.Select(c => $"'{c}'"))})";
            var pages = await service.PullAsync(session, $"{level.Id()} part {number}", new LayerQuery(layer, [code, name], Geometry: true, Format: "geojson", where), cancellation);
            foreach (var area in pages.SelectMany(p => Read(session, p, code, name)))
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
