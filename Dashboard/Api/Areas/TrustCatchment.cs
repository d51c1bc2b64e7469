using HealthNeeds.Dashboard.Wording;
using HealthNeeds.Store.Queries;

namespace HealthNeeds.Dashboard.Api.Areas;

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
