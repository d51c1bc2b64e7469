using HealthNeeds.Core.Assets;

namespace HealthNeeds.Dashboard.Wording;

/// <summary>What an asset's pages say of it, in one place each.</summary>
internal static class AssetWords
{
    /// <param name="serves">Names of the authorities it serves.</param>
    public static string Reach(Asset asset, string region, IReadOnlyList<string> serves) => asset.Reach switch
    {
        AssetReach.Region => $"Reaches all of {region}",
        AssetReach.Authority => $"Reaches {(serves.Count == 0 ? "its authority" : string.Join(", ", serves))}",
        _ => "Reaches people near its site",
    };

    /// <summary>How far it is, and that it serves the whole region where it does: "23 km away, region-wide".</summary>
    public static string Where(Asset asset, double? kilometres) => string.Join(", ", new[]
    {
        kilometres is { } km ? $"{Figures.Kilometres(km)} away" : null,
        asset.Reach == AssetReach.Region ? "region-wide" : kilometres is null ? "no one site" : null,
    }.OfType<string>());

    /// <summary>How to get in touch, as far as public records say.</summary>
    public static string HowToReach(Asset asset) => asset switch
    {
        { Website: { } website } => $"Get in touch: {website}",
        { Host.Length: > 0 } => $"Get in touch: no website of it is on record; ask its host, {asset.Host}.",
        _ => "Get in touch: public records give neither website nor host of it.",
    };

    /// <summary>Where its entry is kept, for those who know better.</summary>
    public static string HowToCorrect(Asset asset) =>
        $"Is something wrong? Send the analyst of this installation the id “{asset.Id}”, what is right and a public record that says so: the entry stands in the region’s assets.json, and the next release shows the change.";
}

/// <summary>What a region's assets are taken from, in a reader's words; all of it comes from the region's data.</summary>
internal static class AssetSourceWords
{
    /// <summary>As downloads and answers state it.</summary>
    public static string Attribution(IReadOnlyList<AssetSource> sources) => sources.Count == 0
        ? "Assets: none are listed"
        : $"Assets: {From(sources)}; each entry says where in them";

    /// <summary>The document somebody commissioned, where the first is one, and that there are others; else only how many public records there are.</summary>
    public static string From(IReadOnlyList<AssetSource> sources) => sources[0] is { Commissioner.Length: > 0 } study
        ? $"{study.Title}, {study.Author} for {study.Commissioner}, {study.Published}{(sources.Count > 1 ? $", and {Records(sources.Count - 1)} that each entry cites" : null)}"
        : $"{Records(sources.Count)} that each entry cites";

    private static string Records(int count) => count == 1 ? "the public record" : $"{count} public records";
}
