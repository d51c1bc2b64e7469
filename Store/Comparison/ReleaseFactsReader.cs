using HealthNeeds.Core.Releases;
using HealthNeeds.Store.DuckDb;

namespace HealthNeeds.Store.Comparison;

/// <summary>Asks two releases that are attached to one session what differs between them.</summary>
internal sealed class ReleaseFactsReader(Session session, ComparedSide before, ComparedSide after)
{
    public ReleaseFacts Facts(CancellationToken token)
    {
        _ = new RenamedAreas(session, before, after, token);
        var areas = new AreaDifference(session, before, after);
        var figures = new FigureDifference(session, before, after);
        return new ReleaseFacts(
            Sources(token),
            figures.Series(token),
            figures.Revisions(token),
            areas.Count(geography: true, token),
            areas.Count(geography: false, token),
            areas.List(ReleaseDifference.ListedAreas, token),
            new MethodDifference(session, before, after).List(token),
            Assets(token),
            new CatalogueDifference(session, before, after).List(token));
    }

    private List<SourceChange> Sources(CancellationToken token) => session.Query<SourceChange>(
        $"""
        select coalesce(b.id, a.id) as source, coalesce(b.title, a.title) as title,
            case when nullif(a.sha256, '') is null then 'added' when nullif(b.sha256, '') is null then 'withdrawn' when a.sha256 = b.sha256 then 'unchanged' else 'changed' end as change,
            nullif(a.sha256, '') as from_sha256, nullif(b.sha256, '') as to_sha256,
            a.period as from_period, b.period as to_period, a.rows_kept as from_rows, b.rows_kept as to_rows
        from {before.Tables}.source a full join {after.Tables}.source b on a.id = b.id
        where a.sha256 <> '' or b.sha256 <> ''
        order by 1
        """,
        [],
        token);

    /// <summary>Each record carries itself as JSON; links have no id of their own.</summary>
    private long Assets(CancellationToken token) => session.Scalar<long>(
        $"""
        with a as (select 'asset' as kind, id, body from {before.Tables}.asset union all select 'need', id, body from {before.Tables}.need union all select 'link', body, body from {before.Tables}.asset_link),
        b as (select 'asset' as kind, id, body from {after.Tables}.asset union all select 'need', id, body from {after.Tables}.need union all select 'link', body, body from {after.Tables}.asset_link)
        select count(*) from a full join b on a.kind = b.kind and a.id = b.id where a.body is distinct from b.body
        """,
        [],
        token);
}

/// <summary>What differs between two releases, ranks apart.</summary>
/// <param name="Geography">Areas that came, went, or lie in another larger area.</param>
/// <param name="Corrections">Areas whose name, residents or place read differently.</param>
/// <param name="Areas">The first of both.</param>
internal sealed record ReleaseFacts(
    IReadOnlyList<SourceChange> Sources,
    IReadOnlyList<SeriesChange> Series,
    IReadOnlyList<SeriesRevision> Revisions,
    long Geography,
    long Corrections,
    IReadOnlyList<AreaChange> Areas,
    IReadOnlyList<MethodChange> Method,
    long Assets,
    IReadOnlyList<CatalogueChange> Catalogue)
{
    public (ChangeSize Size, IReadOnlyList<string> Reasons) Judge() => VersionRules.Judge(Method, Geography, Series, Revisions, Corrections, Assets, Sources, Catalogue);
}
