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

/// <summary>What holds of the postcodes of every release, as <see cref="ReleaseRules"/> has it.</summary>
internal static class PostcodeRules
{
    public static readonly IReadOnlyList<(string Rule, string Sql)> All =
    [
        ("A postcode lies in an LSOA of the release", """
            select p.lsoa21 as example from (select distinct lsoa21 from postcode) p left join area a on a.code = p.lsoa21 and a.level = 'lsoa21' where a.code is null
            """),
        ("Postcodes are of one edition of one directory", """
            select min(edition) || ' and ' || max(edition) as example from postcode having min(edition) <> max(edition) or min(source) <> max(source)
            """),
        ("A postcode is written as Royal Mail writes it", """
            select postcode as example from postcode where not regexp_full_match(postcode, '[A-Z]{1,2}[0-9][0-9A-Z]? [0-9][A-Z]{2}')
            """),
    ];
}
