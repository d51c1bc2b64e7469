using HealthNeeds.Core.Assets;

namespace HealthNeeds.Analytics.Matching;

/// <summary>What an asset brings to joint work: research, care, a community or business. Two of one world repeat, two of different worlds complement each other.</summary>
internal static class Worlds
{
    public static string Of(Asset asset) => asset.Kind switch
    {
        AssetKinds.ResearchCentre or AssetKinds.University => "research",
        AssetKinds.Hospital or AssetKinds.Trust or AssetKinds.ClinicalStrength => "care",
        AssetKinds.Community or AssetKinds.Programme or AssetKinds.Partnership or AssetKinds.Place => "community",
        AssetKinds.Network => "network",
        _ => "business",
    };
}
