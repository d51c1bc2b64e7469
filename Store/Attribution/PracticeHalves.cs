using HealthNeeds.Core.Areas;
using HealthNeeds.Core.Indicators;
using HealthNeeds.Store.DuckDb;

namespace HealthNeeds.Store.Attribution;

/// <summary>
/// Figures of GP practices brought to where patients live twice, as <see cref="Registrations"/> does it, each time by every other practice only.
/// The same people, served by other practices: what the two disagree by is not the people's.
/// </summary>
internal sealed class PracticeHalves(Session session)
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
