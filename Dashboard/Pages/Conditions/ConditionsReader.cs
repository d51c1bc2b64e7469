using HealthNeeds.Core.Conditions;
using HealthNeeds.Dashboard.Maps;
using HealthNeeds.Dashboard.Pages.Addresses;
using HealthNeeds.Dashboard.Problems;
using HealthNeeds.Dashboard.Releases;
using HealthNeeds.Dashboard.Wording;
using HealthNeeds.Store.Queries;

namespace HealthNeeds.Dashboard.Pages.Conditions;

/// <summary>Makes the views of conditions from the current release.</summary>
internal sealed class ConditionsReader(ReleaseReading reading, StepMaps maps)
{
    public ConditionListView List() => new(
        reading.Region.Name,
        [.. reading.FocusAreas.Select(f => new ConditionGroup(f, [.. reading.Conditions.Where(c => c.Focus == f.Id).Select(c => new RegionCount(c, People(c)))])).Where(g => g.Conditions.Count > 0)],
        Waiting(),
        reading.Grounds(FocusArea.Overall).Measured);

    /// <exception cref="RefusedRequestException">404: the release counts no such condition.</exception>
    public ConditionView Read(ConditionsQuery query)
    {
        var condition = reading.Conditions.FirstOrDefault(c => c.Id == query.Condition)
            ?? throw new RefusedRequestException(Problem.NotFound($"This release counts no condition “{query.Condition}”.", new NextStep(ConditionsQuery.List, "See all conditions")));
        var within = query.Within is { } code ? reading.Lease.Areas.Find(code) : null;
        var areas = Counted(condition.Id, query.Level, within?.Code ?? reading.Region.Code);
        var known = areas.Where(a => a.Need.Counted is not null).ToList();
        var extent = within?.DisplayName ?? reading.Region.Name;
        return new ConditionView(
            query,
            condition,
            reading.FocusAreas.First(f => f.Id == condition.Focus),
            extent,
            reading.Authorities,
            within,
            areas,
            reading.HasExpected(condition.Id),
            known.Count == 0 ? null : known.Sum(a => a.Need.Counted!.Value.Value),
            known.Count,
            areas.Count > 0 ? null : $"The figure this condition is counted by is known for local authorities only, so its people are not counted by {LevelWords.One(query.Level)}.",
            areas.Count == 0 ? null : Draw(query, condition, areas, extent),
            maps.Missing(reading),
            reading.Conditions,
            reading.Grounds(condition.Focus).Measured,
            $"condition={condition.Id}&level={query.Level.Id()}&within={query.Within?.Value ?? reading.Region.Within}");
    }

    private List<string> Waiting()
    {
        var sources = reading.Indicators.Where(i => !reading.NewestPeriods.ContainsKey(i.Id.Value) && i.Uses.Any(u => u.Ranks is FigureRole.Label or FigureRole.Gap)).Select(i => i.Source).ToHashSet(StringComparer.Ordinal);
        return [.. reading.Sources.Where(s => sources.Contains(s.Source.Id)).Select(s => s.Source.Title).Order(StringComparer.Ordinal)];
    }

    private IReadOnlyList<CountedArea> Counted(string condition, AreaLevel level, AreaCode within) =>
        reading.Remember($"conditions/{condition}/{level}/{within}", () => reading.Lease.Conditions.List(condition, level, within));

    private double? People(Condition condition)
    {
        var areas = Counted(condition.Id, AreaLevel.Ltla24, reading.Region.Code);
        return areas.Count > 0 && areas.All(a => a.Need.Counted is not null) ? areas.Sum(a => a.Need.Counted!.Value.Value) : null;
    }

    private StepMapView? Draw(ConditionsQuery query, Condition condition, IReadOnlyList<CountedArea> areas, string extent) => maps.Draw(
        reading,
        query.Level,
        [.. areas.Select(a => new StepPlace(a.Area, a.Need.PerThousand?.Value, AreaAddress.Of(a.Area.Code, condition.Focus), Words(a)))],
        $"Map of {condition.Title} in {extent}, per 1,000 residents. The table on this page holds the same figures.");

    private static string Words(CountedArea area) =>
        $"{AreaWords.Full(area.Area)}: {(area.Need.PerThousand is { } rate ? $"{Figures.Value(rate.Value, 1)} per 1,000 residents" : area.Need.Suppressed ? "too few to show" : "not known")}";
}
