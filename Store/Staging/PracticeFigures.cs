using HealthNeeds.Store.DuckDb;

namespace HealthNeeds.Store.Staging;

/// <summary>
/// Carries what is published by GP practice to where its patients live: the mean over the practices an LSOA's residents
/// are registered with, weighted by how many are registered with each. LSOAs of one practice share its figure, so this is
/// modelled, and says so by its route. The denominator is the LSOA's registered patients.
/// </summary>
internal sealed class PracticeFigures(Session session)
{
    /// <summary>An LSOA gets a figure where the practices that have one hold at least this share of its patients.</summary>
    private const double Coverage = 0.8;

    /// <summary>The newest, and the one before it to check by: Fingertips gives fifteen years, each of which is a figure for every LSOA.</summary>
    private const int Periods = 2;

    public AttributionCount Carry(CancellationToken token)
    {
        PracticeLists.Make(session, token);
        PracticeLists.KeepCatchments(session, token);
        // A number for each indicator, period and sex, as LSOAs have one: the join below has twenty million rows.
        session.Execute(
            """
            create or replace temp table published as
            select row_number() over ()::integer as j, f.indicator, f.period, p.canonical, p.period_end, f.sex
            from work.figure f join indicator i on i.id = f.indicator join work.period p on p.period = f.period
            where i.native_level = 'practice' group by f.indicator, f.period, p.canonical, p.period_end, f.sex
            qualify dense_rank() over (partition by f.indicator order by p.period_end desc) <= $periods
            """,
            [("periods", Periods)],
            token);
        var made = session.Execute(
            $"""
            insert into work.observation
            with known as (
                select p.j, l.place, {ExactSum.Of("f.value * l.patients")} as weighted, {ExactSum.Of("l.exact")} as patients
                from work.figure f
                join published p on p.indicator = f.indicator and p.period = f.period and p.sex = f.sex
                join lists l on l.practice = f.area
                where f.value is not null
                group by p.j, l.place)
            select p.indicator, r.lsoa21, p.canonical, p.period_end, p.sex,
                case when k.patients >= $coverage * r.patients then k.weighted / k.patients end, null, null, null, r.patients,
                case when k.patients >= $coverage * r.patients then null else 'not-in-source' end, 'registrations', null, null
            from published p cross join residents r
            left join known k on k.j = p.j and k.place = r.place
            """,
            [("coverage", Coverage)],
            token);
        return new AttributionCount("practice", Count("true", token), Count("f.area in (select practice from lists)", token), made);
    }

    private long Count(string condition, CancellationToken token) => session.Scalar<long>(
        $"select count(*) from work.figure f join indicator i on i.id = f.indicator where i.native_level = 'practice' and {condition}", [], token);
}

/// <summary>Who is registered where, on the release's areas: temporary tables of the session, made from <c>work.registration</c>.</summary>
internal static class PracticeLists
{
    /// <summary>Makes <c>lists</c> (practice, lsoa21, place, patients, exact) and <c>residents</c> (place, lsoa21, patients): place is the LSOA's number, exact are the patients as they are added.</summary>
    public static void Make(Session session, CancellationToken token)
    {
        // Patients of an LSOA that was split are shared equally among its pieces: within it nothing tells them apart.
        session.Execute(
            $"""
            create or replace temp table registered as
            with successors as (select lsoa11, count(*) as pieces from work.lsoa_change group by lsoa11)
            select r.practice, c.lsoa21, {ExactSum.Of("r.patients::double / s.pieces")}::double as patients
            from work.registration r join work.lsoa_change c on c.lsoa11 = r.lsoa11 join successors s on s.lsoa11 = r.lsoa11
            group by r.practice, c.lsoa21
            union all
            select practice, lsoa21, patients::double from work.registration where lsoa21 is not null
            """,
            [],
            token);
        session.Execute(
            $"""
            create or replace temp table residents as
            select row_number() over (order by lsoa21)::integer as place, lsoa21, {ExactSum.Of("patients")}::double as patients from registered group by lsoa21
            """,
            [],
            token);
        session.Execute(
            $"""
            create or replace temp table lists as
            select d.practice, d.lsoa21, r.place, d.patients, {ExactSum.Term("d.patients")} as exact from registered d join residents r on r.lsoa21 = d.lsoa21
            """,
            [],
            token);
        session.Execute("drop table registered", [], token);
    }

    /// <summary>Into the release, from <c>lists</c>: where the patients of each practice live.</summary>
    public static void KeepCatchments(Session session, CancellationToken token) => session.Execute(
        $"""
        insert into practice_catchment
        with whole as (select practice, {ExactSum.Of("patients")}::double as list from lists group by practice)
        select l.practice, l.lsoa21, {ExactSum.Of("l.patients")}::double / w.list as share, w.list
        from lists l join whole w on w.practice = l.practice
        where w.list > 0 and l.lsoa21 in (select code from area)
        group by l.practice, l.lsoa21, w.list having share >= $least
        order by l.practice, l.lsoa21
        """,
        [("least", PracticeShare.Least)],
        token);
}
