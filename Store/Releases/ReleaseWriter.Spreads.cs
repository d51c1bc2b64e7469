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
                select o.indicator, o.period, o.sex, a.level, {within} as within, count(*), min(o.value),
                    quantile_cont(o.value, 0.1), quantile_cont(o.value, 0.25), quantile_cont(o.value, 0.5),
                    quantile_cont(o.value, 0.75), quantile_cont(o.value, 0.9), max(o.value), avg(o.value)
                from work.observation o join area a on a.code = o.area
                where o.value is not null and {within} is not null
                group by all having count(*) > 1
                """,
                [],
                token);
        }
    }
}
