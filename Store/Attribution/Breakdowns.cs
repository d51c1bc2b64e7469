using HealthNeeds.Store.DuckDb;

namespace HealthNeeds.Store.Attribution;

/// <summary>Takes breakdowns into the release as published: they are of England and of authorities as they are, and are carried nowhere.</summary>
internal static class Breakdowns
{
    private const string Known = "exists (select 1 from indicator i where i.id = b.indicator and i.source = b.source) and b.area in (select code from area)";

    public static void Settle(Session session, CancellationToken token)
    {
        session.Execute(
            $"""
            insert into work.rejection
            select b.source, 'breakdown-area', null, concat_ws(' ', b.indicator, b.area, b.period, b.sex, b.age, b.category_type, b.category),
                'A breakdown is of an indicator of the source, and of England or an authority of the release.', concat_ws(' ', b.indicator, b.area), 'an indicator and an area of the release'
            from work.published_breakdown b where not ({Known})
            """,
            [],
            token);
        session.Execute(
            $"""
            insert into work.breakdown by name
            select b.* exclude (source) from work.published_breakdown b where {Known}
            """,
            [],
            token);
    }
}
