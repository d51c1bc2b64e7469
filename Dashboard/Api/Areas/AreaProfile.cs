using HealthNeeds.Dashboard.Api.Places;
using HealthNeeds.Dashboard.Api.Rankings;
using HealthNeeds.Dashboard.Api.Releases;
using HealthNeeds.Dashboard.Wording;
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
/// <param name="ScoreInterval">The score over draws, each held against England's mean in the same draw; null where the release does not hold what it is drawn from. So of the next two, which are also null where the area is not ranked by them.</param>
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
    NeedBounds? ScoreInterval,
    NeedBounds? BurdenInterval,
    NeedBounds? GapInterval,
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

/// <summary>The acute trusts that serve a neighbourhood, by where its patients were admitted; not by distance.</summary>
/// <param name="Msoa">The neighbourhood the shares are of: the area itself, or the MSOA it lies in.</param>
/// <param name="Reason">Why none is listed; null where some are.</param>
/// <param name="Source">Id of the source; null where its figures never came.</param>
/// <param name="Items">By kind of admission, the largest share first.</param>
/// <param name="NotShown">Of each kind of admission, the share of patients that is in no item, to a whole per cent.</param>
internal sealed record TrustCatchment(string Msoa, string? Reason, string? Source, IReadOnlyList<string> Caveats, IReadOnlyList<TrustItem> Items, IReadOnlyDictionary<string, double?> NotShown)
{
    /// <returns>Null of areas larger than a neighbourhood.</returns>
    public static TrustCatchment? Of(Area area, CatchmentQueries catchments, CancellationToken token)
    {
        if ((area.Level == AreaLevel.Msoa21 ? area.Code : area.Msoa) is not { } msoa)
            return null;
        var source = catchments.Source(token);
        var shares = source is null ? [] : catchments.Of(msoa, token);
        var reason = source is null ? TrustWords.NotReached : shares.Count == 0 ? TrustWords.NoPatients : null;
        return new TrustCatchment(msoa.Value, reason, source, TrustWords.Caveats, [.. shares.Select(TrustItem.Of)], Enum.GetValues<AdmissionKind>().ToDictionary(a => a.Id(), a => TrustWords.NotShown(shares, a)));
    }
}

/// <summary>One trust's share of a neighbourhood's patients.</summary>
/// <param name="Admission">"all", "elective" or "emergency".</param>
/// <param name="Period">The catchment year.</param>
/// <param name="Patients">Null where fewer than 8, which is not published.</param>
/// <param name="Share">Of all the neighbourhood's patients, 0 to 1; null where <paramref name="Patients"/> is.</param>
/// <param name="Missing">"suppressed" where there is no number; else null.</param>
internal sealed record TrustItem(string Trust, string Name, string Admission, string Period, int? Patients, double? Share, string? Missing)
{
    public static TrustItem Of(TrustShare share) => new(share.Trust, share.TrustName, share.Admission.Id(), share.Period.ToString(), share.Patients, share.Share, share.Share is null ? "suppressed" : null);
}
