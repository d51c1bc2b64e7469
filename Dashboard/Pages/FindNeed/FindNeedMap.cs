using HealthNeeds.Core.Assets;
using HealthNeeds.Dashboard.Maps;
using HealthNeeds.Dashboard.Pages.Addresses;
using HealthNeeds.Dashboard.Releases;
using HealthNeeds.Dashboard.Wording;
using HealthNeeds.Store.Queries;

namespace HealthNeeds.Dashboard.Pages.FindNeed;

/// <summary>The page's map: ranked areas in the colours of the scale, authorities outlined, assets numbered.</summary>
internal sealed class FindNeedMap(ReleaseReading reading, BoundaryCache boundaries)
{
    public MapView? Draw(FindNeedQuery query, Area? within, IReadOnlyList<RankedArea> ranked, HashSet<AreaCode> found, AssetSpots assets)
    {
        if (query.IsEngland)
            return England(query, ranked, found);
        if (boundaries.Of(reading).Drawing is not { } drawing)
            return null;
        var sheet = drawing.Sheets[query.Level];
        var drawn = ranked.Select(r => (Place: r, Shape: sheet.Find(r.Area.Code))).Where(d => d.Shape is not null).ToList();
        if (drawn.Count == 0)
            return null;
        var box = MapBox.Of(drawn.Select(d => d.Shape!.Box)).Around(60);
        var marks = assets.Spots.Select(s => s.Mark(drawing.Projection, "#map-assets")).Where(m => box.Contains(m.X, m.Y)).ToList();
        return new MapView(
            $"Map of {KindWords.Inside(query.Kind)} in {within?.DisplayName ?? reading.Region.Name}: {Figures.Count(drawn.Count)} {LevelWords.Some(query.Level, drawn.Count)}, each a link. The table on this page holds the same figures.",
            box.ToString(),
            box.Unit,
            Places(query, drawn, found),
            MapLabels.ClearOf(marks, drawing.Outlines(query.Level, box, box.Unit), box.Unit),
            marks);
    }

    private MapView? England(FindNeedQuery query, IReadOnlyList<RankedArea> ranked, HashSet<AreaCode> found)
    {
        if (boundaries.England(reading) is not { } drawing)
            return null;
        var drawn = ranked.Select(r => (Place: r, Shape: drawing.Sheets[query.Level].Find(r.Area.Code))).Where(d => d.Shape is not null).ToList();
        if (drawn.Count == 0)
            return null;
        var box = MapBox.Of(drawn.Select(d => d.Shape!.Box)).Around(60);
        return new MapView(
            $"Map of {KindWords.Inside(query.Kind)} in England: {Figures.Count(drawn.Count)} {LevelWords.Some(query.Level, drawn.Count)}, each a link. The table on this page holds the same figures.",
            box.ToString(),
            box.Unit,
            Places(query, drawn, found),
            drawing.Outlines(query.Level),
            []);
    }

    private static List<MapPlace> Places(FindNeedQuery query, List<(RankedArea Place, MapShape? Shape)> drawn, HashSet<AreaCode> found) =>
        [.. drawn.Select(d => Place(query, d.Place, d.Shape!, isFound: query.Text is not null && found.Contains(d.Place.Area.Code)))];

    /// <summary>Why there is no map; null where one can be drawn.</summary>
    public NoMap? Missing(FindNeedQuery query) => query.IsEngland ? null : boundaries.Missing(reading);

    /// <summary>Open assets that answer a need of the focus area: what is planned, unfinished or ended is no help there yet.</summary>
    public AssetSpots Assets(FindNeedQuery query) =>
        reading.Remember($"spots/{query.Focus}", () => AssetSpots.Of(reading.Assets.Assets.Where(a => a.Status == AssetStatuses.Open && a.Needs.Count > 0 && (query.Focus == FocusArea.Overall || a.FocusAreas.Contains(query.Focus)))));

    private static MapPlace Place(FindNeedQuery query, RankedArea place, MapShape shape, bool isFound) => new(
        place.Area.Code.Value,
        shape.Path,
        EnglandList.Address(query, place.Area),
        Words(place),
        NeedBands.Of(place),
        NeedBands.IsWide(place.Rank),
        isFound);

    private static string Words(RankedArea place) =>
        $"{EnglandList.Name(place.Area)}: {place.Tier.Words().ToLowerInvariant()}, rank {RankWords.Range(place.Rank)}";
}
