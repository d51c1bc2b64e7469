using HealthNeeds.Core.Assets;

namespace HealthNeeds.Analytics.Matching;

/// <summary>What one asset is worth for one need in one place: fit × reach × distance × readiness × pressure.</summary>
internal sealed class Scoring(MatchingOptions options, Partners partners)
{
    private const double PressureUnknown = 0.5;

    /// <param name="pressure">How hard the need presses there; null where it is not known.</param>
    /// <returns>The scored pair, or null where the asset is no help or does not reach the place.</returns>
    public Scored? Score(Candidate candidate, Place place, NeedPressure? pressure)
    {
        var asset = candidate.Asset;
        if (!candidate.IsHelp || !place.IsReachedBy(asset))
            return null;
        var kilometres = place.KilometresTo(asset);
        var partner = partners.For(asset, candidate.Need.Id, place.Authority);
        var score = Fit(candidate)
            * Reach(asset, place, partner is not null)
            * Above(options.DistanceFloor, Discounts.Distance(asset.Reach, kilometres))
            * Discounts.Readiness(asset.Status)
            * Discounts.Kind(asset.Kind)
            * Above(options.PressureFloor, pressure?.Level ?? PressureUnknown);
        return new Scored(candidate, score, kilometres, partner) { Pressure = pressure };
    }

    private double Fit(Candidate candidate) => candidate.Fit.Similarity * Above(1 - options.Text, candidate.Text) * candidate.LifeCourse;

    private double Reach(Asset asset, Place place, bool partner) =>
        place.IsServedByItself(asset) ? 1
        : partner || place.Holds(asset) ? options.WithPartner
        : options.FromElsewhere;

    private static double Above(double floor, double value) => floor + ((1 - floor) * value);
}
