using HealthNeeds.Store.DuckDb;

namespace HealthNeeds.Store.Attribution;

/// <summary>Writes down which older areas became which of the release, from the look-ups that its figures went through.</summary>
internal static class Predecessors
{
    private const string Sql = $"""
        insert into predecessor
        with links as (
            select lsoa21 as code, lsoa11 as before from work.lsoa_change
            union select msoa21, msoa11 from work.msoa_change
            union select ltla24, ltla21 from work.ltla_change
            union select older, newer from {Aliases.Pairs}
            union select newer, older from {Aliases.Pairs})
        select code, before from links where code <> before and code in (select code from area) order by code, before
        """;

    public static void Write(Session session, CancellationToken token) => session.Execute(Sql, [], token);
}
