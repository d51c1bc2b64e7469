using HealthNeeds.Core.Assets;

namespace HealthNeeds.Analytics.Matching;

/// <summary>What one asset is worth for one need in one place.</summary>
internal sealed class Scoring(MatchingOptions options, Partners partners)
{
    /// <summary>What a need counts where it presses least; where it presses most it counts 1.</summary>
    private const double PressureFloor = 0.8;

    private const double PressureUnknown = 0.5;

    /// <param name="pressure">How hard the need presses there; null where it is not known.</param>
    /// <returns>The scored pair, or null where the asset does not reach the place.</returns>
    public Scored? Score(Candidate candidate, Place place, NeedPressure? pressure)
    {
        if (!place.IsReachedBy(candidate.Asset))
            return null;
        var kilometres = place.KilometresTo(candidate.Asset);
        var partner = partners.For(candidate.Asset, candidate.Need.Id, place.Authority);
        var fit = Math.Min(1, Fit(candidate, kilometres) + (partner is null ? 0 : options.Partner));
        var score = fit * Standing(candidate.Asset, place) * (PressureFloor + ((1 - PressureFloor) * (pressure?.Level ?? PressureUnknown)));
        return new Scored(candidate, score, kilometres, partner) { Pressure = pressure };
    }

    private double Fit(Candidate candidate, double? kilometres)
    {
        var travel = kilometres is { } km ? Discounts.Travel(candidate.Asset.Reach, km) : Discounts.TravelUnknown;
        var sum = (options.Taxonomy * candidate.Fit.Similarity) + (options.Text * candidate.Text)
            + (options.Travel * travel) + (options.LifeCourse * candidate.LifeCourse);
        return sum / (options.Taxonomy + options.Text + options.Travel + options.LifeCourse);
    }

    private static double Standing(Asset asset, Place place) =>
        Discounts.Status(asset.Status) * Discounts.Kind(asset.Kind) * (place.NeedsOutreachOf(asset) ? Discounts.Outreach : 1);
}
