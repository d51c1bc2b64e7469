using HealthNeeds.Dashboard.Releases;
using HealthNeeds.Store.Queries;

namespace HealthNeeds.Dashboard.Comparison;

/// <summary>Sets places beside each other from the figures of a release.</summary>
internal static class CompareReader
{
    /// <param name="areas">Those of the query.</param>
    public static CompareView Read(ReleaseFigures figures, CompareQuery query, IReadOnlyList<Area> areas, CancellationToken token) =>
        new(query, areas, Groups(query.Focus, Values(figures, query.Focus, areas, token)));

    /// <summary>Of each area, its newest figures by the indicators of a focus area.</summary>
    public static IReadOnlyList<IReadOnlyList<IndicatorValue>> Values(ReleaseFigures figures, string focus, IReadOnlyList<Area> areas, CancellationToken token)
    {
        if (areas.Count == 0)
            return [];
        var level = areas[0].Level;
        var indicators = figures.Remember($"compared/{focus}", () => (IReadOnlyList<Indicator>)[.. figures.Indicators.Where(i => IsOf(i, focus))]);
        var spreads = figures.Remember($"spreads/{level}", () => figures.Lease.Comparison.Spreads(level, figures.Region.Code, CancellationToken.None));
        return figures.Lease.Comparison.Values([.. areas.Select(a => a.Code)], indicators, spreads, token);
    }

    /// <summary>Ages stand with a place's residents, and the Indices before the newest would repeat them: both are on a place's own page.</summary>
    private static bool IsOf(Indicator indicator, string focus) =>
        !IndicatorGroups.IsAge(indicator) && !IndicatorGroups.IsEarlier(indicator) && (focus == FocusArea.Overall || indicator.Uses.Any(u => u.Focus == focus));

    private static IReadOnlyList<CompareGroup> Groups(string focus, IReadOnlyList<IReadOnlyList<IndicatorValue>> values)
    {
        var places = values.Select(v => v.ToDictionary(f => (f.Indicator.Id, f.Sex))).ToList();
        var rows = values.SelectMany(v => v).Where(v => v.Observation is not null)
            .GroupBy(v => (v.Indicator.Id, v.Sex))
            .Select(g => Row(g.First(), [.. places.Select(p => p.GetValueOrDefault(g.Key))], g.Max(v => v.Period)))
            .OrderByDescending(r => IndicatorGroups.Severity(r.Cells[0])).ThenBy(r => r.Indicator.Name, StringComparer.Ordinal).ThenBy(r => r.Indicator.Id.Value, StringComparer.Ordinal).ThenBy(r => r.Sex)
            .ToLookup(r => IndicatorGroups.RoleIn(r.Indicator, focus));
        return [.. IndicatorGroups.Roles.Where(r => rows[r.Role].Any()).Select(r => new CompareGroup(r.Name, r.Words, [.. rows[r.Role]]))];
    }

    /// <summary>A place that has nothing, not even a reason, gets an empty cell beside the same comparators.</summary>
    private static CompareRow Row(IndicatorValue some, IReadOnlyList<IndicatorValue?> values, Core.Time.Period period) =>
        new(some.Indicator, some.Sex, period, [.. values.Select(v => IndicatorGroups.Compare(v ?? some with { Observation = null, Route = null }))]);
}
