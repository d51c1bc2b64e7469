using HealthNeeds.Store.DuckDb;

namespace HealthNeeds.Store.Staging;

/// <summary>Figures of one level as a table of columns, as analyses read them.</summary>
internal static class FigureColumns
{
    /// <param name="tables">The database that holds the observations: the working one, or a release's.</param>
    /// <param name="limited">Indicators of which limits and counts are wanted besides.</param>
    public static AreaTable Read(Session session, string tables, AreaLevel level, IReadOnlyCollection<IndicatorId> limited, CancellationToken token)
    {
        var numbered = NumberedColumns.Make(
            session,
            $"{(tables == "work" ? "release" : tables)}.area",
            level,
            $"select distinct indicator, period as published, period, period_end, sex from {tables}.observation o where o.area in (select code from placed)",
            [],
            token);
        var values = numbered.Empty();
        session.Stream(
            $"""
            select a.i::integer, c.j::integer, o.value
            from {tables}.observation o
            join placed a on a.code = o.area
            join keyed c on c.indicator = o.indicator and c.period = o.period and c.sex = o.sex
            where o.value is not null
            """,
            [],
            row => values[row.GetInt32(1)][row.GetInt32(0)] = row.GetDouble(2),
            token);
        return numbered.Table(values, limited.Count == 0 ? null : Limits(session, tables, numbered, limited, token));
    }

    /// <summary>By number of the column; of those whose publisher gives any.</summary>
    private static Dictionary<int, ColumnLimits> Limits(Session session, string tables, NumberedColumns numbered, IReadOnlyCollection<IndicatorId> limited, CancellationToken token)
    {
        var limits = new Dictionary<int, ColumnLimits>();
        session.Stream(
            $"""
            select a.i::integer, c.j::integer, coalesce(o.lower, 'nan'::double), coalesce(o.upper, 'nan'::double), coalesce(o.count, 'nan'::double)
            from {tables}.observation o
            join placed a on a.code = o.area
            join keyed c on c.indicator = o.indicator and c.period = o.period and c.sex = o.sex
            where o.value is not null and coalesce(o.lower, o.upper, o.count) is not null and list_contains(string_split($limited, ' '), o.indicator)
            """,
            [("limited", string.Join(' ', limited))],
            row =>
            {
                var (area, column) = (row.GetInt32(0), row.GetInt32(1));
                if (!limits.TryGetValue(column, out var of)) limits[column] = of = ColumnLimits.Unknown(numbered.Areas);
                (of.Lower[area], of.Upper[area], of.Count[area]) = (row.GetDouble(2), row.GetDouble(3), row.GetDouble(4));
            },
            token);
        return limits;
    }
}

/// <summary>Areas and columns by number: values are streamed into arrays, and no text crosses per value.</summary>
internal sealed class NumberedColumns
{
    private readonly List<AreaCode> codes;
    private readonly List<ColumnKey> keys;

    private NumberedColumns(List<AreaCode> codes, List<ColumnKey> keys) => (this.codes, this.keys) = (codes, keys);

    /// <summary>Makes the temporary tables <c>placed</c> (i, code) and <c>keyed</c> (j, indicator, published, period, sex).</summary>
    /// <param name="areas">The table of areas, of which those of the level are numbered by code.</param>
    /// <param name="columns">A query for indicator, published, period, period_end and sex of each column, which may read <c>placed</c>.</param>
    public static NumberedColumns Make(Session session, string areas, AreaLevel level, string columns, (string Name, object? Value)[] args, CancellationToken token)
    {
        session.Execute($"create or replace temp table placed as select row_number() over (order by code) - 1 as i, code from {areas} where level = $level", [("level", level.Id())], token);
        session.Execute(
            $"""
            create or replace temp table keyed as
            select row_number() over (order by indicator, period_end, period, sex) - 1 as j, indicator, published, period, sex from ({columns})
            """,
            args,
            token);
        return new NumberedColumns(
            session.Query<AreaCode>("select code from placed order by i", [], token),
            session.Query<(IndicatorId Indicator, Period Period, Sex Sex)>("select indicator, period, sex from keyed order by j", [], token).ConvertAll(k => new ColumnKey(k.Indicator, k.Period, k.Sex)));
    }

    /// <summary>An array for each column, without a value.</summary>
    public double[][] Empty() => [.. keys.Select(_ => Enumerable.Repeat(double.NaN, codes.Count).ToArray())];

    public int Areas => codes.Count;

    /// <param name="limits">By number of the column; null where none were asked for.</param>
    public AreaTable Table(double[][] values, Dictionary<int, ColumnLimits>? limits = null) =>
        new(codes, keys.Index().ToDictionary(k => k.Item, k => values[k.Index]), limits?.ToDictionary(l => keys[l.Key], l => l.Value));
}

/// <summary>
/// Figures of GP practices brought to where patients live twice, as <see cref="PracticeFigures"/> does it, each time by every other practice only.
/// The same people, served by other practices: what the two disagree by is not the people's.
/// </summary>
internal sealed class PracticeHalvesReader(Session session)
{
    /// <summary>An LSOA gets a half's figure where the half's practices that have one hold at least this share of all its patients.</summary>
    private const double Coverage = 0.2;

    /// <summary>Every figure the working database holds of the indicators, in every period; both over all LSOAs, in the order of their codes.</summary>
    public (AreaTable First, AreaTable Second) Read(IReadOnlyCollection<IndicatorId> indicators, CancellationToken token)
    {
        PracticeLists.Make(session, token);
        session.Execute("create or replace temp table halves as select practice, (row_number() over (order by practice) % 2)::integer as half from (select distinct practice from lists)", [], token);
        var numbered = NumberedColumns.Make(
            session,
            "release.area",
            AreaLevel.Lsoa21,
            """
            select distinct f.indicator, f.period as published, p.canonical as period, p.period_end, f.sex
            from work.figure f join indicator i on i.id = f.indicator join work.period p on p.period = f.period
            where i.native_level = 'practice' and list_contains(string_split($indicators, ' '), f.indicator)
            """,
            [("indicators", string.Join(' ', indicators))],
            token);
        double[][][] halves = [numbered.Empty(), numbered.Empty()];
        session.Stream(
            $"""
            select a.i::integer, k.j::integer, k.half, k.weighted / k.patients
            from (
                select h.j, l.place, n.half, {ExactSum.Of("f.value * l.patients")} as weighted, {ExactSum.Of("l.exact")} as patients
                from work.figure f
                join keyed h on h.indicator = f.indicator and h.published = f.period and h.sex = f.sex
                join halves n on n.practice = f.area
                join lists l on l.practice = f.area
                where f.value is not null
                group by h.j, l.place, n.half) k
            join residents r on r.place = k.place
            join placed a on a.code = r.lsoa21
            where k.patients >= $coverage * r.patients
            """,
            [("coverage", Coverage)],
            row => halves[row.GetInt32(2)][row.GetInt32(1)][row.GetInt32(0)] = row.GetDouble(3),
            token);
        return (numbered.Table(halves[0]), numbered.Table(halves[1]));
    }
}
