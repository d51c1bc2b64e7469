using HealthNeeds.Core.Releases;
using HealthNeeds.Store.DuckDb;
using HealthNeeds.Store.Schema;

namespace HealthNeeds.Store.Releases;

internal sealed partial class ReleaseWriter
{
    /// <summary>From the observations appended so far: which series there are, and a fingerprint of each.</summary>
    public void AppendSeries(CancellationToken token = default) => session.Execute(
        $"""
        insert into series
        select o.indicator, o.period, o.sex, a.level, count(*), count(o.value), bit_xor(hash(o.area, {FigureFields.Fingerprint}))
        from work.observation o join area a on a.code = o.area
        group by o.indicator, o.period, o.sex, a.level
        """,
        [],
        token);

    /// <summary>Says which release this one follows, and how far the data version goes on for it. Without it, this is the first of a line.</summary>
    public void Follow(PreviousRelease previous, DataVersion version, IReadOnlyList<string> reasons, string? causesUnknown)
    {
        session.Execute(
            "update release set data_version = $version, previous_id = $id, previous_sha256 = $sha, previous_version = $before, causes_unknown = $note",
            [("version", version.ToString()), ("id", previous.Id), ("sha", previous.Sha256), ("before", previous.Version.ToString()), ("note", causesUnknown)]);
        SetReasons(reasons);
    }

    /// <summary>The first of a line where there were releases that it is not compared with: says why first, under a version that none of them had.</summary>
    public void Begin(DataVersion version, IReadOnlyList<string> reasons)
    {
        session.Execute("update release set data_version = $version", [("version", version.ToString())]);
        SetReasons(reasons);
    }

    private void SetReasons(IReadOnlyList<string> reasons) => session.Execute("update release set reasons = $reasons", [("reasons", reasons.ToList())]);
}

internal sealed partial class ReleaseWriter
{
    /// <summary>
    /// From the observations appended so far: how each indicator spreads over the areas of a level within England, every
    /// ICB and every authority. Areas without a value do not count; a spread needs two.
    /// </summary>
    public void AppendSpreads(CancellationToken token = default)
    {
        foreach (var within in (string[])["'E92000001'", "a.icb", "a.ltla24"])
        {
            session.Execute(
                $"""
                insert into work.indicator_spread
                select indicator, period, sex, level, within, areas, minimum, q[1], q[2], q[3], q[4], q[5], maximum, mean
                from (
                    select o.indicator, o.period, o.sex, a.level, {within} as within, count(*) as areas, min(o.value) as minimum, max(o.value) as maximum,
                        {ExactSum.Of("o.value")} / count(*) as mean, quantile_cont(o.value, [0.1, 0.25, 0.5, 0.75, 0.9]) as q
                    from work.observation o join area a on a.code = o.area
                    where o.value is not null and {within} is not null
                    group by all having count(*) > 1)
                """,
                [],
                token);
        }
    }
}
