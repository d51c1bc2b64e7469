using HealthNeeds.Dashboard.Api.Areas;
using HealthNeeds.Dashboard.Api.Releases;

namespace HealthNeeds.Dashboard.Api.Rankings;

/// <param name="Areas">How many areas are ranked.</param>
/// <param name="Items">Greatest need first: by median rank, then by score, then by code. Made while they are written: England is 33,755 of them.</param>
internal sealed record RankingList(
    ReleaseStamp Release,
    string Focus,
    string Level,
    AreaStamp Within,
    int Areas,
    string Order,
    RankingReading Reading,
    IReadOnlyList<string> Caveats,
    string Licence,
    IReadOnlyList<string> Attribution,
    IEnumerable<RankingItem> Items)
{
    public const string ByRank = "rank.median ascending, then score descending, then code";
}
