using HealthNeeds.Store.DuckDb;

namespace HealthNeeds.Store.Staging;

/// <summary>What <see cref="FigureSorter"/> asks of the engine once all figures are in.</summary>
internal static class FigureSql
{
    public const string WriteRemarks = $"""
        insert into said
        select f.said, m.id, n.text, t.id
        from (select distinct said from figure) f
        left join reason m on m.number = {FigureRemarks.Missing} left join note n on n.number = {FigureRemarks.Note} left join trend t on t.number = {FigureRemarks.Trend}
        """;

    public const string GatherParts = """
        insert into part
        select s.rank, f.area, f.value, f.lower, f.upper, f.count, f.denominator, f.said
        from figure f join series s on s.id = f.series
        where s.age is not null and not f.again
        """;

    public static string WriteParts(string path) => $"""
        copy (
            select s.indicator, a.code as area, s.period, s.sex, s.age, s.category_type, s.category,
                p.value, p.lower, p.upper, p.count, p.denominator, d.missing, d.note
            from part p join series s on s.rank = p.rank join area a on a.id = p.area
            join said d on d.number = p.said
            order by p.rank, p.area)
        to {SqlText.Quoted(path)}
        (format parquet, parquet_version v2, compression zstd, compression_level 1, row_group_size 122880)
        """;

    /// <summary>
    /// Names are enums: a join on the way to the file would lose the order, or one of the two threads, and the numbers of an enum
    /// are the dictionary of its column as they are, where text would be looked up row by row. Readers find text.
    /// Dictionaries are for the names: building them for values that hardly repeat takes time and saves nothing.
    /// </summary>
    public static string[] Write(string path) =>
    [
        "create type area_code as enum (select code from area order by id)",
        "create type reason_id as enum (select id from reason order by number)",
        "create type trend_id as enum (select id from trend order by number)",
        "create type note_text as enum (select distinct text from note order by text)",
        "create type series_name as enum (select distinct unnest([indicator, period, sex]) as name from series order by name)",
        """
        create table sorted as
        select s.indicator, a.code, s.period, s.sex, f.value, f.lower, f.upper, f.count, f.denominator, d.missing, d.note, d.trend
        from figure f
        join (select id, rank, indicator::series_name as indicator, period::series_name as period, sex::series_name as sex from series where age is null) s on s.id = f.series
        join (select id, code::area_code as code from area) a on a.id = f.area
        join (select number, missing::reason_id as missing, note::note_text as note, trend::trend_id as trend from said) d on d.number = f.said
        where not f.again
        order by s.rank, f.area
        """,
        "drop table figure",
        $"""
        copy (
            select indicator, code as area, period, sex, value, lower, upper, count, denominator, missing, note, trend
            from sorted)
        to {SqlText.Quoted(path)}
        (format parquet, parquet_version v2, compression zstd, compression_level 1, dictionary_size_limit 10000, row_group_size 122880)
        """,
    ];
}

/// <summary>
/// What is said of a figure (why it is missing, its note, its trend) as one number, for it repeats over millions of figures: a column and a look-up
/// less each. Four bits the reason, four the trend, the rest the note; 0 in each is none.
/// </summary>
internal static class FigureRemarks
{
    /// <summary>SQL of the reason's number in a column of these.</summary>
    public const string Missing = "(said & 15) - 1";

    public const string Trend = "((said >> 4) & 15) - 1";

    public const string Note = "(said >> 8) - 1";

    public static int Of(MissingReason? missing, Trend? trend, int? note) =>
        ((int?)missing + 1 ?? 0) | (((int?)trend + 1 ?? 0) << 4) | ((note + 1 ?? 0) << 8);
}
