using HealthNeeds.Analytics.Frames;
using HealthNeeds.Analytics.Unmet;
using HealthNeeds.Core.Rankings;

namespace HealthNeeds.Analytics.Gaps;

/// <summary>Shortfalls of access and uptake that are published as such.</summary>
internal static class ServiceGap
{
    public const string PatientsPerGp = "gap-patients-per-gp";
    public const string CancerScreening = "gap-cancer-screening";
    public const string ChildVaccination = "gap-child-vaccination";

    /// <summary>In standard deviations: practice lists overlap areas, and head counts say little about hours or ease of access.</summary>
    private const double AccessDoubt = 0.5;

    /// <summary>Patients per GP on the log scale, the outermost hundredth held at its edge.</summary>
    public static NeedPart? Access(AreaFrame frame)
    {
        if (frame.Latest("iod2025-patients-per-gp") is not { } column) return null;
        var logs = Limits.Outermost(Array.ConvertAll(column.Values, v => v > 0 ? Math.Log(v) : double.NaN));
        var doubt = AccessDoubt * Spread.Of(logs).Sd / Math.Sqrt(2);
        return NeedPart.Standardise(PatientsPerGp, ContributionSide.Gap, DomainAmounts.Single(frame.DomainOf("iod2025-patients-per-gp"), logs), PartNoise.Constant(frame.Count, doubt, doubt, 0));
    }

    /// <summary>The log of an authority's shortfall in uptake for each of its LSOAs, as uncertain within an authority as England is between authorities.</summary>
    public static NeedPart? Uptake(AreaFrame frame, string id, string indicator)
    {
        if (frame.LatestOfAuthorities(indicator) is not { } column || column.Values.All(double.IsNaN)) return null;
        var shortfall = Array.ConvertAll(frame.Authorities.Of, la => column.Values[la] < 100 ? Math.Log(100 - column.Values[la]) : double.NaN);
        var doubt = Spread.Of(shortfall).Sd / Math.Sqrt(2);
        return NeedPart.Standardise(id, ContributionSide.Gap, DomainAmounts.Single(frame.DomainOf(indicator), shortfall), PartNoise.Constant(frame.Count, doubt, doubt, 0));
    }
}
