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
/// <param name="IsWide">Its rank is very uncertain, or its value is not known, so it is hatched.</param>
/// <param name="IsHere">It is the area the page is about, or one that was searched for.</param>
public sealed record MapPlace(string Code, string Path, string Address, string Words, NeedBand Band, bool IsWide, bool IsHere)
{
    /// <summary>Where the map has a scale of its own: its class in the place of the band's.</summary>
    public string? Fill { get; init; }

    public string Class => Fill ?? $"{(IsWide ? 'w' : 'n')}{(int)Band}";
}

/// <summary>A local authority drawn as a line and a name.</summary>
public sealed record MapOutline(string Name, string Path, int X, int Y);

/// <summary>An asset's site, or several at one spot, numbered as in the list beside the map.</summary>
public sealed record MapMark(string Number, string Address, string Words, int X, int Y)
{
    /// <summary>A site that is not there yet: drawn as a square, so that its shape tells it from one that is.</summary>
    public bool IsNew { get; init; }
}

/// <summary>Moves an authority's name where an asset's number would cover it, or the edge of the map would cut it.</summary>
internal static class MapLabels
{
    private static readonly int[] Shifts = [0, -1, 1, -2, 2, -3, 3];

    /// <summary>Half of a letter's width, in pixels, and how far a name stays from an edge.</summary>
    private const double HalfLetter = 3.6;
    private const double Margin = 4;

    /// <summary>The height of a name, in pixels.</summary>
    private const double Height = 13;

    /// <param name="unit">Sheet units to a pixel.</param>
    public static MapOutline Inside(MapOutline outline, MapBox view, double unit)
    {
        var half = ((outline.Name.Length * HalfLetter) + Margin) * unit;
        return outline with { X = Between(outline.X, view.Left + half, view.Right - half), Y = Between(outline.Y, view.Top + ((Height + Margin) * unit), view.Bottom - (Margin * unit)) };
    }

    /// <param name="unit">Sheet units to a pixel.</param>
    public static IReadOnlyList<MapOutline> ClearOf(IReadOnlyList<MapMark> marks, IReadOnlyList<MapOutline> outlines, double unit) =>
        outlines.Select(o => o with { Y = Free(o, marks, unit) }).ToList();

    private static int Free(MapOutline outline, IReadOnlyList<MapMark> marks, double unit)
    {
        var halfWidth = ((outline.Name.Length * HalfLetter) + 10) * unit;
        var rows = Shifts.Select(s => outline.Y + (int)(s * 16 * unit)).ToList();
        var free = rows.FindIndex(y => !marks.Any(m => Math.Abs(m.X - outline.X) < halfWidth && Math.Abs(m.Y - (y - (4 * unit))) < 14 * unit));
        return free < 0 ? outline.Y : rows[free];
    }

    /// <summary>The middle of a view that has no room.</summary>
    private static int Between(int at, double least, double most) => (int)(least > most ? (least + most) / 2 : Math.Clamp(at, least, most));
}
