using HealthNeeds.Core.Releases;
using HealthNeeds.Store.DuckDb;

namespace HealthNeeds.Store.Comparison;

/// <summary>Areas of two releases: codes and membership are geography, everything else about an area is a correction.</summary>
internal sealed class AreaDifference(Session session, ComparedSide before, ComparedSide after)
{
    private const string IsGeography = """
        (a.code is null or b.code is null or a.code <> b.code or a.level <> b.level or a.msoa21 is distinct from b.msoa21 or a.ltla24 is distinct from b.ltla24 or a.icb is distinct from b.icb)
        """;

    private const string IsCorrection = $"""
        (not {IsGeography} and (a.name <> b.name or a.population is distinct from b.population or a.rural_urban is distinct from b.rural_urban
            or a.latitude is distinct from b.latitude or a.longitude is distinct from b.longitude))
        """;

    /// <summary>What only its larger area's new code changes about an area is no change of it.</summary>
    private string Both => $"""
        (
            select x.* replace ({RenamedAreas.Now("x.msoa21")} as msoa21, {RenamedAreas.Now("x.ltla24")} as ltla24, {RenamedAreas.Now("x.icb")} as icb), {RenamedAreas.Now("x.code")} as now
            from {before.Tables}.area x) a
        full join {after.Tables}.area b on a.now = b.code
        """;

    public long Count(bool geography, CancellationToken token) =>
        session.Scalar<long>($"select count(*) from {Both} where {(geography ? IsGeography : IsCorrection)}", [], token);

    public IReadOnlyList<AreaChange> List(int limit, CancellationToken token) => session.Query<Row>(
        $"""
        with origin as (
            select code, string_agg(before, ', ' order by before) as codes from {after.Tables}.predecessor
            where before in (select code from {before.Tables}.area) group by code)
        select coalesce(b.code, a.code) as code, coalesce(b.name, a.name) as name, coalesce(b.level, a.level) as level, {IsGeography} as geography,
            a.code is null as added, b.code is null as withdrawn,
            o.codes as origin, concat_ws('; ', {Item("code", "code")}, {Item("MSOA", "msoa21")}, {Item("authority", "ltla24")}, {Item("ICB", "icb")}, {Item("name", "name")}, {Item("residents", "population")}, {Item("class", "rural_urban")},
                case when a.latitude is distinct from b.latitude or a.longitude is distinct from b.longitude then 'centre moved' end) as detail
        from {Both} left join origin o on o.code = b.code
        where {IsGeography} or {IsCorrection}
        order by 4 desc, 3, 1
        limit $limit
        """,
        [("limit", limit)],
        token).ConvertAll(r => r.ToChange());

    private static string Item(string word, string column) =>
        $"case when a.code is not null and b.code is not null and a.{column} is distinct from b.{column} then concat('{word} ', coalesce(a.{column}::varchar, 'none'), ' → ', coalesce(b.{column}::varchar, 'none')) end";

    private sealed record Row(string Code, string Name, string Level, bool Geography, bool Added, bool Withdrawn, string? Origin, string Detail)
    {
        public AreaChange ToChange() => new(
            Added ? ChangeKind.Added : Withdrawn ? ChangeKind.Withdrawn : ChangeKind.Changed,
            new AreaCode(Code),
            Name,
            EnumWords.Parse<AreaLevel>(Level),
            Added ? Origin is null ? "new in this release" : $"new in this release; before, it was part or all of {Origin}" : Withdrawn ? "no longer in the release" : Detail,
            Geography);
    }
}
