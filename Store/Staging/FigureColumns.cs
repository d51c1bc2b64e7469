using HealthNeeds.Core.Areas;
using HealthNeeds.Core.Indicators;
using HealthNeeds.Core.Text;
using HealthNeeds.Core.Time;
using HealthNeeds.Store.DuckDb;
using HealthNeeds.Store.Schema;

namespace HealthNeeds.Store.Staging;

/// <summary>Figures of one level, column by column: value <c>[i]</c> of a column belongs to <c>Codes[i]</c>.</summary>
internal sealed record FigureColumns(IReadOnlyList<AreaCode> Codes, IReadOnlyList<FigureColumn> Columns)
{
    /// <summary>Streams the values into their arrays; the engine numbers rows and columns, so no text crosses per value.</summary>
    /// <param name="tables">The database that holds the observations: the working one, or a release's.</param>
    public static FigureColumns Read(Session session, string tables, AreaLevel level, CancellationToken token)
    {
        (string Name, object? Value)[] args = [("level", level.Id())];
        session.Execute($"create or replace temp table extracted as select row_number() over (order by code) - 1 as i, code from {(tables == "work" ? "release" : tables)}.area where level = $level", args, token);
        session.Execute(
            $"""
            create or replace temp table extracting as
            select row_number() over (order by indicator, period_end, period, sex) - 1 as j, indicator, period, sex
            from (select distinct indicator, period_end, period, sex from {tables}.observation o where o.area in (select code from extracted))
            """,
            [],
            token);
        var codes = session.Query<string>("select code from extracted order by i", [], token).ConvertAll(c => new AreaCode(c));
        var columns = session.Query<FigureKey>("select indicator, period, sex from extracting order by j", [], token).ConvertAll(k => k.Empty(codes.Count));
        session.Stream(
            $"""
            select a.i::integer, c.j::integer, o.value
            from {tables}.observation o
            join extracted a on a.code = o.area
            join extracting c on c.indicator = o.indicator and c.period = o.period and c.sex = o.sex
            where o.value is not null
            """,
            [],
            row => columns[row.GetInt32(1)].Values[row.GetInt32(0)] = row.GetDouble(2),
            token);
        return new FigureColumns(codes, columns);
    }
}

/// <summary>One indicator in one period for one sex over the areas of a level; NaN where there is no value.</summary>
internal sealed record FigureColumn(IndicatorId Indicator, Period Period, Sex Sex, double[] Values);

/// <summary>What a column is of, as the engine names it.</summary>
internal sealed record FigureKey(string Indicator, string Period, string Sex)
{
    /// <summary>A column without a value.</summary>
    public FigureColumn Empty(int areas)
    {
        var values = new double[areas];
        Array.Fill(values, double.NaN);
        return new FigureColumn(new IndicatorId(Indicator), HealthNeeds.Core.Time.Period.Parse(Period), EnumWords.Parse<Sex>(Sex), values);
    }
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
    public (FigureColumns First, FigureColumns Second) Read(IReadOnlyCollection<IndicatorId> indicators, CancellationToken token)
    {
        PracticeLists.Make(session, token);
        session.Execute("create or replace temp table halves as select practice, (row_number() over (order by practice) % 2)::integer as half from (select distinct practice from lists)", [], token);
        session.Execute("create or replace temp table placed as select row_number() over (order by code) - 1 as i, code from release.area where level = $level", [("level", AreaLevel.Lsoa21.Id())], token);
        session.Execute(
            """
            create or replace temp table halved as
            select row_number() over (order by indicator, period_end, period, sex) - 1 as j, indicator, published, period, sex
            from (
                select distinct f.indicator, f.period as published, p.canonical as period, p.period_end, f.sex
                from work.figure f join indicator i on i.id = f.indicator join work.period p on p.period = f.period
                where i.native_level = 'practice' and list_contains(string_split($indicators, ' '), f.indicator))
            """,
            [("indicators", string.Join(' ', indicators))],
            token);
        var codes = session.Query<string>("select code from placed order by i", [], token).ConvertAll(c => new AreaCode(c));
        var keys = session.Query<FigureKey>("select indicator, period, sex from halved order by j", [], token);
        FigureColumns Empty() => new(codes, keys.ConvertAll(k => k.Empty(codes.Count)));
        FigureColumns[] halves = [Empty(), Empty()];
        session.Stream(
            $"""
            select a.i::integer, k.j::integer, k.half, k.weighted / k.patients
            from (
                select h.j, l.lsoa21, n.half, {ExactSum.Of("f.value * l.patients")} as weighted, {ExactSum.Of("l.patients")} as patients
                from work.figure f
                join halved h on h.indicator = f.indicator and h.published = f.period and h.sex = f.sex
                join halves n on n.practice = f.area
                join lists l on l.practice = f.area
                where f.value is not null
                group by h.j, l.lsoa21, n.half) k
            join residents r on r.lsoa21 = k.lsoa21
            join placed a on a.code = k.lsoa21
            where k.patients >= $coverage * r.patients
            """,
            [("coverage", Coverage)],
            row => halves[row.GetInt32(2)].Columns[row.GetInt32(1)].Values[row.GetInt32(0)] = row.GetDouble(3),
            token);
        return (halves[0], halves[1]);
    }
}
