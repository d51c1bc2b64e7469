using HealthNeeds.Core.Assets;

namespace HealthNeeds.Analytics.Matching;

/// <summary>What an asset's state, kind and distance are worth, as factors from 0 to 1.</summary>
internal static class Discounts
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
        AssetKinds.University => 0.85,
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
