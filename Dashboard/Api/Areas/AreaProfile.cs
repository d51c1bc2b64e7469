using HealthNeeds.Dashboard.Api.Rankings;
using HealthNeeds.Dashboard.Api.Releases;
using HealthNeeds.Store.Queries;

namespace HealthNeeds.Dashboard.Api.Areas;

/// <param name="Path">The areas around it, largest first.</param>
/// <param name="Before">Of an ICB that was founded or has another boundary than before: what it is made of. Null of every other area.</param>
/// <param name="Inside">The areas of the next smaller level.</param>
/// <param name="Trusts">The acute trusts that serve a neighbourhood; null of larger areas.</param>
/// <param name="Rankings">Empty for an area of a level that is not ranked.</param>
internal sealed record AreaProfile(
    ReleaseStamp Release,
    AreaItem Area,
    IReadOnlyList<AreaStamp> Path,
    IcbBefore? Before,
    IReadOnlyList<AreaStamp> Inside,
    RankingReading Reading,
    IReadOnlyList<string> Caveats,
    string Licence,
    IReadOnlyList<string> Attribution,
    TrustCatchment? Trusts,
    IReadOnlyList<AreaNeed> Rankings);

/// <summary>What an ICB of today was made of.</summary>
/// <param name="Change">"founded" or "boundary-changed".</param>
/// <param name="Vintage">The year of the look-up that has the former ICBs.</param>
/// <param name="Words">The same in a sentence.</param>
internal sealed record IcbBefore(string Change, string Vintage, string Words, IReadOnlyList<IcbPart> Parts)
{
    public static IcbBefore? Of(IcbStatus status) => status.Standing is IcbStanding.Founded or IcbStanding.BoundaryChanged
        ? new IcbBefore(status.Standing == IcbStanding.Founded ? "founded" : "boundary-changed", status.Vintage!, status.Sentence!, [.. status.Overlaps.Select(o => new IcbPart(o.Former.Value, o.FormerName, o.Lsoas, o.Of))])
        : null;
}

/// <param name="Lsoas">LSOAs that the former ICB gave.</param>
/// <param name="Of">LSOAs that it had.</param>
internal sealed record IcbPart(string Code, string Name, int Lsoas, int Of);

/// <summary>One ranking's view of an area.</summary>
/// <param name="Score">Unrounded, so that the contributions sum to it.</param>
/// <param name="Ranks">By unmet need.</param>
/// <param name="Kinds">By burden and by gap alone.</param>
/// <param name="Contributions">Largest amount first.</param>
internal sealed record AreaNeed(
    string Focus,
    double Score,
    double Burden,
    double? Gap,
    double BurdenPercentile,
    double? GapPercentile,
    double PWorstTenth,
    string Tier,
    double? WorstTenthInIcb,
    double? FirstTenInIcb,
    IReadOnlyList<AreaRank> Ranks,
    IReadOnlyList<AreaKind> Kinds,
    IReadOnlyList<ContributionItem> Contributions);

/// <summary>Where an area stands by burden or gap alone.</summary>
/// <param name="Kind">"burden" or "gap".</param>
/// <param name="Reason">Why it is not ranked by it; null where it is.</param>
internal sealed record AreaKind(string Kind, string? Reason, IReadOnlyList<AreaRank> Ranks);

/// <summary>Where the area stands inside one larger area.</summary>
/// <param name="Of">How many areas of its level are ranked there.</param>
internal sealed record AreaRank(string Within, string? WithinName, int Median, int Lower, int Upper, int Of)
{
    public static AreaRank From(RankAmong rank, IEnumerable<Area> around) => new(
        rank.Within.Value,
        around.FirstOrDefault(a => a.Code == rank.Within)?.Name,
        rank.Rank.Median,
        rank.Rank.Lower,
        rank.Rank.Upper,
        rank.Rank.Of);
}

/// <param name="Side">"burden" or "gap".</param>
/// <param name="Value">What the domain adds to the score: all of them sum to it.</param>
internal sealed record ContributionItem(string Side, string Domain, double Value)
{
    public static ContributionItem Of(Contribution contribution) =>
        new(contribution.Side == ContributionSide.Burden ? "burden" : "gap", contribution.Domain, contribution.Value);
}
