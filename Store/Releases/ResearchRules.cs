namespace HealthNeeds.Store.Releases;

/// <summary>What holds of research in every release, as <see cref="ReleaseRules"/> has it.</summary>
internal static class ResearchRules
{
    public static readonly IReadOnlyList<(string Rule, string Sql)> All =
    [
        ("An award is made to an organisation of the release", """
            select a.register || ' ' || a.id as example from research_award a left join research_organisation o on o.id = a.organisation where a.organisation is not null and o.id is null
            """),
        ("An award is of a register that is a source", "select distinct register as example from research_award where register not in (select id from source)"),
        ("A part of an award is of one that is there", """
            select c.register || ' ' || c.award as example from research_award_category c
            left join research_award a on a.register = c.register and a.kind = c.kind and a.id = c.award where a.id is null
            """),
        ("Shares of an award sum to 1 at most", """
            select register || ' ' || award || ': ' || sum(share) as example from research_award_category group by register, kind, award having sum(share) > 1.000001
            """),
        ("A category is known or has none", "select printed as example from research_award_category where category is not null and category not in (select id from research_category)"),
        ("An organisation lies in areas of the release", """
            select o.id || ' in ' || p.code as example from research_organisation o, lateral (select unnest([o.lsoa, o.icb]) as code) p
            where p.code is not null and p.code not in (select code from area)
            """),
    ];
}
