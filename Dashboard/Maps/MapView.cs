using HealthNeeds.Dashboard.Wording;

namespace HealthNeeds.Dashboard.Maps;

/// <summary>Everything a map draws, ready to be written out.</summary>
/// <param name="Label">What the map shows, for those who do not see it.</param>
/// <param name="ViewBox">The part of the sheet in view.</param>
/// <param name="Unit">Sheet units to one pixel of a map 640 pixels wide: sizes that should not grow with zoom are multiples of it.</param>
public sealed record MapView(
    string Label,
    string ViewBox,
    double Unit,
    IReadOnlyList<MapPlace> Places,
    IReadOnlyList<MapOutline> Outlines,
    IReadOnlyList<MapMark> Marks);

/// <summary>One area on a map, a link to its page.</summary>
/// <param name="Words">Its accessible name: place, how sure, rank.</param>
/// <param name="IsWide">Its rank is very uncertain, so it is hatched.</param>
/// <param name="IsHere">It is the area the page is about, or one that was searched for.</param>
public sealed record MapPlace(string Code, string Path, string Address, string Words, NeedBand Band, bool IsWide, bool IsHere)
{
    public string Class => $"{(IsWide ? 'w' : 'n')}{(int)Band}";
}

/// <summary>A local authority drawn as a line and a name.</summary>
public sealed record MapOutline(string Name, string Path, int X, int Y);

/// <summary>An asset's site, or several at one spot, numbered as in the list beside the map.</summary>
public sealed record MapMark(string Number, string Address, string Words, int X, int Y);

/// <summary>Moves an authority's name up or down where an asset's number would cover it.</summary>
internal static class MapLabels
{
    private static readonly int[] Shifts = [0, -1, 1, -2, 2, -3, 3];

    /// <param name="unit">Sheet units to a pixel.</param>
    public static IReadOnlyList<MapOutline> ClearOf(IReadOnlyList<MapMark> marks, IReadOnlyList<MapOutline> outlines, double unit) =>
        outlines.Select(o => o with { Y = Free(o, marks, unit) }).ToList();

    private static int Free(MapOutline outline, IReadOnlyList<MapMark> marks, double unit)
    {
        var halfWidth = ((outline.Name.Length * 3.6) + 10) * unit;
        var rows = Shifts.Select(s => outline.Y + (int)(s * 16 * unit)).ToList();
        var free = rows.FindIndex(y => !marks.Any(m => Math.Abs(m.X - outline.X) < halfWidth && Math.Abs(m.Y - (y - (4 * unit))) < 14 * unit));
        return free < 0 ? outline.Y : rows[free];
    }
}
