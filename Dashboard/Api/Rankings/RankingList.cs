using HealthNeeds.Core.Rankings;
using HealthNeeds.Dashboard.Api.Areas;
using HealthNeeds.Dashboard.Api.Releases;

namespace HealthNeeds.Dashboard.Api.Rankings;

/// <param name="Kind">What areas are ranked by: "unmet", "burden" or "gap".</param>
/// <param name="Areas">How many areas are ranked.</param>
/// <param name="Reason">Why none is; null where some are.</param>
/// <param name="Items">Greatest first: by median rank, then by what they are ranked by, then by code. Made while they are written: England is 33,755 of them.</param>
internal sealed record RankingList(
    ReleaseStamp Release,
    string Focus,
    string Kind,
    string Level,
    AreaStamp Within,
    int Areas,
    string? Reason,
    string Order,
    RankingReading Reading,
    IReadOnlyList<string> Caveats,
    string Licence,
    IReadOnlyList<string> Attribution,
    IEnumerable<RankingItem> Items)
{
    public static string OrderBy(NeedKind kind) => $"rank.median ascending, then {(kind == NeedKind.Unmet ? "score" : kind.Id())} descending, then code";
}
