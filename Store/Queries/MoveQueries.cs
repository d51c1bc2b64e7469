using HealthNeeds.Core.Releases;
using HealthNeeds.Store.DuckDb;
using HealthNeeds.Store.Schema;

namespace HealthNeeds.Store.Queries;

/// <summary>How ranks moved since the release before, as found when this release was made. Empty for the first of a line.</summary>
public sealed class MoveQueries
{
    private readonly Database database;

    internal MoveQueries(Database database, ReleaseInfo release)
    {
        this.database = database;
        Since = release.Previous;
        CausesUnknown = release.CausesUnknown;
    }

    /// <summary>The release that moves are counted from; null for the first of a line: there is nothing to compare with.</summary>
    public PreviousRelease? Since { get; }

    /// <summary>Why it is not known what moved ranks since then; null where it is.</summary>
    public string? CausesUnknown { get; }

    /// <summary>How many areas of a level moved inside <paramref name="within"/>; null for the first of a line, or where nothing is ranked there.</summary>
    public MoveCount? Count(string focus, AreaLevel level, AreaCode within, CancellationToken token = default)
    {
        if (Since is null)
            return null;
        var row = database.Query<CountRow>(
            """
            select (select count(*) from ranking_within where focus = $focus and level = $level and within = $within) as ranked,
                count(*) filter (m.beyond_noise) as changed, count(*) filter (not m.beyond_noise and m.move is not null) as within_noise,
                count(*) filter (m.from_median is null) as added, count(*) filter (m.to_median is null) as retired, count(*) filter (m.beyond_noise and m.move < 0) as up
            from rank_move m where m.focus = $focus and m.level = $level and m.within = $within
            """,
            [("focus", focus), ("level", level.Id()), ("within", within.Value)],
            token).Single();
        return row.Ranked + row.Retired == 0 ? null : row.ToCount(focus, level, within);
    }

    /// <summary>Ranks that moved, largest move first, those that do not compare last. Unmoved ones are left out.</summary>
    /// <param name="changedOnly">Only moves beyond noise.</param>
    public Page<RankMove> List(string focus, AreaLevel level, AreaCode within, bool changedOnly, long offset, int limit, CancellationToken token = default)
    {
        const string Where = "from rank_move m left join area n on n.code = m.area where m.focus = $focus and m.level = $level and m.within = $within and (m.beyond_noise or not $changed)";
        (string, object?)[] args = [("focus", focus), ("level", level.Id()), ("within", within.Value), ("changed", changedOnly)];
        var total = database.Query<long>($"select count(*) {Where}", args, token).Single();
        var rows = database.Query<MoveRow>(
            $"select {MoveRow.Columns} {Where} order by abs(m.move) desc nulls last, m.area limit $limit offset $offset",
            [.. args, ("limit", limit), ("offset", offset)],
            token);
        return new Page<RankMove>(rows.ConvertAll(r => r.ToMove()), offset, total);
    }

    /// <summary>One area's moves within England, its ICB, its authority and its MSOA, for every focus area; unmoved ones are left out.</summary>
    public IReadOnlyList<RankMove> ForArea(AreaCode area, CancellationToken token = default)
    {
        if (Since is null || new AreaQueries(database).Find(area, token) is not { } here)
            return [];
        return database.Query<MoveRow>(
            $"""
            select {MoveRow.Columns} from rank_move m left join area n on n.code = m.area left join focus_area f on f.id = m.focus
            where m.area = $area and m.level = $level and m.within in ('E92000001', $icb, $authority, $msoa)
            order by f.position nulls first, m.within <> 'E92000001', m.within
            """,
            [("area", area.Value), ("level", here.Level.Id()), ("icb", here.Icb?.Value), ("authority", here.LocalAuthority?.Value), ("msoa", here.Msoa?.Value)],
            token).ConvertAll(r => r.ToMove());
    }

    /// <summary>Moves beyond noise of some areas of one level within England, for every focus area: the overall ranking first, then largest move first.</summary>
    public IReadOnlyList<RankMove> Of(AreaLevel level, IReadOnlyList<AreaCode> areas, CancellationToken token = default) => Since is null ? [] : database.Query<MoveRow>(
        $"""
        select {MoveRow.Columns} from rank_move m left join area n on n.code = m.area
        where m.beyond_noise and m.level = $level and m.within = 'E92000001' and m.area in (select unnest(string_split($codes, ',')))
        order by m.focus <> 'overall', m.focus, abs(m.move) desc, m.area
        """,
        [("level", level.Id()), ("codes", string.Join(',', areas))],
        token).ConvertAll(r => r.ToMove());

    private sealed record CountRow(long Ranked, long Changed, long WithinNoise, long Added, long Retired, long Up)
    {
        public MoveCount ToCount(string focus, AreaLevel level, AreaCode within)
        {
            var unmoved = Ranked - Added - Changed - WithinNoise;
            return new MoveCount(focus, level, within, (int)(Ranked + Retired), (int)Changed, (int)WithinNoise, (int)unmoved, (int)(Added + Retired), (int)Up);
        }
    }
}
