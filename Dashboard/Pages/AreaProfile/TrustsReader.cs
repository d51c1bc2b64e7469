using HealthNeeds.Dashboard.Releases;
using HealthNeeds.Dashboard.Wording;
using HealthNeeds.Dashboard.Worker;

namespace HealthNeeds.Dashboard.Pages.AreaProfile;

/// <summary>Which acute trusts serve a neighbourhood, by where its patients went.</summary>
internal static class TrustsReader
{
    /// <returns>Null of areas larger than a neighbourhood: catchments are of MSOAs.</returns>
    public static TrustsView? Of(ReleaseReading reading, Area area, FreshnessReader freshness, TimeProvider clock)
    {
        if (area.Level is not (AreaLevel.Lsoa21 or AreaLevel.Msoa21) || (area.Level == AreaLevel.Msoa21 ? area.Code : area.Msoa) is not { } msoa)
            return null;
        if (reading.Lease.Catchments.Source() is not { } id)
            return TrustsView.None(TrustWords.NotReached);
        var shares = reading.Lease.Catchments.Of(msoa);
        if (shares.Count == 0)
            return TrustsView.None(TrustWords.NoPatients);
        var lines = shares.GroupBy(s => (s.Trust, s.TrustName)).Select(g => new TrustLine(g.Key.Trust, g.Key.TrustName, g.ToDictionary(s => s.Admission))).OrderByDescending(l => l.Largest).ThenBy(l => l.Trust, StringComparer.Ordinal);
        return new TrustsView(null, area.Level == AreaLevel.Lsoa21, [.. lines], TrustWords.Periods(shares, clock), Enum.GetValues<AdmissionKind>().ToDictionary(a => a, a => TrustWords.NotShown(shares, a)), reading.Sources.First(s => s.Source.Id == id).Source, freshness.Find(id, reading.Sources)!.Asked);
    }
}

/// <summary>The acute trusts that serve a neighbourhood.</summary>
/// <param name="Reason">Why none is listed; null where some are.</param>
/// <param name="OfMsoa">Whether the figures are those of the MSOA that the area lies in.</param>
/// <param name="Lines">The trust that most patients went to first.</param>
/// <param name="Periods">Catchment years in words, with how old they are.</param>
/// <param name="NotShown">Of each kind of admission, the share of patients that is in no line; null where it has no figures.</param>
/// <param name="Asked">When the publisher was last asked, in words.</param>
public sealed record TrustsView(string? Reason, bool OfMsoa, IReadOnlyList<TrustLine> Lines, string Periods, IReadOnlyDictionary<AdmissionKind, double?> NotShown, Source? Source, string Asked = "")
{
    public static TrustsView None(string reason) => new(reason, OfMsoa: false, [], string.Empty, new Dictionary<AdmissionKind, double?>(), Source: null);
}

/// <summary>One trust's shares of a neighbourhood's patients.</summary>
/// <param name="Shares">By kind of admission; none where no patient went there.</param>
public sealed record TrustLine(string Trust, string Name, IReadOnlyDictionary<AdmissionKind, TrustShare> Shares)
{
    /// <summary>Of all admissions, or of whichever is told.</summary>
    public double Largest => Shares.GetValueOrDefault(AdmissionKind.All)?.Share ?? Shares.Values.Max(s => s.Share) ?? 0;
}
