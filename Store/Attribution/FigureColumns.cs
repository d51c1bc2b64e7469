using HealthNeeds.Core.Areas;
using HealthNeeds.Store.DuckDb;

namespace HealthNeeds.Store.Attribution;

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
