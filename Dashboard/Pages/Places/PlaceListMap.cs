using HealthNeeds.Dashboard.Api.Places;
using HealthNeeds.Dashboard.Maps;
using HealthNeeds.Dashboard.Pages.Addresses;
using HealthNeeds.Dashboard.Releases;
using HealthNeeds.Dashboard.Wording;

namespace HealthNeeds.Dashboard.Pages.Places;

/// <summary>The list's places on the region's map, in the colours of the ranking; others around them are not coloured.</summary>
internal sealed class PlaceListMap(ReleaseReading reading, BoundaryCache boundaries)
{
    /// <summary>Null where the region can be drawn.</summary>
    public NoMap? Missing => boundaries.Missing(reading);

    public MapView? Draw(PlaceListView view)
    {
        if (view.Ranked.Count == 0 || boundaries.Of(reading).Drawing is not { } drawing)
            return null;
        var sheet = drawing.Sheets[view.Level];
        var listed = view.Ranked.Where(r => sheet.Find(r.Area.Code) is not null).ToDictionary(r => r.Area.Code);
        if (listed.Count == 0)
            return null;
        var box = MapBox.Of(listed.Keys.Select(c => sheet.Find(c)!.Box)).Around(120).Shaped(1.25).CutTo(sheet.Box.Around(60));
        var places = sheet.Shapes.Where(s => s.Box.Overlaps(box)).Select(s => listed.TryGetValue(s.Code, out var place)
            ? new MapPlace(s.Code.Value, s.Path, AreaAddress.Of(s.Code, view.Query.Focus), $"{AreaWords.Full(place.Area)}: {place.Tier.Words().ToLowerInvariant()}, rank {RankWords.Range(place.InEngland)}", NeedBands.Of(place), NeedBands.IsWide(place.InEngland), IsHere: true)
            : new MapPlace(s.Code.Value, s.Path, AreaAddress.Of(s.Code, view.Query.Focus), $"{s.Name}: not in the list", NeedBand.Unranked, IsWide: false, IsHere: false) { Fill = "pl0" }).ToList();
        return new MapView(
            $"Map of {PlaceListWords.Of(view, listed.Count)} of the list in {reading.Region.Name}, each a link. The table on this page holds the same figures.",
            box.ToString(),
            box.Unit,
            places,
            drawing.Outlines(view.Level, box, box.Unit),
            []);
    }
}
