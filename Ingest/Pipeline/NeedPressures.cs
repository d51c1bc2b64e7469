using HealthNeeds.Analytics.Matching;
using HealthNeeds.Core.Areas;
using HealthNeeds.Core.Assets;
using HealthNeeds.Core.Indicators;
using HealthNeeds.Store.Attribution;

namespace HealthNeeds.Ingest.Pipeline;

/// <summary>
/// How hard each need presses on each area: the mean share of England's areas that its indicators show to be better off.
/// Where the figures behind a need exist for local authorities only, an area takes its authority's standing, and says so.
/// </summary>
internal static class NeedPressures
{
    /// <param name="areas">Those asked about; standing is measured over all of England's areas of a level.</param>
    public static IReadOnlyList<NeedPressure> Of(IReadOnlyList<Need> needs, IReadOnlyList<Indicator> indicators, FigureStage figures, IReadOnlyList<Area> areas, CancellationToken cancellation)
    {
        var polarity = indicators.ToDictionary(i => i.Id.Value, i => i.Polarity, StringComparer.Ordinal);
        var levels = areas.Select(a => a.Level).Append(AreaLevel.Ltla24).Distinct().ToDictionary(l => l, l => LevelStanding.Of(figures.Columns(l, cancellation), polarity));
        return [.. from area in areas from need in needs let pressure = Pressure(area, need, levels) where pressure is not null select pressure.Value];
    }

    private static NeedPressure? Pressure(Area area, Need need, Dictionary<AreaLevel, LevelStanding> levels)
    {
        if (levels[area.Level].Mean(area.Code, need.Indicators) is { } own)
            return new NeedPressure(area.Code, need.Id, own, area.Level);
        return area.LocalAuthority is { } authority && levels[AreaLevel.Ltla24].Mean(authority, need.Indicators) is { } around
            ? new NeedPressure(area.Code, need.Id, around, AreaLevel.Ltla24)
            : null;
    }
}
