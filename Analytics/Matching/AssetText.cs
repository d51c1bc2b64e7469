using HealthNeeds.Core.Assets;

namespace HealthNeeds.Analytics.Matching;

/// <summary>What of an asset is searched, and what a word there is worth.</summary>
internal static class AssetText
{
    private static readonly IReadOnlyList<TextField> Fields =
    [
        new("name", 3, 0.3),
        new("needs", 2, 0),
        new("capabilities", 2, 0.5),
        new("description", 1, 0.6),
        new("host and place", 0.5, 0.3),
    ];

    /// <summary>What the catalogue says in words, without the words of the needs it gives.</summary>
    public static TextIndex Said(AssetCatalogue catalogue) => Index(catalogue with { Assets = catalogue.Assets.Select(a => a with { Needs = [] }).ToList() });

    public static TextIndex Index(AssetCatalogue catalogue)
    {
        var needs = catalogue.Needs.ToDictionary(n => n.Id, StringComparer.Ordinal);
        return new TextIndex(Fields, catalogue.Assets.Select(a => Document(a, needs)).ToList());
    }

    public static IReadOnlyList<string> Of(Need need) => Words.Of($"{need.Name} {string.Join(' ', need.Terms)}");

    private static IReadOnlyList<IReadOnlyList<string>> Document(Asset asset, Dictionary<string, Need> needs) =>
    [
        Words.Of(asset.Name),
        asset.Needs.SelectMany(n => Of(needs[n])).ToList(),
        asset.Capabilities.SelectMany(Words.Of).ToList(),
        Words.Of(asset.Description),
        Words.Of($"{asset.Host} {asset.Site?.Place}"),
    ];
}
