using HealthNeeds.Core.Assets;

namespace HealthNeeds.Analytics.Matching;

/// <summary>What one asset is worth for one need in one place: fit × reach × distance × readiness × pressure.</summary>
internal sealed class AssetScoring(MatchingOptions options, AssetPartners partners)
{
    private const double PressureUnknown = 0.5;

    /// <param name="pressure">How hard the need presses there; null where it is not known.</param>
    /// <returns>The scored pair, or null where the asset is no help or does not reach the place.</returns>
    public ScoredAsset? Score(Candidate candidate, MatchedPlace place, NeedPressure? pressure)
    {
        var asset = candidate.Asset;
        if (!candidate.IsHelp || !place.IsReachedBy(asset))
            return null;
        var kilometres = place.KilometresTo(asset);
        var partner = partners.For(asset, candidate.Need.Id, place.Authority);
        var score = Fit(candidate)
            * Reach(asset, place, partner is not null)
            * Above(options.DistanceFloor, MatchDiscounts.Distance(asset.Reach, kilometres))
            * MatchDiscounts.Readiness(asset.Status)
            * MatchDiscounts.Kind(asset.Kind)
            * Above(options.PressureFloor, pressure?.Level ?? PressureUnknown);
        return new ScoredAsset(candidate, score, kilometres, partner) { Pressure = pressure };
    }

    private double Fit(Candidate candidate) => candidate.Fit.Similarity * Above(1 - options.Text, candidate.Text) * candidate.LifeCourse;

    private double Reach(Asset asset, MatchedPlace place, bool partner) =>
        place.IsLocal(asset) ? 1
        : partner || place.Holds(asset) ? options.WithPartner
        : options.FromElsewhere;

    private static double Above(double floor, double value) => floor + ((1 - floor) * value);
}

/// <param name="Score">0 to 1.</param>
/// <param name="Partner">Who on the spot is linked with the asset, or null.</param>
internal sealed record ScoredAsset(Candidate Candidate, double Score, double? Kilometres, (AssetLink Link, Asset Partner)? Partner)
{
    /// <summary>How hard the need presses on the place; null where it is not known.</summary>
    public NeedPressure? Pressure { get; init; }
}

/// <summary>What an asset's state, kind and distance are worth, as factors from 0 to 1.</summary>
internal static class MatchDiscounts
{
    /// <summary>What is not there yet, or no more, helps no one: it is never given as help. What is being built comes after what is open.</summary>
    public static double Readiness(string status) => status switch
    {
        AssetStatuses.Open => 1,
        AssetStatuses.UnderConstruction => 0.5,
        _ => 0,
    };

    /// <summary>A centre, team or network is something to work with; a whole trust or university is only the door to a team, a public body, a firm or a cluster further off still.</summary>
    public static double Kind(string kind) => kind switch
    {
        AssetKinds.Trust => 0.95,
        AssetKinds.University or AssetKinds.ResearchOrganisation => 0.85,
        AssetKinds.Partnership => 0.7,
        AssetKinds.Programme or AssetKinds.ClinicalStrength => 0.9,
        AssetKinds.Company or AssetKinds.Cluster or AssetKinds.Innovation => 0.7,
        _ => 1,
    };

    /// <summary>Halves over 20 km for what reaches the region or an authority, over 3 km for what is local; half for what has no single site.</summary>
    public static double Distance(AssetReach reach, double? kilometres) => kilometres is not { } km
        ? 0.5
        : Math.Pow(2, -km / (reach == AssetReach.Local ? 3 : 20));
}

/// <summary>Links between assets by which one that stands elsewhere has a partner on the spot.</summary>
internal sealed class AssetPartners
{
    private readonly ILookup<string, (AssetLink Link, Asset Partner)> _byAsset;

    public AssetPartners(AssetCatalogue catalogue)
    {
        var assets = catalogue.Assets.ToDictionary(a => a.Id, StringComparer.Ordinal);
        _byAsset = catalogue.Links
            .Where(l => assets.ContainsKey(l.From) && assets.ContainsKey(l.To))
            .SelectMany(l => new[] { (Asset: l.From, Link: l, Partner: assets[l.To]), (Asset: l.To, Link: l, Partner: assets[l.From]) })
            .ToLookup(x => x.Asset, x => (x.Link, x.Partner), StringComparer.Ordinal);
    }

    /// <returns>For an asset of region-wide reach, a partner of the authority's own that works on the need, with the link that says so; null where there is none.</returns>
    public (AssetLink Link, Asset Partner)? For(Asset asset, string need, AreaCode? authority)
    {
        if (authority is not { } here || asset.Reach != AssetReach.Region)
            return null;
        foreach (var (link, partner) in _byAsset[asset.Id])
        {
            if (partner.Reach != AssetReach.Region && partner.Serves.Contains(here) && partner.Needs.Contains(need))
                return (link, partner);
        }

        return null;
    }
}
