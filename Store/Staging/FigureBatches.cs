using HealthNeeds.Store.DuckDb;

namespace HealthNeeds.Store.Staging;

internal static class FigureBatches
{
    /// <summary>The codes each native level is made of; England's own figure comes beside those of authorities.</summary>
    public const string KnownAreas = """
        (select 'lsoa11' as level, lsoa11 as code from work.lsoa_change
         union select 'msoa11', msoa11 from work.msoa_change
         union select 'ltla21', ltla21 from work.ltla_change
         union select 'ltla21', 'E92000001'
         union select 'ltla24', 'E92000001'
         union select 'practice', practice from work.registration
         union select level, code from area)
        """;

    public static List<FigureBatch> Of(Session session, CancellationToken token) => session.Query<FigureBatch>(
        $"""
        with expected as (select level, count(*) as areas from {KnownAreas} group by level)
        select f.source, f.indicator, f.period, f.sex, i.native_level as level, count(*) as areas, count(f.value) as known,
            coalesce(any_value(e.areas), 0) as expected, min(f.value) as minimum, median(f.value) as median, max(f.value) as maximum
        from work.figure f join indicator i on i.id = f.indicator left join expected e on e.level = i.native_level
        group by f.source, f.indicator, f.period, f.sex, i.native_level
        order by f.source, f.indicator, f.period, f.sex
        """,
        [],
        token);
}

/// <summary>One indicator, period and sex as it came: what batch rules look at.</summary>
/// <param name="Level">The indicator's native level.</param>
/// <param name="Areas">Areas with a row.</param>
/// <param name="Known">Those with a value.</param>
/// <param name="Expected">Areas of the level that the look-ups know.</param>
internal sealed record FigureBatch(string Source, string Indicator, string Period, string Sex, string Level, long Areas, long Known, long Expected, double? Minimum, double? Median, double? Maximum);

/// <summary>What became of one source's rows.</summary>
internal sealed record FigureCount(string Source, long RowsIn, long RowsRejected)
{
    public long RowsKept => RowsIn - RowsRejected;
}
