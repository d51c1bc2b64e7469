using HealthNeeds.Dashboard.Releases;
using HealthNeeds.Store.Queries;

namespace HealthNeeds.Dashboard.Pages.AreaProfile;

/// <summary>An area's ranks as the release has them, and, where the region is one that the release does not rank within, those within the region.</summary>
internal static class RegionRanks
{
    /// <param name="focus">Of which its ranks by burden and gap are shown too.</param>
    public static IReadOnlyList<FocusRanking> Of(ReleaseReading reading, Area area, string focus)
    {
        var held = reading.Lease.Rankings.ForArea(area.Code);
        return RegionRankings.AreMade(area.Level, reading.Region.Code) && reading.IsOfRegion(area)
            ? [.. held.Select(r => WithRegion(reading, area, r, r.Ranking.Focus == focus))]
            : held;
    }

    private static FocusRanking WithRegion(ReleaseReading reading, Area area, FocusRanking held, bool everyKind)
    {
        IReadOnlyList<RankAmong> Within(NeedKind kind, IReadOnlyList<RankAmong> ranks) =>
            reading.Ranked(held.Ranking.Focus, area.Level, reading.Region.Code, kind).FirstOrDefault(r => r.Area.Code == area.Code) is { } here ? [.. ranks, new RankAmong(reading.Region.Code, here.Rank)] : ranks;

        return held with
        {
            Ranks = Within(NeedKind.Unmet, held.Ranks),
            Kinds = everyKind ? held.Kinds.ToDictionary(k => k.Key, k => Within(k.Key, k.Value)) : held.Kinds,
        };
    }
}
