using HealthNeeds.Analytics.HotSpots;
using HealthNeeds.Dashboard.Api.HotSpots;
using HealthNeeds.Dashboard.Maps;
using HealthNeeds.Dashboard.Pages.Addresses;
using HealthNeeds.Dashboard.Releases;
using HealthNeeds.Dashboard.Wording;

namespace HealthNeeds.Dashboard.Pages.HotSpots;

/// <summary>Clusters on the region's map, each kind by a pattern of its own.</summary>
internal sealed class HotSpotsMap(ReleaseReading reading, BoundaryCache boundaries)
{
    public NoMap? Missing => boundaries.Missing(reading);

    /// <summary>Of a kind, the one as which it is drawn: the worse end is dark, whether it is high or low.</summary>
    public static ClusterKind Drawn(ClusterKind kind, ClusterKind worse) => worse != ClusterKind.LowLow ? kind : kind switch
    {
        ClusterKind.HighHigh => ClusterKind.LowLow,
        ClusterKind.LowLow => ClusterKind.HighHigh,
        ClusterKind.HighLow => ClusterKind.LowHigh,
        ClusterKind.LowHigh => ClusterKind.HighLow,
        _ => kind,
    };

    private static string Fill(ClusterKind kind) => kind switch
    {
        ClusterKind.HighHigh => "hs1",
        ClusterKind.HighLow => "hs2",
        ClusterKind.LowLow => "hs3",
        ClusterKind.LowHigh => "hs4",
        _ => "n0",
    };

    public MapView? Draw(HotSpotView view)
    {
        if (view.Result is not { } result || boundaries.Of(reading).Drawing is not { } drawing) return null;
        var sheet = drawing.Sheets[view.Query.Level];
        var places = result.Places.ToDictionary(p => p.Code);
        var box = sheet.Box.Around(60);
        return new MapView(
            $"Map of {view.Region}: {Figures.Count(sheet.Shapes.Count)} {LevelWords.Many(view.Query.Level)}, each a link, by kind of cluster. The table on this page can list them all.",
            box.ToString(),
            box.Unit,
            [.. sheet.Shapes.Select(s => Place(view, s, places.GetValueOrDefault(s.Code)))],
            drawing.Outlines(view.Query.Level, box, box.Unit),
            []);
    }

    private static MapPlace Place(HotSpotView view, MapShape shape, HotSpotPlace? place)
    {
        var name = view.Areas.TryGetValue(shape.Code, out var area) && area.PlaceName is { } known ? $"{known}, {shape.Name}" : shape.Name;
        var words = place is null ? "left out" : $"{HotSpotWords.Of(place.Kind)}; {view.Measure.Words(place.Value)}, its neighbours {view.Measure.Words(place.Around)} on average";
        return new MapPlace(shape.Code.Value, shape.Path, Address(view, shape.Code), $"{name}: {words}", NeedBand.Unranked, IsWide: false, IsHere: false) { Fill = place is null ? "hs0" : Fill(Drawn(place.Kind, view.Worse)) };
    }

    public static string Address(HotSpotView view, AreaCode code) => view.Query.IsRanking ? AreaAddress.Of(code, view.Query.Need) : AreaAddress.Of(code);
}
