using HealthNeeds.Store.DuckDb;

namespace HealthNeeds.Store.Attribution;

/// <summary>
/// Sums up figures of LSOAs for the areas around them: the mean weighted by the figure's own denominator where it has
/// one, else by residents. Figures of authorities are never copied down.
/// </summary>
internal sealed class Summary(Session session)
{
    /// <summary>A larger area gets a mean where LSOAs with a value hold at least this share of its weight.</summary>
    private const double Coverage = 0.9;

    private static readonly (string Level, string Parent)[] Around = [("msoa21", "a.msoa21"), ("ltla24", "a.ltla24"), ("icb24", "a.icb24"), ("england", "'E92000001'")];

    public void Run(CancellationToken token)
    {
        foreach (var (level, parent) in Around)
            SumUp(level, parent, token);
    }

    private void SumUp(string level, string parent, CancellationToken token) => session.Execute(
        $"""
        insert into work.observation
        with part as (
            select o.*, {parent} as parent, coalesce(o.denominator, a.population, 1)::double as weight
            from work.observation o join area a on a.code = o.area
            where a.level = 'lsoa21' and {parent} in (select code from area where level = $level))
        select indicator, parent, period, period_end, sex,
            case when sum(weight) filter (value is not null) >= $coverage * sum(weight) then sum(value * weight) / sum(weight) filter (value is not null) end,
            null, null,
            case when count(count) = count(*) then sum(count) end, case when count(denominator) = count(*) then sum(denominator) end,
            case when sum(weight) filter (value is not null) >= $coverage * sum(weight) then null else coalesce(max(missing), 'not-in-source') end,
            'population-weighted'
        from part
        group by indicator, parent, period, period_end, sex
        """,
        [("level", level), ("coverage", Coverage)],
        token);
}
