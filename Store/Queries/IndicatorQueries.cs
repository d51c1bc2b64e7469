using HealthNeeds.Store.DuckDb;
using HealthNeeds.Store.Schema;

namespace HealthNeeds.Store.Queries;

/// <summary>Indicators and their figures.</summary>
public sealed class IndicatorQueries
{
    private readonly Database database;

    internal IndicatorQueries(Database database) => this.database = database;

    /// <summary>Every indicator, by explanation domain and name.</summary>
    public IReadOnlyList<Indicator> All(CancellationToken token = default)
    {
        var uses = database.Query<(string Indicator, string Focus, IndicatorRole Role, FigureRole Ranks)>("select indicator, focus, role, ranks from indicator_use order by indicator, focus, role", [], token)
            .ToLookup(u => u.Indicator, u => new IndicatorUse(u.Focus, u.Role) { Ranks = u.Ranks });
        return database.Query<StoredIndicator>($"select {StoredIndicator.Columns} from indicator order by domain, name, id", [], token)
            .ConvertAll(r => r.ToIndicator([.. uses[r.Id]]));
    }

    /// <summary>By id, the newest period of each indicator that has at least one figure; one may wait for its source's first answer.</summary>
    public IReadOnlyDictionary<string, Period> Newest(CancellationToken token = default) =>
        database.Query<(string Indicator, Period Period)>("select distinct indicator, period from series where known > 0", [], token)
            .GroupBy(r => r.Indicator, r => r.Period, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.Max(), StringComparer.Ordinal);

    /// <summary>Ids of those of which England's areas of a level have two values or more.</summary>
    public IReadOnlySet<string> At(AreaLevel level, CancellationToken token = default) =>
        database.Query<string>("select distinct indicator from indicator_spread where level = $level and within = 'E92000001'", [("level", level.Id())], token).ToHashSet(StringComparer.Ordinal);

    /// <summary>The same, with those whom each has them of: persons, then women, then men.</summary>
    public ILookup<string, Sex> SexesAt(AreaLevel level, CancellationToken token = default) =>
        database.Query<(string Indicator, Sex Sex)>("select distinct indicator, sex from indicator_spread where level = $level and within = 'E92000001'", [("level", level.Id())], token)
            .OrderBy(r => r.Sex).ToLookup(r => r.Indicator, r => r.Sex, StringComparer.Ordinal);

    /// <summary>From the first to the last day that figures of a source describe, of every indicator and area; null where it has none.</summary>
    public (Period First, Period Last)? PeriodsOf(string source, CancellationToken token = default)
    {
        var periods = database.Query<Period>("select distinct s.period from series s join indicator i on i.id = s.indicator where i.source = $source and s.known > 0", [("source", source)], token);
        return periods.Count == 0 ? null : (periods.MinBy(p => p.Start), periods.Max());
    }

    public Indicator? Find(IndicatorId id, CancellationToken token = default) => All(token).SingleOrDefault(i => i.Id == id);

    /// <summary>What is known of one area, in the order of <see cref="All"/>. Figures of larger areas are theirs and are not repeated here.</summary>
    public IReadOnlyList<IndicatorValue> ForArea(AreaCode area, CancellationToken token = default)
    {
        var figures = Figures("o.area = $area", [("area", area.Value)], token);
        return new AreaFigures(All(token), figures, new SpreadIndex(SpreadsAround(area, token))).Newest(area);
    }

    /// <summary>Every period held of one indicator for one area, oldest first, women and men apart from persons.</summary>
    public IReadOnlyList<Observation> Series(IndicatorId indicator, AreaCode area, CancellationToken token = default) =>
        Figures("o.indicator = $indicator and o.area = $area order by o.period_end, o.period, o.sex", [("indicator", indicator.Value), ("area", area.Value)], token).ConvertAll(r => r.ToObservation());

    /// <summary>One indicator over the areas of a level inside <paramref name="within"/>, by code. Without a period: the newest held at that level.</summary>
    public IReadOnlyList<Observation> Values(IndicatorId indicator, AreaLevel level, AreaCode within, Period? period = null, Sex sex = Sex.Persons, CancellationToken token = default)
    {
        const string Where = $"""
            o.indicator = $indicator and o.sex = $sex
            and o.period = $period
            and o.area in (select a.code from area a where a.level = $level and {AreaRow.IsWithin})
            order by o.area
            """;
        if ((period ?? Newest(indicator, level, sex, token)) is not { } wanted)
            return [];
        return Figures(
            Where,
            [("indicator", indicator.Value), ("sex", sex.Id()), ("period", wanted.ToString()), ("level", level.Id()), ("within", within.Value)],
            token).ConvertAll(r => r.ToObservation());
    }

    /// <summary>Every period held of one indicator over the areas of a level inside <paramref name="within"/>, area by area, oldest first.</summary>
    public IReadOnlyList<Observation> SeriesWithin(IndicatorId indicator, AreaLevel level, AreaCode within, Sex sex = Sex.Persons, CancellationToken token = default) => Figures(
        $"o.indicator = $indicator and o.sex = $sex and o.area in (select a.code from area a where a.level = $level and {AreaRow.IsWithin}) order by o.area, o.period_end, o.period",
        [("indicator", indicator.Value), ("sex", sex.Id()), ("level", level.Id()), ("within", within.Value)],
        token).ConvertAll(r => r.ToObservation());

    /// <summary>One indicator by parts of the people: England's figures, then those of the authorities inside <paramref name="within"/>, in every period.</summary>
    public IReadOnlyList<Breakdown> Breakdowns(IndicatorId indicator, AreaCode within, CancellationToken token = default)
    {
        const string Sql = $"""
            select {BreakdownRow.Columns} from breakdown b
            where b.indicator = $indicator and (b.area = 'E92000001' or b.area in (select a.code from area a where a.level = 'ltla24' and {AreaRow.IsWithin}))
            order by b.area <> 'E92000001', b.area, b.category_type, b.period, b.age, b.sex, b.category
            """;
        return database.Query<BreakdownRow>(Sql, [("indicator", indicator.Value), ("within", within.Value)], token).ConvertAll(r => r.ToBreakdown());
    }

    /// <summary>Every period of which England's areas of a level have two values or more, oldest first. The spreads tell it without a pass over every figure.</summary>
    public IReadOnlyList<Period> Periods(IndicatorId indicator, AreaLevel level, Sex sex, CancellationToken token = default) =>
        [.. database.Query<Period>(
            "select period from indicator_spread where level = $level and within = 'E92000001' and indicator = $indicator and sex = $sex",
            [("level", level.Id()), ("indicator", indicator.Value), ("sex", sex.Id())],
            token).Order()];

    /// <summary>How one indicator spreads over the areas of a level inside an area, in every period held.</summary>
    public IReadOnlyList<IndicatorSpread> Spreads(IndicatorId indicator, AreaLevel level, AreaCode within, Sex sex, CancellationToken token = default) => database.Query<IndicatorSpread>(
        $"select {SpreadSql.Columns} from {SpreadSql.Table} where s.indicator = $indicator and s.level = $level and s.within = $within and s.sex = $sex",
        [("indicator", indicator.Value), ("level", level.Id()), ("within", within.Value), ("sex", sex.Id())],
        token);

    private Period? Newest(IndicatorId indicator, AreaLevel level, Sex sex, CancellationToken token) =>
        Periods(indicator, level, sex, token) is { Count: > 0 } periods ? periods[^1] : null;

    private List<ObservationRow> Figures(string where, ReadOnlySpan<(string Name, object? Value)> args, CancellationToken token) =>
        database.Query<ObservationRow>($"select {ObservationRow.Columns} from observation o where {where}", args, token);

    private List<IndicatorSpread> SpreadsAround(AreaCode area, CancellationToken token)
    {
        const string Sql = $"""
            select {SpreadSql.Columns}
            from {SpreadSql.Table} join area a on a.code = $area and s.level = a.level
            where s.within in ('E92000001', a.icb, a.ltla24)
            """;
        return database.Query<IndicatorSpread>(Sql, [("area", area.Value)], token);
    }
}
