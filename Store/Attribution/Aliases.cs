using HealthNeeds.Store.DuckDb;

namespace HealthNeeds.Store.Attribution;

/// <summary>
/// Barnsley and Sheffield were given new codes in April 2025 for a boundary change of a few streets. Figures are taken under either, and stand
/// under the one that the release's areas have.
/// </summary>
internal static class Aliases
{
    public const string Newer = "'E08000038', 'E08000039'";

    public const string Pairs = "(values ('E08000016', 'E08000038'), ('E08000019', 'E08000039')) alias(older, newer)";

    public static string Older(string column) => $"case {column} when 'E08000038' then 'E08000016' when 'E08000039' then 'E08000019' else {column} end";

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
