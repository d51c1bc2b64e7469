using HealthNeeds.Core.Areas;
using HealthNeeds.Core.Assets;
using HealthNeeds.Core.Indicators;

namespace HealthNeeds.Analytics.Matching;

/// <summary>How hard each need presses on each area, from the indicators the taxonomy names for it.</summary>
public static class NeedPressures
{
    /// <summary>
    /// Per need: the mean, over its indicators, of the share of England's areas that fare better. A disease register has no polarity of its own;
    /// here more people on it means that more people live with the need. An MSOA is the mean of its LSOAs; an LSOA or MSOA without figures
    /// of its own takes its authority's. A need without figures for an area is left out.
    /// </summary>
    /// <param name="areas">Areas to answer for; an MSOA's LSOAs must be among them.</param>
    /// <param name="lsoas">All of England's, so that shares are shares of England.</param>
    /// <param name="authorities">All of England's.</param>
    public static IReadOnlyList<NeedPressure> Of(
        IReadOnlyList<Need> needs, IReadOnlyList<Indicator> indicators, IReadOnlyList<Area> areas, AreaTable lsoas, AreaTable authorities)
    {
        var polarity = indicators.ToDictionary(i => i.Id, i => i.Polarity);
        return needs.SelectMany(need =>
        {
            var own = need.Indicators.Select(i => new IndicatorId(i)).Where(polarity.ContainsKey).ToList();
            return Of(need.Id, areas, Levels(own, polarity, lsoas), Levels(own, polarity, authorities));
        }).ToList();
    }

    private static IEnumerable<NeedPressure> Of(
        string need, IReadOnlyList<Area> areas, Dictionary<AreaCode, double> lsoas, Dictionary<AreaCode, double> authorities)
    {
        foreach (var msoa in areas.Where(a => a.Level == AreaLevel.Lsoa21 && a.Msoa is not null && lsoas.ContainsKey(a.Code)).GroupBy(a => a.Msoa!.Value).ToList())
            lsoas[msoa.Key] = msoa.Average(a => lsoas[a.Code]);
        foreach (var area in areas)
        {
            if (area.Level != AreaLevel.Ltla24 && lsoas.TryGetValue(area.Code, out var level))
                yield return new NeedPressure(area.Code, need, level, AreaLevel.Lsoa21);
            else if ((area.Level == AreaLevel.Ltla24 ? area.Code : area.LocalAuthority) is { } authority && authorities.TryGetValue(authority, out level))
                yield return new NeedPressure(area.Code, need, level, AreaLevel.Ltla24);
        }
    }

    /// <summary>Mean share per area over the indicators the table holds for it.</summary>
    private static Dictionary<AreaCode, double> Levels(List<IndicatorId> indicators, Dictionary<IndicatorId, Polarity> polarity, AreaTable table) =>
        indicators.SelectMany(i => Shares(table, i, polarity[i]))
            .GroupBy(s => s.Area)
            .ToDictionary(g => g.Key, g => g.Average(s => s.Share));

    /// <summary>Per area the share of areas that fare better, ties counted half.</summary>
    private static IEnumerable<(AreaCode Area, double Share)> Shares(AreaTable table, IndicatorId indicator, Polarity polarity)
    {
        if (table.Latest(indicator) is not { } key)
            yield break;
        var sign = polarity == Polarity.HigherIsBetter ? -1 : 1;
        var pressing = table.Columns[key].Select(v => sign * v).ToArray();
        var sorted = pressing.Where(v => !double.IsNaN(v)).Order().ToArray();
        for (var i = 0; i < pressing.Length; i++)
        {
            if (!double.IsNaN(pressing[i]))
                yield return (table.Codes[i], (Below(sorted, pressing[i], orEqual: false) + Below(sorted, pressing[i], orEqual: true)) / (2.0 * sorted.Length));
        }
    }

    private static int Below(double[] sorted, double value, bool orEqual)
    {
        var (low, high) = (0, sorted.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (orEqual ? sorted[middle] <= value : sorted[middle] < value)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }
}
