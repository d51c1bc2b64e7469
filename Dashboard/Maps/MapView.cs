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
