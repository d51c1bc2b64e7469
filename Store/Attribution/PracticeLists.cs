using HealthNeeds.Store.DuckDb;

namespace HealthNeeds.Store.Attribution;

/// <summary>Who is registered where, on the release's areas: temporary tables of the session, made from <c>work.registration</c>.</summary>
internal static class PracticeLists
{
    /// <summary>Makes <c>lists</c> (practice, lsoa21, patients) and <c>residents</c> (lsoa21, patients).</summary>
    public static void Make(Session session, CancellationToken token)
    {
        // Patients of an LSOA that was split are shared equally among its pieces: within it nothing tells them apart.
        session.Execute(
            $"""
            create or replace temp table lists as
            with successors as (select lsoa11, count(*) as pieces from work.lsoa_change group by lsoa11)
            select r.practice, c.lsoa21, {ExactSum.Of("r.patients::double / s.pieces")}::double as patients
            from work.registration r join work.lsoa_change c on c.lsoa11 = r.lsoa11 join successors s on s.lsoa11 = r.lsoa11
            group by r.practice, c.lsoa21
            union all
            select practice, lsoa21, patients::double from work.registration where lsoa21 is not null
            """,
            [],
            token);
        session.Execute($"create or replace temp table residents as select lsoa21, {ExactSum.Of("patients")}::double as patients from lists group by lsoa21", [], token);
    }
}
