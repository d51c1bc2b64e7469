using HealthNeeds.Dashboard.Maps;
using HealthNeeds.Dashboard.Pages.Addresses;
using HealthNeeds.Dashboard.Releases;
using HealthNeeds.Dashboard.Siting;
using HealthNeeds.Dashboard.Wording;

namespace HealthNeeds.Dashboard.Pages.Plan;

/// <summary>The plan's map: what is reached and what is not, new sites as numbered squares, existing ones as circles.</summary>
internal sealed class PlanMap(ReleaseReading reading, BoundaryCache boundaries)
{
    /// <summary>Classes of the map's own scale: reached, and not reached with less or more need than England's average.</summary>
    public const string Reached = "p1", Left = "p2", LeftMore = "p3";

    public NoMap? Missing => boundaries.Missing(reading);

    public MapView? Draw(PlanView view)
    {
        if (view.Result is null || boundaries.Of(reading).Drawing is not { } drawing) return null;
        var sheet = drawing.Sheets[AreaLevel.Lsoa21];
        var drawn = Enumerable.Range(0, view.Places.Count).Where(i => sheet.Find(view.Places[i].Code) is not null).Select(i => Place(view, i, sheet.Find(view.Places[i].Code)!)).ToList();
        if (drawn.Count == 0) return null;
        var box = view.Query.Limit is null ? sheet.Box.Around(60) : MapBox.Of([.. drawn.Select(p => sheet.Find(new AreaCode(p.Code))!.Box), .. New(view, drawing.Projection).Select(m => new MapBox(m.X, m.Y, m.X, m.Y))]).Around(120).Shaped(1.25).CutTo(sheet.Box.Around(60));
        MapMark[] marks = [.. Existing(view, drawing.Projection), .. New(view, drawing.Projection)];
        MapMark[] inView = [.. marks.Where(m => box.Contains(m.X, m.Y))];
        return new MapView(
            $"Map of {view.Region}: {Figures.Count(drawn.Count)} neighbourhoods, each a link, reached or not within {PlanWords.Kilometres(view.Query)} of a site. The tables on this page hold the same figures.",
            box.ToString(),
            box.Unit,
            drawn,
            MapLabels.ClearOf(inView, drawing.Outlines(AreaLevel.Lsoa21, box, box.Unit), box.Unit),
            inView);
    }

    private static MapPlace Place(PlanView view, int i, MapShape shape)
    {
        var (area, point, reach) = (view.Places[i], view.Problem!.Points[i], view.Result!.Points[i]);
        var nearest = reach.Kilometres is not { } travel ? string.Empty
            : $", {Figures.Kilometres(travel)} from {(reach.Site is { } site ? $"new site {site + 1}" : "an existing site")}";
        return new MapPlace(
            area.Code.Value,
            shape.Path,
            AreaAddress.Of(area.Code, view.Query.Focus),
            $"{AreaWords.Full(area)}: {(reach.Covered ? "reached" : "not reached")}{nearest}; unmet need {Figures.AboveEngland(point.NeedPerResident - 1)}",
            NeedBand.Unranked,
            IsWide: false,
            IsHere: false)
        { Fill = reach.Covered ? Reached : point.NeedPerResident > 1 ? LeftMore : Left };
    }

    private static IEnumerable<MapMark> New(PlanView view, MapProjection projection) => view.Result!.Chosen.Select((chosen, i) =>
    {
        var (x, y) = projection.At(chosen.Site.Location);
        return new MapMark($"{i + 1}", $"#site-{i + 1}", $"New site {i + 1}: {chosen.Site.Name}", x, y) { IsNew = true };
    });

    private static IEnumerable<MapMark> Existing(PlanView view, MapProjection projection) => AssetSpots.Of(view.Existing).Spots.Select(spot =>
    {
        var mark = spot.Mark(projection, "#existing-sites");
        return mark with { Number = "●", Words = $"Existing site: {mark.Words[(mark.Words.IndexOf(", ", StringComparison.Ordinal) + 2)..]}" };
    });
}
