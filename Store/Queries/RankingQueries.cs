using HealthNeeds.Store.DuckDb;
using HealthNeeds.Store.Schema;

namespace HealthNeeds.Store.Queries;

/// <summary>Who ranks where for what, and why. An unknown focus area, level or code gives an empty answer: whoever asks checks them first.</summary>
public sealed class RankingQueries
{
    private const string InEngland = "e.median as england_median, e.lower as england_lower, e.upper as england_upper, e.areas as england_areas";

    private readonly Database database;

    internal RankingQueries(Database database) => this.database = database;

    /// <summary>The areas of one level inside <paramref name="within"/>, greatest first: by rank, then by what they are ranked by. Empty where they are not ranked by it.</summary>
    public IReadOnlyList<RankedArea> List(string focus, AreaLevel level, AreaCode within, NeedKind kind = NeedKind.Unmet, CancellationToken token = default)
    {
        var sql = $"""
            select {RankingRow.Columns}, w.median, w.lower, w.upper, w.areas, {InEngland}, {RankTableSql.WorstTenth(kind, "e")} as england_worst_tenth, {AreaRow.Columns}
            from {RankTableSql.Of(kind)} w
            join {RankTableSql.Of(kind)} e on e.area = w.area
            join ranking r on r.area = w.area
            join area a on a.code = w.area
            where w.focus = $focus and w.level = $level and w.within = $within
              and e.focus = $focus and e.level = $level and e.within = 'E92000001'
              and r.focus = $focus and r.level = $level
            order by w.median, r.{RankTableSql.Column(kind)} desc nulls last, r.area
            """;
        return database.QueryWithArea<NeedRanking, RankedRow>(sql, [("focus", focus), ("level", level.Id()), ("within", within.Value)], RankedRow.Start, token).ConvertAll(r => r.Second.ToRankedArea(kind, r.First, r.Area));
    }

    /// <summary>One area's place, or null where it has no rank of that kind inside <paramref name="within"/>.</summary>
    public RankedArea? Find(string focus, AreaCode area, AreaCode within, NeedKind kind = NeedKind.Unmet, CancellationToken token = default)
    {
        var sql = $"""
            select {RankingRow.Columns}, w.median, w.lower, w.upper, w.areas, {InEngland}, {RankTableSql.WorstTenth(kind, "e")} as england_worst_tenth, {AreaRow.Columns}
            from {RankTableSql.Of(kind)} w
            join {RankTableSql.Of(kind)} e on e.area = w.area
            join ranking r on r.focus = w.focus and r.area = w.area
            join area a on a.code = w.area
            where w.focus = $focus and w.within = $within and w.area = $area and r.area = $area
              and e.focus = $focus and e.within = 'E92000001' and e.area = $area
            """;
        return database.QueryWithArea<NeedRanking, RankedRow>(sql, [("focus", focus), ("area", area.Value), ("within", within.Value)], RankedRow.Start, token).ConvertAll(r => r.Second.ToRankedArea(kind, r.First, r.Area)).SingleOrDefault();
    }

    /// <summary>Some areas of one level among all of England, greatest first. What is not ranked is not in it.</summary>
    public IReadOnlyList<RankedArea> Of(string focus, AreaLevel level, IReadOnlyList<AreaCode> areas, NeedKind kind = NeedKind.Unmet, CancellationToken token = default)
    {
        var sql = $"""
            select {RankingRow.Columns}, e.median, e.lower, e.upper, e.areas, {InEngland}, {RankTableSql.WorstTenth(kind, "e")} as england_worst_tenth, {AreaRow.Columns}
            from {RankTableSql.Of(kind)} e join ranking r on r.area = e.area join area a on a.code = e.area
            where e.focus = $focus and e.level = $level and e.within = 'E92000001' and e.area in (select unnest(string_split($codes, ',')))
              and r.focus = $focus and r.level = $level
            order by e.median, r.{RankTableSql.Column(kind)} desc nulls last, r.area
            """;
        return database.QueryWithArea<NeedRanking, RankedRow>(sql, [("focus", focus), ("level", level.Id()), ("codes", string.Join(',', areas))], RankedRow.Start, token).ConvertAll(r => r.Second.ToRankedArea(kind, r.First, r.Area));
    }

    /// <summary>The levels at which areas are ranked by each kind; a kind that nothing is ranked by is not in it.</summary>
    public ILookup<NeedKind, AreaLevel> Levels(string focus, CancellationToken token = default) => database.Query<(NeedKind Kind, AreaLevel Level)>(
        """
        select distinct 'unmet' as kind, level from ranking where focus = $focus
        union all select distinct kind, level from ranking_kind where focus = $focus and within = 'E92000001'
        order by 1, 2
        """,
        [("focus", focus)],
        token).ToLookup(r => r.Kind, r => r.Level);

    /// <summary>Every focus area's ranking of one area, the overall one first, then in the order of the focus areas.</summary>
    public IReadOnlyList<FocusRanking> ForArea(AreaCode area, CancellationToken token = default)
    {
        const string Rankings = $"""
            select {RankingRow.Columns} from ranking r left join focus_area f on f.id = r.focus
            where r.area = $area and r.level = $level order by f.position nulls first
            """;
        // The level and the places it can be ranked in say where to look; the area alone would mean reading every rank.
        const string Places = "w.area = $area and w.level = $level and w.within in ('E92000001', $icb, $authority, $msoa)";
        const string Ranks = $"""
            select 'unmet' as kind, w.focus, w.within, w.median, w.lower, w.upper, w.areas from ranking_within w where {Places}
            union all select w.kind, w.focus, w.within, w.median, w.lower, w.upper, w.areas from ranking_kind w where {Places}
            order by 1, 2, 3
            """;
        if (new AreaQueries(database).Find(area, token) is not { } here)
            return [];
        var ranks = database.Query<RankWithinRow>(Ranks, [("area", area.Value), ("level", here.Level.Id()), ("icb", here.Icb?.Value), ("authority", here.LocalAuthority?.Value), ("msoa", here.Msoa?.Value)], token).ToLookup(r => r.Focus);
        return database.Query<NeedRanking>(Rankings, [("area", area.Value), ("level", here.Level.Id())], token).ConvertAll(r => RankWithinRow.Gather(r, ranks[r.Focus]));
    }

    /// <summary>What the score is the sum of, largest amount first.</summary>
    public IReadOnlyList<Contribution> Contributions(string focus, AreaCode area, CancellationToken token = default) =>
        database.Query<Contribution>(
            "select side, domain, value from contribution where focus = $focus and area = $area order by abs(value) desc, side, domain",
            [("focus", focus), ("area", area.Value)],
            token);

    /// <summary>The same for every focus area at once, by focus id: one look at the table instead of one for each.</summary>
    public ILookup<string, Contribution> ContributionsByFocus(AreaCode area, CancellationToken token = default) =>
        database.Query<(string Focus, ContributionSide Side, string Domain, double Value)>(
            "select focus, side, domain, value from contribution where area = $area order by focus, abs(value) desc, side, domain",
            [("area", area.Value)],
            token).ToLookup(r => r.Focus, r => new Contribution(r.Side, r.Domain, r.Value), StringComparer.Ordinal);

    /// <summary>The same for every area of a level inside <paramref name="within"/> at once.</summary>
    public ILookup<AreaCode, Contribution> Contributions(string focus, AreaLevel level, AreaCode within, CancellationToken token = default)
    {
        const string Sql = $"""
            select c.area, c.side, c.domain, c.value
            from contribution c join area a on a.code = c.area
            where c.focus = $focus and c.level = $level and a.level = $level and {AreaRow.IsWithin}
            order by c.area, abs(c.value) desc, c.side, c.domain
            """;
        return database.Query<(AreaCode Area, ContributionSide Side, string Domain, double Value)>(Sql, [("focus", focus), ("level", level.Id()), ("within", within.Value)], token)
            .ToLookup(r => r.Area, r => new Contribution(r.Side, r.Domain, r.Value));
    }

    /// <summary>The median of every domain's contribution over the areas inside <paramref name="within"/>: what an area's own is compared with.</summary>
    public IReadOnlyList<Contribution> ContributionMedians(string focus, AreaLevel level, AreaCode within, CancellationToken token = default)
    {
        const string Sql = $"""
            select c.side, c.domain, median(c.value) as value
            from contribution c join area a on a.code = c.area
            where c.focus = $focus and c.level = $level and a.level = $level and {AreaRow.IsWithin}
            group by c.side, c.domain order by c.side, c.domain
            """;
        return database.Query<Contribution>(Sql, [("focus", focus), ("level", level.Id()), ("within", within.Value)], token);
    }
}
