using HealthNeeds.Core.Assets;

namespace HealthNeeds.Analytics.Matching;

/// <summary>What an asset's state and kind are worth, as factors from 0 to 1.</summary>
internal static class Discounts
{
    /// <summary>What is not there yet helps later, if at all; what has ended helps no one.</summary>
    public static double Status(string status) => status switch
    {
        AssetStatuses.Open => 1,
        AssetStatuses.UnderConstruction => 0.85,
        AssetStatuses.Planned => 0.65,
        AssetStatuses.Proposed => 0.5,
        _ => 0,
    };

    /// <summary>A centre, team or network is something to work with; a whole trust or university is only the door to it, a firm or a cluster further off still.</summary>
    public static double Kind(string kind) => kind switch
    {
        AssetKinds.Trust or AssetKinds.University or AssetKinds.Partnership => 0.9,
        AssetKinds.Programme or AssetKinds.ClinicalStrength => 0.85,
        AssetKinds.Company or AssetKinds.Cluster or AssetKinds.Innovation => 0.75,
        _ => 1,
    };

    /// <summary>Halves over 30 km for what reaches the region, sooner for what reaches less far.</summary>
    public static double Travel(AssetReach reach, double kilometres) => Math.Pow(2, -kilometres / (reach switch
    {
        AssetReach.Region => 30,
        AssetReach.Authority => 15,
        _ => 3,
    }));

    /// <summary>An asset that stands in another authority and is not known to come here helps only if someone brings it.</summary>
    public const double Outreach = 0.9;

    /// <summary>Nearness of an asset without a site, or of an area without a centre: neither near nor far.</summary>
    public const double TravelUnknown = 0.5;
}
