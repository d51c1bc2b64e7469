using HealthNeeds.Dashboard.Releases;
using HealthNeeds.Dashboard.Wording;

namespace HealthNeeds.Dashboard.Maps;

/// <summary>Draws a region's areas in up to five steps of one value, each step with about as many areas as the others.</summary>
internal sealed class StepMaps(BoundaryCache boundaries)
{
    private const int Steps = 5;

    /// <summary>Null where there are no outlines of the region, or none of these areas.</summary>
    /// <param name="label">What the map shows, for those who do not see it.</param>
    public StepMapView? Draw(ReleaseFigures figures, AreaLevel level, IReadOnlyList<StepPlace> places, string label)
    {
        if (boundaries.Of(figures).Drawing is not { } drawing)
            return null;
        var sheet = drawing.Sheets[level];
        var drawn = places.Select(p => (Place: p, Shape: sheet.Find(p.Area.Code))).Where(d => d.Shape is not null).ToList();
        if (drawn.Count == 0)
            return null;
        var box = MapBox.Of(drawn.Select(d => d.Shape!.Box)).Around(60);
        var steps = ValueSteps.Of(places.Select(p => p.Value).OfType<double>(), Steps);
        var map = new MapView(
            label,
            box.ToString(),
            box.Unit,
            [.. drawn.Select(d => new MapPlace(d.Place.Area.Code.Value, d.Shape!.Path, d.Place.Address, d.Place.Words, d.Place.Value is { } value ? (NeedBand)steps.Step(value) : NeedBand.Unranked, IsWide: d.Place.Value is null, d.Place.IsHere))],
            drawing.Outlines(level, box, box.Unit),
            []);
        return new StepMapView(map, steps.Ranges, places.Any(p => p.Value is null));
    }

    /// <summary>What to tell a reader who misses the map; null where one can be drawn.</summary>
    public NoMap? Missing(ReleaseFigures figures) => boundaries.Missing(figures);
}

/// <summary>An area with the value it is coloured by.</summary>
/// <param name="Words">Its accessible name.</param>
internal sealed record StepPlace(Area Area, double? Value, string Address, string Words, bool IsHere = false);

/// <param name="Ranges">Lowest and highest value of each step, the lowest step first.</param>
/// <param name="HasUnknown">Some areas have no value and are drawn grey and striped: without colours, grey alone would be the lowest step.</param>
public sealed record StepMapView(MapView Map, IReadOnlyList<(double From, double To)> Ranges, bool HasUnknown);

/// <summary>Values cut into steps of about equally many; alike values are never in two steps.</summary>
internal sealed class ValueSteps
{
    private readonly double[] tops;

    private ValueSteps(double[] tops, IReadOnlyList<(double From, double To)> ranges) => (this.tops, Ranges) = (tops, ranges);

    public IReadOnlyList<(double From, double To)> Ranges { get; }

    /// <param name="steps">At most; fewer where values are alike.</param>
    public static ValueSteps Of(IEnumerable<double> values, int steps)
    {
        double[] sorted = [.. values.Order()];
        if (sorted.Length == 0)
            return new ValueSteps([], []);
        double[] highest = [.. Enumerable.Range(1, steps).Select(s => sorted[Math.Max(0, (int)Math.Ceiling((double)s * sorted.Length / steps) - 1)]).Distinct()];
        return new ValueSteps(highest, [.. highest.Select((top, i) => (From: i == 0 ? sorted[0] : sorted.First(v => v > highest[i - 1]), To: top))]);
    }

    /// <returns>From 1, the lowest values, to the number of steps.</returns>
    public int Step(double value) => Array.FindIndex(tops, top => value <= top) is var at and >= 0 ? at + 1 : tops.Length;
}
