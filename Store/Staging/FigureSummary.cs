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

    private const string Weight = "coalesce(o.denominator, a.population, 1)::double";

    private static readonly (string Level, string Parent)[] Around = [("msoa21", "m.code"), ("ltla24", "m.ltla24"), ("icb", "s.icb"), ("england", "'E92000001'")];

    public void Run(CancellationToken token)
    {
        Number(token);
        Gather(token);
        foreach (var (level, parent) in Around)
            SumUp(level, parent, token);
    }

    /// <summary>A number for each series: millions of rows are grouped by it in place of three texts.</summary>
    private void Number(CancellationToken token) => session.Execute(
        """
        create or replace temp table numbered as
        select row_number() over ()::integer as j, indicator, period, sex from (select distinct indicator, period, sex from work.observation)
        """,
        [],
        token);

    /// <summary>One pass over the LSOAs. MSOAs lie in authorities whole, but not in ICBs: what is in each is kept apart.</summary>
    private void Gather(CancellationToken token) => session.Execute(
        $"""
        create or replace temp table sums as
        select n.j, a.msoa21, a.icb, any_value(o.period_end) as period_end, {ExactSum.Of("w.exact")} as weight,
            {ExactSum.Of("case when o.value is not null then w.exact end")} as known, {ExactSum.Of("o.value * w.weight")} as weighted,
            count(*) as parts, count(o.count) as counts, {ExactSum.Of("o.count")} as count, count(o.denominator) as denominators, {ExactSum.Of("o.denominator")} as denominator,
            max(o.missing) as missing
        from work.observation o join numbered n on n.indicator = o.indicator and n.period = o.period and n.sex = o.sex join area a on a.code = o.area,
            lateral (select {Weight} as weight, {ExactSum.Term(Weight)} as exact) w
        where a.level = 'lsoa21'
        group by n.j, a.msoa21, a.icb
        """,
        [],
        token);

    private void SumUp(string level, string parent, CancellationToken token) => session.Execute(
        $"""
        insert into work.observation
        with whole as (
            select s.j, {parent} as area, any_value(s.period_end) as period_end, sum(s.weight) as weight,
                coalesce(sum(s.known), 0) as known, sum(s.weighted) as weighted, sum(s.parts) as parts, sum(s.counts) as counts, sum(s.count) as count,
                sum(s.denominators) as denominators, sum(s.denominator) as denominator, max(s.missing) as missing
            from sums s join area m on m.code = s.msoa21
            where {parent} in (select code from area where level = $level)
            group by s.j, {parent})
        select n.indicator, w.area, n.period, w.period_end, n.sex, case when known >= $coverage * weight then weighted / known end, null, null,
            case when counts = parts then count end, case when denominators = parts then denominator end,
            case when known >= $coverage * weight then null else coalesce(missing, 'not-in-source') end, 'population-weighted', null, null
        from whole w join numbered n on n.j = w.j
        """,
        [("level", level), ("coverage", Coverage)],
        token);
}
