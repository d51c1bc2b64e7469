using HealthNeeds.Dashboard.Api.TestBeds;
using HealthNeeds.Dashboard.Maps;
using HealthNeeds.Dashboard.Pages.Addresses;
using HealthNeeds.Dashboard.Releases;
using HealthNeeds.Dashboard.Wording;

namespace HealthNeeds.Dashboard.Pages.TestBeds;

/// <summary>Sites and their controls on the region's map.</summary>
internal sealed class TestBedsMap(ReleaseReading reading, BoundaryCache boundaries)
{

    /// <summary>Null where there are no outlines, or the study is of another region.</summary>
    public MapView? Draw(TestBed bed)
    {
        if (bed.Sites.Count == 0 || boundaries.Of(reading).Drawing is not { } drawing)
            return null;
        var sheet = drawing.Sheets[bed.Settings.Level];
        var drawn = bed.Figures.Areas.Select(a => (Area: a, Shape: sheet.Find(a.Code))).Where(d => d.Shape is not null).ToList();
        if (drawn.Count == 0)
            return null;
        var box = MapBox.Of(drawn.Select(d => d.Shape!.Box)).Around(60);
        var numbers = bed.Sites.Select((s, i) => (s.Area.Code, Number: i + 1)).ToDictionary(s => s.Code, s => s.Number);
        var controls = bed.Sites.SelectMany((s, i) => s.Controls.Select(c => (c.Area.Code, Number: i + 1))).ToLookup(c => c.Code, c => c.Number);
        MapMark[] marks = [.. bed.Sites.Select((s, i) => Mark(drawing, sheet, s.Area, i + 1)).OfType<MapMark>()];
        return new MapView(
            $"Map of {Figures.Some(bed.Sites.Count, "site")}, numbered, and {(bed.Sites.Count == 1 ? "its" : "their")} controls in {bed.Settings.Within.Name}. The table on this page holds the same.",
            box.ToString(),
            box.Unit,
            [.. drawn.Select(d => Place(bed.Focus, d.Area, d.Shape!, numbers.TryGetValue(d.Area.Code, out var number) ? number : null, [.. controls[d.Area.Code]]))],
            MapLabels.ClearOf(marks, drawing.Outlines(bed.Settings.Level, box, box.Unit), box.Unit),
            marks);
    }

    public NoMap? Missing => boundaries.Missing(reading);

    private static MapMark? Mark(RegionDrawing drawing, MapSheet sheet, Area area, int number)
    {
        if (sheet.Find(area.Code) is not { } shape) return null;
        var (x, y) = area.Location is { } location ? drawing.Projection.At(location) : shape.Box.Centre;
        return new MapMark($"{number}", $"#s-{area.Code}", $"Site {number}: {area.DisplayName}", x, y);
    }

    private static MapPlace Place(string focus, Area area, MapShape shape, int? site, IReadOnlyList<int> controls) => new(
        area.Code.Value,
        shape.Path,
        AreaAddress.Of(area.Code, focus),
        $"{AreaWords.Full(area)}: {(site is { } number ? $"site {number}" : controls.Count > 0 ? $"control of site {string.Join(" and ", controls)}" : "neither site nor control")}",
        site is not null ? NeedBand.Need5 : controls.Count > 0 ? NeedBand.Need3 : NeedBand.Unranked,
        IsWide: false,
        IsHere: false);
}
