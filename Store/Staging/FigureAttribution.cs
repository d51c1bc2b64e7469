using HealthNeeds.Store.DuckDb;

namespace HealthNeeds.Store.Staging;

/// <summary>
/// Carries figures from the level they were published for to the areas of the release. Codes are never taken to be equal
/// because they look equal: every figure of an older geography goes through its look-up.
/// </summary>
internal sealed class FigureAttribution(Session session)
{
    /// <summary>What a look-up needs to say: which parts (<c>part</c>) an area of the release (<c>whole</c>) is made of, and how heavy each is.</summary>
    private static readonly string LsoaParts = $"""
        with origins as (select lsoa21, count(*) as pieces from work.lsoa_change group by lsoa21),
        patients as (
            select lsoa11, sum(patients)::double as people from work.registration where lsoa11 is not null group by lsoa11
            union all
            select c.lsoa11, {ExactSum.Of("r.patients::double / o.pieces")}::double as people
            from work.registration r join work.lsoa_change c on c.lsoa21 = r.lsoa21 join origins o on o.lsoa21 = r.lsoa21
            group by c.lsoa11),
        successors as (select lsoa11, count(*) as pieces from work.lsoa_change group by lsoa11)
        select c.lsoa11 as part, c.lsoa21 as whole, greatest(coalesce(p.people, 1), 1) / s.pieces as weight
        from work.lsoa_change c join successors s on s.lsoa11 = c.lsoa11 left join patients p on p.lsoa11 = c.lsoa11
        """;

    private const string MsoaParts = "select msoa11 as part, msoa21 as whole, greatest(population, 1)::double as weight from work.msoa_change";

    /// <summary>Publishers give England's own figure beside those of its authorities.</summary>
    private const string LtlaParts = """
        select ltla21 as part, ltla24 as whole, greatest(population, 1)::double as weight from work.ltla_change
        union all select 'E92000001', 'E92000001', 1
        """;

    /// <summary>A publisher that withholds a figure may print how many people it counts: the figure could be reckoned from them.</summary>
    private const string Shown = "case when f.missing is distinct from 'suppressed' then f.count end";

    /// <summary>How many figures were hidden because a suppressed one could be reckoned from them.</summary>
    public int Suppressed { get; private set; }

    public IReadOnlyList<AttributionCount> Run(CancellationToken token)
    {
        var counts = new List<AttributionCount>();
        FigureVintages.Find(session, token);
        foreach (var level in session.Query<string>($"select distinct {FigureVintages.Level} from {FigureVintages.Figures} order by 1", [], token))
            counts.Add(Carry(level, token));
        Suppressed = new FigureSuppression(session).Hide(token);
        new FigureSummary(session).Run(token);
        return counts;
    }

    private AttributionCount Carry(string level, CancellationToken token) => level switch
    {
        "lsoa11" => ThroughLookUp(level, LsoaParts, token),
        "msoa11" => ThroughLookUp(level, MsoaParts, token),
        "ltla21" => ThroughLookUp(level, LtlaParts, token),
        "practice" => new PracticeFigures(session).Carry(token),
        _ => AsPublished(level, token),
    };

    private AttributionCount AsPublished(string level, CancellationToken token)
    {
        var made = session.Execute(
            $"""
            insert into work.observation
            select f.indicator, f.area, p.canonical, p.period_end, f.sex, f.value, f.lower, f.upper, {Shown}, f.denominator, f.missing, 'native', f.note, f.trend
            from {FigureVintages.Figures} join work.period p on p.period = f.period
            where {FigureVintages.Level} = $level and (v.level is null or f.area in (select code from area))
            """,
            [("level", level)],
            token);
        return new AttributionCount(level, Figures(level, token), made, made);
    }

    /// <summary>
    /// A whole of one part takes its figure; a part that was split gives each piece its value, but not its count. A whole
    /// of several parts takes their weighted mean, without limits, and only where every part has a value: a mean over
    /// some of them would pass for all. A mean keeps the notes of its parts, and has no trend.
    /// </summary>
    private AttributionCount ThroughLookUp(string level, string parts, CancellationToken token)
    {
        session.Execute($"create or replace temp table parts as {parts}", [], token);
        session.Execute("create or replace temp table wholes as select whole, count(*) as parts from parts group by whole", [], token);
        session.Execute("create or replace temp table pieces as select part, count(*) as pieces from parts group by part", [], token);
        var made = session.Execute(
            $"""
            insert into work.observation
            with carried as (
                select f.* replace ({Shown} as count), c.whole, c.weight, w.parts, x.pieces, p.canonical, p.period_end
                from {FigureVintages.Figures} join work.period p on p.period = f.period
                join parts c on c.part = f.area join wholes w on w.whole = c.whole join pieces x on x.part = f.area
                where {FigureVintages.Level} = $level)
            select indicator, whole, canonical, period_end, sex, value, lower, upper,
                case when pieces = 1 then count end, case when pieces = 1 then denominator end, missing, 'look-up', note, trend
            from carried where parts = 1
            union all
            select indicator, whole, canonical, period_end, sex, case when count(value) = any_value(parts) then {ExactSum.Of("value * weight")} / {ExactSum.Of("weight")} end,
                null, null, null, null, case when count(value) < any_value(parts) then coalesce(max(missing), 'not-in-source') end, 'population-weighted',
                string_agg(distinct note, '; ' order by note), null
            from carried where parts > 1 group by indicator, whole, canonical, period_end, sex
            """,
            [("level", level)],
            token);
        return new AttributionCount(level, Figures(level, token), Reached(level, token), made);
    }

    private long Figures(string level, CancellationToken token) =>
        session.Scalar<long>($"select count(*) from {FigureVintages.Figures} where {FigureVintages.Level} = $level", [("level", level)], token);

    private long Reached(string level, CancellationToken token) => session.Scalar<long>(
        $"select count(*) from {FigureVintages.Figures} where {FigureVintages.Level} = $level and f.area in (select part from parts)",
        [("level", level)],
        token);
}

/// <summary>How the figures of one level reached the release. Kept figures either reach an area or are counted here as lost.</summary>
/// <param name="Level">The level they were published for.</param>
/// <param name="Figures">Figures that passed the rules.</param>
/// <param name="Reached">Those that are part of at least one observation.</param>
/// <param name="Observations">Observations made of them at the level they were carried to.</param>
internal sealed record AttributionCount(string Level, long Figures, long Reached, long Observations);
