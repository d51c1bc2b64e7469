using HealthNeeds.Dashboard.Maps;
using HealthNeeds.Dashboard.Pages.Addresses;
using HealthNeeds.Dashboard.Releases;
using HealthNeeds.Dashboard.Wording;

namespace HealthNeeds.Dashboard.Pages.AreaProfile;

/// <summary>The place and its surroundings, in the colours of the scale.</summary>
internal sealed class AreaMap(ReleaseReading reading, BoundaryCache boundaries)
{
    private const double Ratio = 1.5;

    /// <summary>How much of the surroundings shows, as a multiple of the area's own size.</summary>
    private const double Surroundings = 0.9;

    public MapView? Draw(Area area, string focus)
    {
        if (boundaries.Around(reading, area) is not { } drawing || drawing.Sheets[area.Level] is not { } sheet || sheet.Find(area.Code) is not { } here)
            return null;
        var around = here.Box.Around(60 + (int)(Math.Max(here.Box.Width, here.Box.Height) * Surroundings));
        var box = around.CutTo(sheet.Box.Around(60)).Shaped(Ratio);
        var ranked = reading.IsOfRegion(area) || area.Icb is not { } elsewhere ? reading.Ranked(focus, area.Level, reading.Region.Code) : reading.Lease.Rankings.List(focus, area.Level, elsewhere);
        var places = ranked
            .Select(r => (Place: r, Shape: sheet.Find(r.Area.Code)))
            .Where(p => p.Shape is not null && p.Shape.Box.Overlaps(box))
            .OrderBy(p => p.Place.Area.Code == area.Code)
            .Select(p => new MapPlace(
                p.Place.Area.Code.Value,
                p.Shape!.Path,
                AreaAddress.Of(p.Place.Area.Code, focus),
                $"{p.Place.Area.DisplayName}: {p.Place.Ranking.Tier.Words().ToLowerInvariant()}",
                NeedBands.Of(p.Place),
                IsWide: false,
                IsHere: p.Place.Area.Code == area.Code))
            .ToList();
        return new MapView($"Map of {area.DisplayName} and the places around it", box.ToString(), box.Width / 420.0, places, drawing.Outlines(area.Level, box, box.Width / 420.0), []);
    }
}
