using HealthNeeds.Store.DuckDb;

namespace HealthNeeds.Store.Attribution;

/// <summary>
/// Carries what is published by GP practice to where its patients live: the mean over the practices an LSOA's residents
/// are registered with, weighted by how many are registered with each. LSOAs of one practice share its figure, so this is
/// modelled, and says so by its route.
/// </summary>
internal sealed class Registrations(Session session)
{
    /// <summary>An LSOA gets a figure where the practices that have one hold at least this share of its patients.</summary>
    private const double Coverage = 0.8;

    public AttributionCount Carry(CancellationToken token)
    {
        // Patients of an LSOA that was split are shared equally among its pieces: within it nothing tells them apart.
        session.Execute(
            """
            create or replace temp table lists as
            with successors as (select lsoa11, count(*) as pieces from work.lsoa_change group by lsoa11)
            select r.practice, c.lsoa21, sum(r.patients::double / s.pieces) as patients
            from work.registration r join work.lsoa_change c on c.lsoa11 = r.lsoa11 join successors s on s.lsoa11 = r.lsoa11
            group by r.practice, c.lsoa21
            """,
            [],
            token);
        session.Execute("create or replace temp table residents as select lsoa21, sum(patients) as patients from lists group by lsoa21", [], token);
        var made = session.Execute(
            """
            insert into work.observation
            with known as (
                select f.indicator, p.canonical, p.period_end, f.sex, l.lsoa21, sum(f.value * l.patients) as weighted, sum(l.patients) as patients
                from work.figure f
                join indicator i on i.id = f.indicator join work.period p on p.period = f.period
                join lists l on l.practice = f.area
                where i.native_level = 'practice' and f.value is not null
                group by all),
            published as (select distinct indicator, canonical, period_end, sex from known)
            select p.indicator, r.lsoa21, p.canonical, p.period_end, p.sex,
                case when k.patients >= $coverage * r.patients then k.weighted / k.patients end, null, null, null, null,
                case when k.patients >= $coverage * r.patients then null else 'not-in-source' end, 'registrations'
            from published p cross join residents r
            left join known k on k.indicator = p.indicator and k.canonical = p.canonical and k.sex = p.sex and k.lsoa21 = r.lsoa21
            """,
            [("coverage", Coverage)],
            token);
        return new AttributionCount("practice", Count("true", token), Count("f.area in (select practice from lists)", token), made);
    }

    private long Count(string condition, CancellationToken token) => session.Scalar<long>(
        $"select count(*) from work.figure f join indicator i on i.id = f.indicator where i.native_level = 'practice' and {condition}", [], token);
}
