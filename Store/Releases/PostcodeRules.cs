namespace HealthNeeds.Store.Releases;

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
