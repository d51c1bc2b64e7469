using HealthNeeds.Store.DuckDb;

namespace HealthNeeds.Store.Releases;

internal sealed partial class ReleaseWriter
{
    /// <summary>
    /// From the observations appended so far: how each indicator spreads over the areas of a level within England, every
    /// ICB and every authority. Areas without a value do not count; a spread needs two.
    /// </summary>
    public void AppendSpreads(CancellationToken token = default)
    {
        foreach (var within in (string[])["'E92000001'", "a.icb24", "a.ltla24"])
        {
            session.Execute(
                $"""
                insert into work.indicator_spread
                select indicator, period, sex, level, within, areas, minimum, q[1], q[2], q[3], q[4], q[5], maximum, mean
                from (
                    select o.indicator, o.period, o.sex, a.level, {within} as within, count(*) as areas, min(o.value) as minimum, max(o.value) as maximum,
                        {ExactSum.Of("o.value")} / count(*) as mean, quantile_cont(o.value, [0.1, 0.25, 0.5, 0.75, 0.9]) as q
                    from work.observation o join area a on a.code = o.area
                    where o.value is not null and {within} is not null
                    group by all having count(*) > 1)
                """,
                [],
                token);
        }
    }
}
