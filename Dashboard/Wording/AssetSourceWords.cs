using HealthNeeds.Core.Assets;

namespace HealthNeeds.Dashboard.Wording;

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
