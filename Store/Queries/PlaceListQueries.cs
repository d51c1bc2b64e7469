using HealthNeeds.Store.DuckDb;
using HealthNeeds.Store.Schema;

namespace HealthNeeds.Store.Queries;

/// <summary>What is asked of a list of places of a reader's own: what its codes became, what lies in it, and counts of it as a whole.</summary>
public sealed class PlaceListQueries
{
    private const string Listed = "(select unnest(string_split($codes, ',')))";

    private readonly Database database;

    internal PlaceListQueries(Database database) => this.database = database;

    /// <summary>By older code, the areas of the release that it became, or is a part of. Codes of today without an older one are not in it.</summary>
    public ILookup<AreaCode, AreaCode> Successors(IReadOnlyList<AreaCode> codes, CancellationToken token = default) =>
        database.Query<(AreaCode Before, AreaCode Code)>($"select before, code from predecessor where before in {Listed} order by before, code", [Codes(codes)], token)
            .ToLookup(r => r.Before, r => r.Code);

    /// <summary>The LSOAs that lie in the areas, themselves included, each once, with their residents.</summary>
    public IReadOnlyDictionary<AreaCode, int> Neighbourhoods(IReadOnlyList<AreaCode> codes, CancellationToken token = default) =>
        database.Query<(AreaCode Code, int People)>(
            $"select code, coalesce(population, 0) as people from area where level = 'lsoa21' and (code in {Listed} or msoa21 in {Listed} or ltla24 in {Listed}) order by code",
            [Codes(codes)],
            token).ToDictionary(r => r.Code, r => r.People);

    /// <summary>The same as areas, by code.</summary>
    public IReadOnlyList<Area> Inside(IReadOnlyList<AreaCode> codes, CancellationToken token = default) =>
        database.Query<AreaRow>(
            $"select {AreaRow.Columns} from area a where a.level = 'lsoa21' and (a.code in {Listed} or a.msoa21 in {Listed} or a.ltla24 in {Listed}) order by a.code",
            [Codes(codes)],
            token).ConvertAll(r => r.ToArea());

    /// <summary>Areas of the level beside those of the list: what it leaves out of an MSOA or authority of which it leaves out a few only.</summary>
    /// <param name="few">At most so many left out.</param>
    public IReadOnlyList<AreaCode> LeftOut(AreaLevel level, IReadOnlyList<AreaCode> codes, int few, CancellationToken token = default)
    {
        const string Sql = $"""
            with inside as (select msoa21, ltla24 from area where level = $level and code in {Listed}),
            beside as (
                select a.code, a.msoa21 as parent from area a where a.level = $level and a.msoa21 in (select msoa21 from inside) and a.code not in {Listed}
                union all
                select a.code, a.ltla24 as parent from area a where a.level = $level and a.ltla24 in (select ltla24 from inside) and a.code not in {Listed})
            select distinct code from beside where parent in (select parent from beside group by parent having count(*) <= $few) order by code
            """;
        return database.Query<AreaCode>(Sql, [("level", level.Id()), Codes(codes), ("few", few)], token);
    }

    /// <summary>People of each condition over the areas of a list, with how many of these have a number.</summary>
    public IReadOnlyList<SummedCondition> Conditions(AreaLevel level, IReadOnlyList<AreaCode> codes, CancellationToken token = default) => database.Query<SummedCondition>(
        $"""
        select condition, count(*)::integer as places, count(have)::integer as have_known, count(unmet)::integer as unmet_known, count(*) filter (suppressed)::integer as hidden,
            coalesce(sum(have), 0) as have, coalesce(sum(have_lower), 0) as have_lower, coalesce(sum(have_upper), 0) as have_upper,
            coalesce(sum(unmet), 0) as unmet, coalesce(sum(unmet_lower), 0) as unmet_lower, coalesce(sum(unmet_upper), 0) as unmet_upper
        from condition_need where level = $level and area in {Listed} group by condition order by condition
        """,
        [("level", level.Id()), Codes(codes)],
        token);

    /// <summary>Conditions of which one of the areas has a number that is not shown.</summary>
    public IReadOnlySet<string> HiddenConditions(AreaLevel level, IReadOnlyList<AreaCode> codes, CancellationToken token = default) => codes.Count == 0 ? new HashSet<string>()
        : database.Query<string>($"select distinct condition from condition_need where level = $level and suppressed and area in {Listed}", [("level", level.Id()), Codes(codes)], token).ToHashSet(StringComparer.Ordinal);

    /// <summary>Indicators of which one of the areas has a figure that is not shown.</summary>
    public IReadOnlySet<string> HiddenIndicators(IReadOnlyList<AreaCode> codes, CancellationToken token = default) => codes.Count == 0 ? new HashSet<string>()
        : database.Query<string>($"select distinct indicator from observation where area in {Listed} and missing = 'suppressed'", [Codes(codes)], token).ToHashSet(StringComparer.Ordinal);

    /// <summary>The newest figures of each indicator over the areas of a list, their counts and denominators added up.</summary>
    /// <param name="indicators">With what a count over its denominator is multiplied by.</param>
    public IReadOnlyList<SummedIndicator> Indicators(IReadOnlyList<AreaCode> codes, IReadOnlyList<(IndicatorId Id, double Unit)> indicators, CancellationToken token = default) =>
        Indicators($"o.area in {Listed}", [Codes(codes)], indicators, token);

    /// <summary>The same over all of England's areas of a level: a pass over every figure.</summary>
    public IReadOnlyList<SummedIndicator> Indicators(AreaLevel level, IReadOnlyList<(IndicatorId Id, double Unit)> indicators, CancellationToken token = default) =>
        Indicators("o.area in (select code from area where level = $level)", [("level", level.Id())], indicators, token);

    /// <summary>Where the patients of a practice live, most of them first. Null where the release holds no practice's; empty where it does not hold this one's.</summary>
    public IReadOnlyList<PracticeShare>? Catchment(string practice, CancellationToken token = default) =>
        database.Query<long>("select count(*) from duckdb_tables() where table_name = 'practice_catchment' and estimated_size > 0", [], token) is [0] ? null
        : database.Query<PracticeShare>("select practice, lsoa, share, list from practice_catchment where practice = $practice order by share desc, lsoa", [("practice", practice)], token);

    private List<SummedIndicator> Indicators(string where, (string, object?)[] args, IReadOnlyList<(IndicatorId Id, double Unit)> indicators, CancellationToken token) => indicators.Count == 0 ? [] : database.Query<SummedIndicator>(
        $"""
        with wanted as (select unnest(string_split($indicators, ',')) as id, unnest(string_split($units, ','))::double as unit),
        figures as (
            select o.*, w.unit, i.decimals, dense_rank() over (partition by o.indicator, o.sex order by o.period_end desc) as age
            from observation o join wanted w on w.id = o.indicator join indicator i on i.id = o.indicator where {where})
        select f.indicator, f.sex, f.period, count(*)::integer as places, count(f.value)::integer as known, count(*) filter (f.missing = 'suppressed')::integer as hidden,
            count(*) filter (f.value is not null and f.count >= 0 and f.denominator > 0)::integer as counted,
            count(*) filter (f.denominator > 0 and abs(f.value - f.unit * f.count / f.denominator) <= 0.5 * pow(10, -f.decimals) + 1e-9)::integer as exact,
            coalesce(sum(f.count), 0) as numerator, coalesce(sum(f.denominator), 0) as denominator
        from figures f where f.age = 1 group by f.indicator, f.sex, f.period order by f.indicator, f.sex
        """,
        [.. args, ("indicators", string.Join(',', indicators.Select(i => i.Id.Value))), ("units", string.Join(',', indicators.Select(i => i.Unit.ToString("R", System.Globalization.CultureInfo.InvariantCulture))))],
        token);

    private static (string, object?) Codes(IReadOnlyList<AreaCode> codes) => ("codes", string.Join(',', codes));
}

/// <summary>People of a condition over several areas. Limits are sums of limits: as wide as if all of them erred together.</summary>
/// <param name="Places">Areas with a row, with a number or without.</param>
/// <param name="Hidden">Areas whose number is not shown.</param>
public sealed record SummedCondition(string Condition, int Places, int HaveKnown, int UnmetKnown, int Hidden, double Have, double HaveLower, double HaveUpper, double Unmet, double UnmetLower, double UnmetUpper);

/// <summary>An indicator's newest figures over several areas.</summary>
/// <param name="Places">Areas with a row in that period.</param>
/// <param name="Known">Areas with a value.</param>
/// <param name="Hidden">Areas whose value is suppressed.</param>
/// <param name="Counted">Areas with a value, a count and a denominator.</param>
/// <param name="Exact">Areas whose value is its count over its denominator, as far as it is printed.</param>
public sealed record SummedIndicator(IndicatorId Indicator, Sex Sex, Period Period, int Places, int Known, int Hidden, int Counted, int Exact, double Numerator, double Denominator);
