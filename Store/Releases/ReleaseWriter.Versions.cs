using HealthNeeds.Core.Changes;
using HealthNeeds.Store.Changes;

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

    /// <summary>The first of a line where there were releases that it is not compared with: says why, under a version that none of them had.</summary>
    public void Begin(DataVersion version, string reason)
    {
        session.Execute("update release set data_version = $version", [("version", version.ToString())]);
        SetReasons([reason]);
    }

    private void SetReasons(IReadOnlyList<string> reasons) => session.Execute("update release set reasons = $reasons", [("reasons", reasons.ToList())]);
}
