namespace HealthNeeds.Dashboard.Maps;

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
