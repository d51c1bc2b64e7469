using HealthNeeds.Analytics.Trends;
using HealthNeeds.Dashboard.Releases;

namespace HealthNeeds.Dashboard.Api.Deprivation;

/// <summary>Where LSOAs stand in the Index of Multiple Deprivation 2019 and 2025, each ranked over all LSOAs of England that have a score in both.</summary>
internal sealed class DeprivationMoves(ReleaseFigures release, CancellationToken token)
{
    public static readonly IndicatorId Before = new("iod2019-imd"), After = new("iod2025-imd");

    /// <summary>Said wherever a movement stands.</summary>
    public const string Caveat = "Both indices are relative: a place moves because it changed, because others did, or because the index is made another way. Between 2019 and 2025 indicators were added, replaced and weighted anew, and figures of 2012 to 2017 give way to those of 2018 to 2024. A better place is no proof of better lives.";

    /// <summary>
    /// The first code that was new with the LSOAs of 2021: an area whose boundary changed then was given a new one, all others kept theirs (ONS, LSOA (2011) to
    /// LSOA (2021) exact-fit look-up: 31,810 of England's are unchanged).
    /// </summary>
    private const string FirstOf2021 = "E01033769";

    /// <summary>By code; empty where the release does not hold both indices.</summary>
    public IReadOnlyDictionary<AreaCode, RankShift> All => release.RememberForAll("deprivation-moves", Read);

    public static bool KeptItsBoundary(AreaCode area) => string.CompareOrdinal(area.Value, FirstOf2021) < 0;

    /// <summary>What the release lacks; null where it holds both.</summary>
    public string? Missing => All.Count > 0 ? null : "This release does not hold the Index of Multiple Deprivation of both 2019 and 2025 by LSOA.";

    /// <summary>Those of an area's LSOAs, most moved towards the most deprived first; those that cannot be compared last.</summary>
    public IReadOnlyList<DeprivationMove> Within(AreaCode within) =>
    [
        .. release.Lease.Areas.List(AreaLevel.Lsoa21, within, token)
            .Where(a => All.ContainsKey(a.Code))
            .Select(a => new DeprivationMove(a, All[a.Code]))
            .OrderByDescending(m => m.IsComparable).ThenByDescending(m => m.Shift.Places).ThenBy(m => m.Area.Code),
    ];

    private Dictionary<AreaCode, RankShift> Read()
    {
        var before = Scores(Before);
        var after = Scores(After);
        return RankShift.Of([.. before.Where(b => after.ContainsKey(b.Key)).OrderBy(b => b.Key).Select(b => (b.Key, b.Value, after[b.Key]))]).ToDictionary(s => s.Area);
    }

    private Dictionary<AreaCode, double> Scores(IndicatorId indicator) =>
        release.Lease.Indicators.Values(indicator, AreaLevel.Lsoa21, AreaCode.England, token: token).Where(o => o.Estimate is not null).ToDictionary(o => o.Area, o => o.Estimate!.Value.Value);
}

/// <summary>One LSOA in both.</summary>
public sealed record DeprivationMove(Area Area, RankShift Shift)
{
    /// <summary>False where its boundary changed between the two: its place of 2019 is that of the areas it was made of.</summary>
    public bool IsComparable => DeprivationMoves.KeptItsBoundary(Area.Code);
}
