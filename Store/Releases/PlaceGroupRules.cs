namespace HealthNeeds.Store.Releases;

/// <summary>What holds of wards and of primary care networks in every release, as <see cref="ReleaseRules"/> has it.</summary>
internal static class PlaceGroupRules
{
    public static readonly IReadOnlyList<(string Rule, string Sql)> All =
    [
        ("A ward is made of LSOAs of the release", "select w.lsoa21 as example from ward w left join area a on a.code = w.lsoa21 and a.level = 'lsoa21' where a.code is null"),
        ("A ward has one name", "select ward as example from ward group by ward having count(distinct name) > 1"),
        ("Wards, and networks, are of one edition", """
            select min(edition) || ' and ' || max(edition) as example from ward having min(edition) <> max(edition)
            union all select min(edition) || ' and ' || max(edition) from practice_network having min(edition) <> max(edition)
            """),
        ("A network has one name", "select network as example from practice_network group by network having count(distinct name) > 1"),
        ("Codes of wards and networks are formed as such", """
            select ward as example from ward where not regexp_full_match(ward, 'E05[0-9]{6}')
            union all select network from practice_network where not regexp_full_match(network, 'U[0-9]{5}')
            """),
    ];
}
