using HealthNeeds.Store.DuckDb;

namespace HealthNeeds.Store.Attribution;

/// <summary>A rule that single rows must keep, as SQL over <c>figure f</c> and its indicator <c>i</c> (null where unknown).</summary>
/// <param name="Breach">True for a row that breaks it.</param>
/// <param name="KeepsPlace">True where indicator, area and period are sound, so that the area can show that a figure failed.</param>
internal sealed record FigureRule(string Id, string Reason, string Breach, string Found, string Expected, bool KeepsPlace = false)
{
    private const string Rows = "work.figure f left join indicator i on i.id = f.indicator and i.source = f.source";

    public void Apply(Session session, CancellationToken token)
    {
        var found = session.Execute(
            $"""
            insert into work.rejection
            select f.source, $rule, f.line, concat_ws(' ', f.indicator, f.area, f.period, f.sex), $reason, coalesce(({Found})::varchar, 'nothing'), coalesce(({Expected})::varchar, 'any')
            from {Rows} where {Breach}
            """,
            [("rule", Id), ("reason", Reason)],
            token);
        if (found > 0)
            session.Execute(KeepsPlace ? Fail : Remove, [("rule", Id)], token);
    }

    private const string Broken = "(source, line) in (select (r.source, r.line) from work.rejection r where r.rule = $rule)";

    private static string Remove => $"delete from work.figure where {Broken}";

    private static string Fail => $"update work.figure set value = null, lower = null, upper = null, count = null, denominator = null, missing = 'failed' where {Broken}";
}
