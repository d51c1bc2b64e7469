using HealthNeeds.Store.DuckDb;
using HealthNeeds.Store.Schema;

namespace HealthNeeds.Store.Queries;

/// <summary>Figures of several areas at once, and of all areas of a level: what places are set beside each other by.</summary>
public sealed class ComparisonQueries
{
    private readonly Database database;

    internal ComparisonQueries(Database database) => this.database = database;

    /// <summary>How each indicator spreads over England's areas of a level, and over those of a region: an ICB, an authority, or several joined, whose spread the release does not hold and which is worked out.</summary>
    public SpreadIndex Spreads(AreaLevel level, AreaCode region, CancellationToken token = default)
    {
        var held = database.Query<IndicatorSpread>(
            $"select {SpreadSql.Columns} from {SpreadSql.Table} where s.level = $level and s.within in ('E92000001', $region)",
            [("level", level.Id()), ("region", region.Value)],
            token);
        if (region.IsJoined)
            held.AddRange(database.Query<IndicatorSpread>($"select {SpreadSql.Columns} from {SpreadSql.TableWithin}", [("level", level.Id()), ("within", region.Value)], token).ConvertAll(s => s with { Within = region }));
        return new SpreadIndex(held, region);
    }

    /// <summary>What is known of each area, in the order given: the newest period of each indicator at their level, beside the spreads. Earlier periods are not read, so the series of a value holds its newest period alone.</summary>
    /// <param name="areas">Of the level that the spreads are of, each once.</param>
    /// <param name="indicators">Those that are asked for; their order is kept.</param>
    public IReadOnlyList<IReadOnlyList<IndicatorValue>> Values(IReadOnlyList<AreaCode> areas, IReadOnlyList<Indicator> indicators, SpreadIndex spreads, CancellationToken token = default)
    {
        var names = Enumerable.Range(0, areas.Count).Select(i => $"a{i}").ToList();
        var sql = $"""
            select {ObservationRow.Columns} from observation o
            join (select unnest(string_split($wanted, ',')) as indicator, unnest(string_split($since, ','))::date as since) w on w.indicator = o.indicator and o.period_end >= w.since
            where o.area in ({string.Join(", ", names.Select(n => "$" + n))})
            """;
        var rows = database.Query<ObservationRow>(
            sql,
            [
                ("wanted", string.Join(',', indicators.Select(i => i.Id.Value))),
                ("since", string.Join(',', indicators.Select(i => (spreads.Since(i.Id) ?? DateOnly.MinValue).ToString("yyyy-MM-dd")))),
                .. names.Zip(areas, (name, area) => (name, (object?)area.Value)),
            ],
            token).ToLookup(r => r.Area);
        return [.. areas.Select(a => new AreaFigures(indicators, [.. rows[a]], spreads).Newest(a))];
    }

    /// <summary>The newest values of indicators over all of England's areas of a level, of persons; an indicator that the level has no figures of is left out.</summary>
    /// <returns>The areas, by code, and a column each in that order; not a number where there is no value.</returns>
    public (IReadOnlyList<AreaCode> Areas, IReadOnlyList<IndicatorColumn> Columns) Columns(IReadOnlyList<string> indicators, AreaLevel level, CancellationToken token = default) =>
        Columns(indicators, level, AreaCode.England, token: token);

    /// <summary>The same over the areas of a level inside <paramref name="within"/>, of persons or of women or men alone.</summary>
    public (IReadOnlyList<AreaCode> Areas, IReadOnlyList<IndicatorColumn> Columns) Columns(IReadOnlyList<string> indicators, AreaLevel level, AreaCode within, Sex sex = Sex.Persons, CancellationToken token = default)
    {
        const string Sql = $"""
            with wanted as (select unnest(string_split($indicators, ',')) as indicator, unnest(string_split($periods, ',')) as period),
            figures as (
                select o.indicator, o.area, o.value from observation o join wanted w on w.indicator = o.indicator and w.period = o.period
                where o.sex = $sex and o.area in (select a.code from area a where a.level = $level and {AreaRow.IsWithin})),
            places as (select w.indicator, w.period, a.code from wanted w, area a where a.level = $level and {AreaRow.IsWithin})
            select p.indicator, p.period, list(coalesce(f.value, 'nan'::double) order by p.code) as values
            from places p left join figures f on f.indicator = p.indicator and f.area = p.code
            group by p.indicator, p.period
            order by p.indicator
            """;
        var areas = database.Query<AreaCode>($"select a.code from area a where a.level = $level and {AreaRow.IsWithin} order by a.code", [("level", level.Id()), ("within", within.Value)], token);
        var newest = database.Query<(string Indicator, Period Period)>("select indicator, period from indicator_spread where level = $level and within = 'E92000001' and sex = $sex", [("level", level.Id()), ("sex", sex.Id())], token)
            .Where(p => indicators.Contains(p.Indicator, StringComparer.Ordinal))
            .GroupBy(p => p.Indicator, p => p.Period, StringComparer.Ordinal)
            .Select(g => (Indicator: g.Key, Period: g.Max())).ToList();
        if (newest.Count == 0)
            return (areas, []);
        return (areas, database.Query<IndicatorColumn>(
            Sql,
            [("indicators", string.Join(',', newest.Select(n => n.Indicator))), ("periods", string.Join(',', newest.Select(n => n.Period))), ("sex", sex.Id()), ("level", level.Id()), ("within", within.Value)],
            token));
    }
}

/// <summary>One indicator over all areas of a level.</summary>
/// <param name="Values">Not a number where there is none.</param>
public sealed record IndicatorColumn(IndicatorId Indicator, Period Period, IReadOnlyList<double> Values);
