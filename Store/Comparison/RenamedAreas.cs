using HealthNeeds.Store.DuckDb;

namespace HealthNeeds.Store.Comparison;

/// <summary>
/// Areas that two releases hold under different codes: one whole area of the one is one whole area of the other. What is said of it there is
/// compared with what is said of it here; other areas that came or went, pieces and mergers, have nothing to be compared with.
/// </summary>
internal sealed class RenamedAreas
{
    private readonly Session session;

    /// <summary>Makes the temp table <c>renamed (was, now)</c>: codes of the first release and of the second.</summary>
    public RenamedAreas(Session session, ComparedSide before, ComparedSide after, CancellationToken token)
    {
        this.session = session;
        session.Execute(
            $"""
            create or replace temp table renamed as
            with links as (select before as was, code as now from {after.Tables}.predecessor union select code, before from {before.Tables}.predecessor)
            select l.was, l.now from links l
            join {before.Tables}.area a on a.code = l.was join {after.Tables}.area b on b.code = l.now and b.level = a.level
            where l.was not in (select code from {after.Tables}.area) and l.now not in (select code from {before.Tables}.area)
                and l.was in (select was from links group by was having count(*) = 1) and l.now in (select now from links group by now having count(*) = 1)
            """,
            [],
            token);
    }

    /// <summary>SQL for the second release's code of a column of the first.</summary>
    public static string Now(string column) => $"coalesce((select r.now from renamed r where r.was = {column}), {column})";

    /// <summary>The first release's code of an area of the second.</summary>
    public string Was(AreaCode now, CancellationToken token) =>
        session.Query<string>("select was from renamed where now = $now", [("now", now.Value)], token).SingleOrDefault() ?? now.Value;
}

/// <summary>Where one of two releases stands in a session: the databases that hold its small and its large tables.</summary>
/// <param name="Tables">Name under which its file is attached.</param>
/// <param name="Large">The same, or the working database while the release is being written.</param>
internal sealed record ComparedSide(string Tables, string Large)
{
    public ComparedSide(string attached)
        : this(attached, attached)
    {
    }
}
