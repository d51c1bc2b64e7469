using HealthNeeds.Core.Releases;
using HealthNeeds.Store.DuckDb;
using HealthNeeds.Store.Schema;

namespace HealthNeeds.Store.Comparison;

/// <summary>Figures of two releases: fingerprints of series first, values only where fingerprints differ.</summary>
internal sealed class FigureDifference(Session session, ComparedSide before, ComparedSide after)
{
    public IReadOnlyList<SeriesChange> Series(CancellationToken token) => session.Query<SeriesChange>(
        $"""
        select case when a.indicator is null then 'added' else 'withdrawn' end as change, coalesce(b.indicator, a.indicator) as indicator, coalesce(j.name, i.name, b.indicator, a.indicator) as name,
            coalesce(b.period, a.period) as period, coalesce(b.sex, a.sex) as sex, coalesce(b.level, a.level) as level, coalesce(b.areas, a.areas) as areas
        from {before.Tables}.series a full join {after.Tables}.series b on a.indicator = b.indicator and a.period = b.period and a.sex = b.sex and a.level = b.level
        left join {before.Tables}.indicator i on i.id = a.indicator left join {after.Tables}.indicator j on j.id = b.indicator
        where a.indicator is null or b.indicator is null
        order by 2, 4, 5, 6
        """,
        [],
        token);

    public IReadOnlyList<SeriesRevision> Revisions(CancellationToken token) => Touched(token) == 0
        ? []
        : session.Query<RevisionRow>(
            $"""
            with joined as ({Joined}),
            counted as (
                select indicator, period, sex, level, count(*) as areas,
                    count(*) filter (x is not null and y is not null and revised) as revised,
                    count(*) filter (x is null and revised) as appeared, count(*) filter (y is null and revised) as disappeared,
                    median(abs(y - x) / abs(x)) filter (revised and x <> 0 and y is not null) as median_relative,
                    max(abs(y - x) / abs(x)) filter (revised and x <> 0 and y is not null) as largest_relative,
                    count(*) filter (corrected) as corrected, {FigureFields.Counts} as fields
                from joined group by indicator, period, sex, level)
            select c.indicator, coalesce(j.name, c.indicator) as name, c.period, c.sex, c.level, c.areas, c.revised, c.appeared, c.disappeared, c.median_relative, c.largest_relative, c.corrected, c.fields
            from counted c left join {after.Tables}.indicator j on j.id = c.indicator
            where c.revised + c.appeared + c.disappeared + c.corrected > 0
            order by c.indicator, c.period, c.sex, c.level
            """,
            [],
            token).ConvertAll(r => r.ToRevision());

    /// <param name="indicator">Null for all of them.</param>
    public Page<ValueRevision> Values(string? indicator, long offset, int limit, CancellationToken token)
    {
        if (Touched(token) == 0)
            return new Page<ValueRevision>([], offset, 0);
        // What one of the two withholds is not told from the other either, whichever is the newer: an address may name them in any order.
        const string Hidden = "coalesce(v.x_missing = 'suppressed' or v.y_missing = 'suppressed', false)";
        const string Picked = "(revised or corrected) and ($indicator is null or indicator = $indicator)";
        (string, object?)[] args = [("indicator", indicator)];
        var total = session.Scalar<long>($"select count(*) from ({Joined}) where {Picked}", args, token);
        var rows = session.Query<ValueRow>(
            $"""
            with paged as (select * from ({Joined}) where {Picked} order by indicator, period, sex, level, area limit $limit offset $offset)
            select v.indicator, v.period, v.sex, v.level, v.area, n.name as area_name, case when {Hidden} then null else v.x end as from_value, case when {Hidden} then null else v.y end as to_value,
                case when {Hidden} then 'suppressed' else v.x_missing end as x_missing, case when {Hidden} then 'suppressed' else v.y_missing end as y_missing, case when not {Hidden} then nullif(v.beside, '') end as beside
            from paged v join {after.Tables}.area n on n.code = v.area
            order by v.indicator, v.period, v.sex, v.level, v.area
            """,
            [.. args, ("limit", limit), ("offset", offset)],
            token);
        return new Page<ValueRevision>(rows.ConvertAll(r => r.ToRevision()), offset, total);
    }

    /// <summary>Values of the touched series, side by side, of areas that both releases hold.</summary>
    private string Joined => $"""
        select coalesce(q.indicator, p.indicator) as indicator, coalesce(q.period, p.period) as period, coalesce(q.sex, p.sex) as sex, coalesce(q.level, p.level) as level,
            coalesce(q.area, p.area) as area, p.value as x, q.value as y, p.missing as x_missing, q.missing as y_missing, {FigureFields.IsRevised} as revised,
            {FigureFields.IsCorrected} as corrected, {FigureFields.Detail} as beside, {FigureFields.Flags}
        from ({Side(before, "was")}) p full join ({Side(after, "code")}) q
            on p.indicator = q.indicator and p.area = q.area and p.period = q.period and p.sex = q.sex
        """;

    private static string Side(ComparedSide side, string code) => $"""
        select o.indicator, c.code as area, o.period, o.sex, t.level, o.value, {FigureFields.Columns}
        from {side.Large}.observation o
        join common c on c.{code} = o.area
        join touched t on t.indicator = o.indicator and t.period = o.period and t.sex = o.sex and t.level = c.level
        """;

    /// <summary>Series both hold whose fingerprints differ, and areas both hold at the same level.</summary>
    private long Touched(CancellationToken token)
    {
        _ = new RenamedAreas(session, before, after, token);
        session.Execute(
            $"create or replace temp table common as select b.code, a.code as was, a.level from {before.Tables}.area a join {after.Tables}.area b on {RenamedAreas.Now("a.code")} = b.code and a.level = b.level",
            [],
            token);
        session.Execute(
            $"""
            create or replace temp table touched as
            select a.indicator, a.period, a.sex, a.level
            from {before.Tables}.series a join {after.Tables}.series b on a.indicator = b.indicator and a.period = b.period and a.sex = b.sex and a.level = b.level
            where a.fingerprint <> b.fingerprint
            """,
            [],
            token);
        return session.Scalar<long>("select count(*) from touched", [], token);
    }

    private sealed record RevisionRow(
        string Indicator, string Name, string Period, Sex Sex, AreaLevel Level, long Areas, long Revised, long Appeared, long Disappeared, double? MedianRelative, double? LargestRelative,
        long Corrected, List<long> Fields)
    {
        public SeriesRevision ToRevision() => new(Indicator, Name, Period, Sex, Level, Areas, Revised, Appeared, Disappeared, MedianRelative, LargestRelative)
        {
            Corrected = Corrected,
            Fields = [.. FigureFields.Names.Zip(Fields, (name, areas) => new FieldRevision(name, areas)).Where(f => f.Areas > 0)],
        };
    }

    private sealed record ValueRow(
        string Indicator, string Period, Sex Sex, AreaLevel Level, AreaCode Area, string AreaName, double? FromValue, double? ToValue, string? XMissing, string? YMissing, string? Beside)
    {
        public ValueRevision ToRevision() => new(
            Indicator, Period, Sex, Level, Area, AreaName, FromValue, ToValue, Reason(XMissing), Reason(YMissing))
        {
            Beside = Beside,
        };

        private static MissingReason? Reason(string? id) => id is null ? null : EnumWords.Parse<MissingReason>(id);
    }
}
