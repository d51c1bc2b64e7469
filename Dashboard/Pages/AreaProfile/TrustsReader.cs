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
