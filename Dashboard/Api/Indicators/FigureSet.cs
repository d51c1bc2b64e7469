using HealthNeeds.Dashboard.Releases;
using HealthNeeds.Store.Queries;

namespace HealthNeeds.Dashboard.Api.Indicators;

/// <summary>One indicator over the areas of a level, newest period.</summary>
/// <param name="Period">Null where there are no figures of that level and sex.</param>
/// <param name="Rows">Every area of the level inside <paramref name="Within"/>, by name.</param>
/// <param name="England">Null where there is nothing to compare with.</param>
/// <param name="Icb">Of the area's ICB where all lie in one.</param>
public sealed record FigureSet(Indicator Indicator, AreaLevel Level, Area Within, Sex Sex, Period? Period, IReadOnlyList<PlaceFigure> Rows, ComparedWith? England, ComparedWith? Icb)
{
    /// <summary>How it spreads over England's areas of the level: what verdicts go by. Null where too few of them have a figure.</summary>
    public IndicatorSpread? Spread { get; init; }

    public IReadOnlyList<PlaceFigure> Known => [.. Rows.Where(r => r.Value is not null)];
}

/// <summary>What places are compared with.</summary>
/// <param name="Figure">The whole's own figure; null where it has none and the value is the median of its areas.</param>
public sealed record ComparedWith(double Value, Observation? Figure);

/// <summary>Reads indicators over the areas of a level from a release.</summary>
internal sealed class FigureSets(ReleaseFigures release, CancellationToken token)
{
    private static readonly SemaphoreSlim Turns = new(1);

    private static readonly Sex[] Sexes = [Sex.Persons, Sex.Female, Sex.Male];

    /// <summary>Levels that hold figures of it, the smallest first.</summary>
    public IReadOnlyList<AreaLevel> Levels(Indicator indicator) => release.RememberForAll($"figures/levels/{indicator.Id}", () => (IReadOnlyList<AreaLevel>)
        [.. AreaLevels.Ranked.Where(l => SexesOf(indicator, l).Count > 0)]);

    /// <summary>Persons, women and men, those that have figures.</summary>
    public IReadOnlyList<Sex> SexesOf(Indicator indicator, AreaLevel level) => [.. Sexes.Where(s => release.Lease.Indicators.Periods(indicator.Id, level, s, token).Count > 0)];

    /// <summary>The region's are kept. All else is read each time; what lies outside it, which may be all of England, one at a time.</summary>
    /// <param name="asked">Null: of the first that has figures.</param>
    /// <exception cref="OperationCanceledException">The reader left while another's question was worked out.</exception>
    public FigureSet Of(Indicator indicator, AreaLevel level, Area within, Sex? asked)
    {
        var sex = asked ?? SexesOf(indicator, level).Cast<Sex?>().FirstOrDefault() ?? Sex.Persons;
        return within.Code == release.Region.Code ? release.Remember($"figures/{indicator.Id}/{level}/{sex}", () => Read(indicator, level, within, sex))
            : release.IsOfRegion(within) ? Read(indicator, level, within, sex)
            : Turns.Take(() => Read(indicator, level, within, sex), token);
    }

    private FigureSet Read(Indicator indicator, AreaLevel level, Area within, Sex sex)
    {
        var areas = release.Lease.Areas.List(level, within.Code, token);
        if (release.Lease.Indicators.Periods(indicator.Id, level, sex, token) is not { Count: > 0 } periods)
            return new FigureSet(indicator, level, within, sex, Period: null, [.. areas.Select(a => new PlaceFigure(a, null, null, null, null))], England: null, Icb: null);
        var series = release.Lease.Indicators.SeriesWithin(indicator.Id, level, within.Code, sex, token).ToLookup(o => o.Area);
        PlaceFigure[] rows = [.. areas.Select(a => PlaceFigure.Of(indicator, a, [.. series[a.Code]], periods[^1]))];
        var icbs = areas.Select(a => a.Icb).Distinct().ToList();
        return new FigureSet(
            indicator,
            level,
            within,
            sex,
            periods[^1],
            rows,
            Whole(indicator, level, sex, periods[^1], AreaCode.England),
            icbs is [{ } icb] ? Whole(indicator, level, sex, periods[^1], icb) : null)
        {
            Spread = Spread(indicator, level, sex, periods[^1], AreaCode.England),
        };
    }

    private ComparedWith? Whole(Indicator indicator, AreaLevel level, Sex sex, Period period, AreaCode area)
    {
        var own = release.Lease.Indicators.Series(indicator.Id, area, token).FirstOrDefault(o => o.Sex == sex && o.Period == period && o.Estimate is not null);
        if (own is not null) return new ComparedWith(own.Estimate!.Value.Value, own);
        return Spread(indicator, level, sex, period, area) is { } spread ? new ComparedWith(spread.Median, Figure: null) : null;
    }

    private IndicatorSpread? Spread(Indicator indicator, AreaLevel level, Sex sex, Period period, AreaCode area) =>
        release.Lease.Indicators.Spreads(indicator.Id, level, area, sex, token).FirstOrDefault(s => s.Period == period && s.IsComparator);
}
