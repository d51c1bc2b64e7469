using HealthNeeds.Core.Releases;
using HealthNeeds.Store.DuckDb;
using HealthNeeds.Store.Schema;

namespace HealthNeeds.Store.Comparison;

/// <summary>Ranks of two releases, and what moved them: the sum of what moved them from each release to the next between the two.</summary>
internal sealed class MoveDifference(Session session, ComparedSide before, ComparedSide after, ReleaseChain chain)
{
    private readonly RenamedAreas renamed = new(session, before, after, CancellationToken.None);

    /// <summary>Largest moves beyond noise within England, by the share of all places they are.</summary>
    public IReadOnlyList<RankMove> Largest(int limit, CancellationToken token) => session.Query<MoveRow>(
        $"""
        with m as ({Sides("true", "true")}),
        large as (select * from m where {MoveRow.IsBeyondNoise} order by abs(m.to_median - m.from_median) / m.to_areas desc, m.focus, m.level, m.area limit $limit)
        {WithCauses("large")}
        order by abs(m.to_median - m.from_median) / m.to_areas desc, m.focus, m.level, m.area
        """,
        [.. Within(AreaCode.England, token), ("limit", limit)],
        token).ConvertAll(r => r.ToMove());

    public IReadOnlyList<MoveCount> Counts(CancellationToken token) => session.Query<MoveCount>(
        $"""
        with m as ({Sides("true", "true")}), judged as (select m.*, {MoveRow.IsBeyondNoise} as beyond from m)
        select focus, level, '{AreaCode.England}' as within, count(*)::integer as areas, count(*) filter (beyond)::integer as changed,
            count(*) filter (not beyond and from_median <> to_median)::integer as within_noise, count(*) filter (from_median = to_median)::integer as unmoved,
            count(*) filter (from_median is null or to_median is null)::integer as not_comparable, count(*) filter (beyond and to_median < from_median)::integer as up
        from judged group by focus, level order by focus <> 'overall', focus, level
        """,
        Within(AreaCode.England, token),
        token);

    /// <summary>Of one focus area, at one level, inside one larger area; largest first, those that do not compare last.</summary>
    public Page<RankMove> List(string focus, AreaLevel level, AreaCode within, bool changedOnly, long offset, int limit, CancellationToken token)
    {
        (string, object?)[] args = [.. Within(within, token), ("focus", focus), ("level", level.Id())];
        var picked = changedOnly ? MoveRow.IsBeyondNoise : "m.from_median is distinct from m.to_median";
        var sides = Sides("$focus", "$level");
        var total = session.Scalar<long>($"with m as ({sides}) select count(*) from m where {picked}", args, token);
        var rows = session.Query<MoveRow>(
            $"""
            with m as ({sides}),
            paged as (select * from m where {picked} order by abs(m.to_median - m.from_median) desc nulls last, m.area limit $limit offset $offset)
            {WithCauses("paged")}
            order by abs(m.to_median - m.from_median) desc nulls last, m.area
            """,
            [.. args, ("limit", limit), ("offset", offset)],
            token);
        return new Page<RankMove>(rows.ConvertAll(r => r.ToMove()), offset, total);
    }

    /// <summary>Where some areas of one level rank in England in both releases, moved or not, for every focus area: the overall ranking first, then largest move first.</summary>
    public IReadOnlyList<RankMove> Of(AreaLevel level, IReadOnlyList<AreaCode> areas, CancellationToken token) => session.Query<MoveRow>(
        $"""
        with m as ({Sides("true", "$level")}),
        picked as (select * from m where m.area in (select unnest(string_split($codes, ','))))
        {WithCauses("picked")}
        order by m.focus <> 'overall', m.focus, abs(m.to_median - m.from_median) desc nulls last, m.area
        """,
        [.. Within(AreaCode.England, token), ("level", level.Id()), ("codes", string.Join(',', areas))],
        token).ConvertAll(r => r.ToMove());

    /// <summary>The larger area by the codes of both releases.</summary>
    private (string, object?)[] Within(AreaCode within, CancellationToken token) => [("within", within.Value), ("was_within", renamed.Was(within, token))];

    /// <param name="focus">"true" for all focus areas; the same for <paramref name="level"/>.</param>
    private string Sides(string focus, string level) => $"""
        select coalesce(b.focus, a.focus) as focus, coalesce(b.level, a.level) as level, coalesce(b.area, a.now) as area, $within as within,
            a.median as from_median, a.lower as from_lower, a.upper as from_upper, a.areas as from_areas,
            b.median as to_median, b.lower as to_lower, b.upper as to_upper, b.areas as to_areas
        from (select w.*, {RenamedAreas.Now("w.area")} as now from ({Side(before, "$was_within", focus, level)}) w) a
        full join ({Side(after, "$within", focus, level)}) b on a.focus = b.focus and a.level = b.level and a.now = b.area
        """;

    private static string Side(ComparedSide side, string within, string focus, string level) =>
        $"select * from {side.Large}.ranking_within where within = {within}{(focus == "true" ? string.Empty : $" and focus = {focus}")}{(level == "true" ? string.Empty : $" and level = {level}")}";

    private const string Name = "coalesce(n.name, o.name) as area_name";

    private string Named => $"left join {after.Tables}.area n on n.code = m.area left join {before.Tables}.area o on o.code = m.area";

    /// <summary>A rank that one of the steps leaves out did not move in it. Where one of them does not know its causes, nor does the sum.</summary>
    private string WithCauses(string moves)
    {
        const string Known = "case when m.from_median is not null and m.to_median is not null and not coalesce(c.unknown, false)";
        if (chain.Links.Count == 0)
        {
            var parts = chain.IsKnown ? "case when m.from_median is not null and m.to_median is not null then 0 end" : "null::integer";
            return $"select m.*, {parts} as new_data, {parts} as revision, {parts} as method, {parts} as boundary, {Name} from {moves} m {Named}";
        }

        return $"""
            , c as (
                select s.focus, s.level, s.area, s.within, bool_or(s.new_data is null) as unknown, sum(s.new_data * s.sign)::integer as new_data,
                    sum(s.revision * s.sign)::integer as revision, sum(s.method * s.sign)::integer as method, sum(s.boundary * s.sign)::integer as boundary
                from ({string.Join(" union all ", chain.Links.Select(Link))}) s
                group by s.focus, s.level, s.area, s.within)
            select m.*, {Known} then coalesce(c.new_data, 0) end as new_data, {Known} then coalesce(c.revision, 0) end as revision,
                {Known} then coalesce(c.method, 0) end as method, {Known} then coalesce(c.boundary, 0) end as boundary, {Name}
            from {moves} m {Named} left join c on c.focus = m.focus and c.level = m.level and c.area = m.area and c.within = m.within
            """;
    }

    /// <summary>The moves of one step, by the codes that the second release has: its own names areas as they were then.</summary>
    private static string Link(ChainLink link) => $"""
        select r.* replace ({RenamedAreas.Now("r.area")} as area, {RenamedAreas.Now("r.within")} as within), {link.Sign} as sign from {link.Tables}.rank_move r where r.within in ($within, $was_within)
        """;
}
