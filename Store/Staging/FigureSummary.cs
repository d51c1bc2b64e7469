using HealthNeeds.Store.DuckDb;

namespace HealthNeeds.Store.Staging;

/// <summary>
/// Sums up figures of LSOAs for the areas around them: the mean weighted by the figure's own denominator where it has
/// one, else by residents. Figures of authorities are never copied down.
/// </summary>
internal sealed class FigureSummary(Session session)
{
    /// <summary>A larger area gets a mean where LSOAs with a value hold at least this share of its weight.</summary>
    private const double Coverage = 0.9;

    private static readonly (string Level, string Parent)[] Around = [("msoa21", "m.code"), ("ltla24", "m.ltla24"), ("icb", "s.icb"), ("england", "'E92000001'")];

    public void Run(CancellationToken token)
    {
        Gather(token);
        foreach (var (level, parent) in Around)
            SumUp(level, parent, token);
    }

    /// <summary>One pass over the LSOAs. MSOAs lie in authorities whole, but not in ICBs: what is in each is kept apart.</summary>
    private void Gather(CancellationToken token) => session.Execute(
        $"""
        create or replace temp table sums as
        select o.indicator, a.msoa21, a.icb, o.period, o.sex, any_value(o.period_end) as period_end, {ExactSum.Of("w.weight")} as weight,
            {ExactSum.Of("case when o.value is not null then w.weight end")} as known, {ExactSum.Of("o.value * w.weight")} as weighted,
            count(*) as parts, count(o.count) as counts, {ExactSum.Of("o.count")} as count, count(o.denominator) as denominators, {ExactSum.Of("o.denominator")} as denominator,
            max(o.missing) as missing
        from work.observation o join area a on a.code = o.area, lateral (select coalesce(o.denominator, a.population, 1)::double as weight) w
        where a.level = 'lsoa21'
        group by o.indicator, a.msoa21, a.icb, o.period, o.sex
        """,
        [],
        token);

    private void SumUp(string level, string parent, CancellationToken token) => session.Execute(
        $"""
        insert into work.observation
        with whole as (
            select s.indicator, {parent} as area, s.period, s.sex, any_value(s.period_end) as period_end, sum(s.weight) as weight,
                coalesce(sum(s.known), 0) as known, sum(s.weighted) as weighted, sum(s.parts) as parts, sum(s.counts) as counts, sum(s.count) as count,
                sum(s.denominators) as denominators, sum(s.denominator) as denominator, max(s.missing) as missing
            from sums s join area m on m.code = s.msoa21
            where {parent} in (select code from area where level = $level)
            group by s.indicator, {parent}, s.period, s.sex)
        select indicator, area, period, period_end, sex, case when known >= $coverage * weight then weighted / known end, null, null,
            case when counts = parts then count end, case when denominators = parts then denominator end,
            case when known >= $coverage * weight then null else coalesce(missing, 'not-in-source') end, 'population-weighted', null, null
        from whole
        """,
        [("level", level), ("coverage", Coverage)],
        token);
}
