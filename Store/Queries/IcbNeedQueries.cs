using HealthNeeds.Store.DuckDb;

namespace HealthNeeds.Store.Queries;

/// <summary>What residents of ICBs need; an unknown focus area gives an empty answer.</summary>
public sealed class IcbNeedQueries
{
    private readonly Database database;

    internal IcbNeedQueries(Database database) => this.database = database;

    /// <summary>Each ICB's need as the mean over its residents, and how its neighbourhoods stand in England; by code. No ICB is ranked in a release.</summary>
    public IReadOnlyList<IcbNeed> List(string focus, CancellationToken token = default)
    {
        const string Sql = """
            select a.icb, sum(r.score * a.population) / sum(a.population) as score, sum(r.burden * a.population) / sum(a.population) as burden,
                case when count(r.gap) > 0 then sum(coalesce(r.gap, 0) * a.population) / sum(a.population) end as gap,
                count(*)::integer as neighbourhoods, count(*) filter (r.worst_tenth >= 0.8)::integer as worst,
                sum(a.population)::bigint as residents, coalesce(sum(a.population) filter (r.worst_tenth >= 0.8), 0)::bigint as worst_residents
            from ranking r join area a on a.code = r.area
            where a.icb is not null and r.focus = $focus and r.level = 'lsoa21'
            group by a.icb order by a.icb
            """;
        return database.Query<IcbNeed>(Sql, [("focus", focus)], token);
    }
}
