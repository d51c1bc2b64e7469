using HealthNeeds.Store.DuckDb;

namespace HealthNeeds.Store.Staging;

/// <summary>
/// Which year's MSOAs a figure is about. Publishers move to those of 2021 indicator by indicator, and keep older periods as they were: the vintage belongs to an indicator and
/// a period. One with a code that only one of the two years has is of that year; codes of both are the same places in both.
/// </summary>
internal static class FigureVintages
{
    /// <summary>Figures (f) with their indicators (i), to be followed by conditions on <see cref="Level"/>.</summary>
    public const string Figures = """
        work.figure f join indicator i on i.id = f.indicator left join vintage v on v.indicator = f.indicator and v.period = f.period
        """;

    /// <summary>The level a figure was published for.</summary>
    public const string Level = "coalesce(v.level, i.native_level)";

    /// <summary>Codes of the other year's MSOAs beside those that each native level is made of.</summary>
    public const string KnownAreas = $"""
        (select level, code from {FigureBatches.KnownAreas}
         union select 'msoa11', code from area where level = 'msoa21'
         union select 'msoa21', msoa11 from work.msoa_change)
        """;

    /// <summary>Finds them; an indicator and period that is of its native level is not listed.</summary>
    public static void Find(Session session, CancellationToken token) => session.Execute(
        """
        create or replace temp table vintage as
        with newer as (select code from area where level = 'msoa21' and code not in (select msoa11 from work.msoa_change)),
        older as (select distinct msoa11 as code from work.msoa_change where msoa11 not in (select code from area where level = 'msoa21'))
        select distinct f.indicator, f.period, case i.native_level when 'msoa11' then 'msoa21' else 'msoa11' end as level
        from work.figure f join indicator i on i.id = f.indicator
        where (i.native_level = 'msoa11' and f.area in (select code from newer)) or (i.native_level = 'msoa21' and f.area in (select code from older))
        """,
        [],
        token);
}
