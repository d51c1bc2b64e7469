namespace HealthNeeds.Store.Releases;

/// <summary>What holds of the catchments of acute trusts and GP practices in every release, as <see cref="ReleaseRules"/> has it.</summary>
internal static class CatchmentRules
{
    public static readonly IReadOnlyList<(string Rule, string Sql)> All =
    [
        ("A catchment is of an MSOA of the release", """
            select t.msoa as example from (select distinct msoa from trust_catchment) t left join area a on a.code = t.msoa and a.level = 'msoa21' where a.code is null
            """),
        ("Catchments of a kind of admission are of one period", """
            select admission || ': ' || min(period) || ' and ' || max(period) as example from trust_catchment group by admission having min(period) <> max(period)
            """),
        ("Shares of a neighbourhood's patients sum to no more than all of them", """
            select msoa || ' ' || admission || ': ' || sum(share) as example from trust_catchment group by msoa, admission having sum(share) > 1.0051
            """),
        ("A practice's patients live in LSOAs of the release, each told of once", """
            select c.practice || ' ' || c.lsoa as example from practice_catchment c left join area a on a.code = c.lsoa and a.level = 'lsoa21'
            group by c.practice, c.lsoa having count(*) > 1 or count(a.code) = 0
            """),
        ("Shares of a practice's list sum to no more than all of it", """
            select practice || ': ' || sum(share) as example from practice_catchment group by practice having sum(share) > 1 + 1e-9
            """),
    ];
}
