using HealthNeeds.Store.DuckDb;

namespace HealthNeeds.Store.Staging;

/// <summary>
/// Figures of <see cref="RecodedAuthorities"/> are taken under either code, and stand under the one that the release's areas have.
/// </summary>
internal static class RecodedAreas
{
    public static readonly string Newer = string.Join(", ", RecodedAuthorities.Older.Keys.Select(newer => $"'{newer}'"));

    public static readonly string Pairs = $"(values {string.Join(", ", RecodedAuthorities.Older.Select(p => $"('{p.Value}', '{p.Key}')"))}) alias(older, newer)";

    public static string Older(string column) => $"case {column} {string.Join(' ', RecodedAuthorities.Older.Select(p => $"when '{p.Key}' then '{p.Value}'"))} else {column} end";

    /// <summary>Figures of authorities as they are in the release come under its own codes; those of older ones still go through the look-up.</summary>
    public static void Settle(Session session, CancellationToken token)
    {
        foreach (var table in (string[])["figure", "published_breakdown"])
        {
            session.Execute(
                $"""
                update work.{table} set area = alias.newer
                from {Pairs}, indicator i
                where {table}.area = alias.older and i.id = {table}.indicator and i.native_level <> 'ltla21'
                    and alias.newer in (select code from area) and alias.older not in (select code from area)
                """,
                [],
                token);
        }
    }
}

/// <summary>Writes down which older areas became which of the release, from the look-ups that its figures went through.</summary>
internal static class AreaPredecessors
{
    private static readonly string Sql = $"""
        insert into predecessor
        with links as (
            select lsoa21 as code, lsoa11 as before from work.lsoa_change
            union select msoa21, msoa11 from work.msoa_change
            union select ltla24, ltla21 from work.ltla_change
            union select older, newer from {RecodedAreas.Pairs}
            union select newer, older from {RecodedAreas.Pairs})
        select code, before from links where code <> before and code in (select code from area) order by code, before
        """;

    public static void Write(Session session, CancellationToken token) => session.Execute(Sql, [], token);
}
