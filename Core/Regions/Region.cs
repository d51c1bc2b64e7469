using HealthNeeds.Core.Areas;
using HealthNeeds.Core.Assets;
using HealthNeeds.Core.Rankings;
using HealthNeeds.Core.Text;

namespace HealthNeeds.Core.Regions;

/// <summary>An Integrated Care System: one with a folder in data/regions, or any other ICB, which then has no outlines, assets or sites.</summary>
/// <param name="Id">As in addresses and configuration, and the name of its folder: "south-yorkshire".</param>
/// <param name="Icb">The ICB's code: every area whose ICB this is belongs to the region.</param>
/// <param name="Sources">Documents that the evidence of its assets cites.</param>
/// <param name="Folder">Full path of its folder; null for an ICB without one.</param>
public sealed record Region(string Id, string Name, AreaCode Icb, IReadOnlyList<AssetSource> Sources, string? Folder)
{
    /// <summary>How many areas of each ranked level it has, as ONS counts them: a release is held to it. Empty where its folder does not say.</summary>
    public IReadOnlyDictionary<AreaLevel, int> Areas { get; init; } = new Dictionary<AreaLevel, int>();

    public const string RegionFile = "region.json";
    private const string AssetFile = "assets.json";
    private const string SiteFile = "sites.json";
    private const string OutlineFolder = "outlines";

    /// <summary>The ICB of a code that no folder describes; its name is that code.</summary>
    public static Region Undescribed(AreaCode icb) => new(icb.Value, icb.Value, icb, [], Folder: null);

    /// <summary>Where its outlines lie, one file per ranked level; null where none are bundled.</summary>
    public string? Outlines => Folder is { } folder && Directory.Exists(Path.Combine(folder, OutlineFolder)) ? Path.Combine(folder, OutlineFolder) : null;

    /// <summary>The file of sites that NHS ODS is asked about; null where there is none.</summary>
    public string? Sites => FileIn(SiteFile);

    /// <summary>Whether its folder describes assets.</summary>
    public bool HasAssets => FileIn(AssetFile) is not null;

    /// <summary>The files that a release of the region is made from, in a fixed order.</summary>
    public IReadOnlyList<string> Files => [.. new[] { RegionFile, AssetFile, SiteFile }.Select(FileIn).OfType<string>()];

    /// <summary>How a file of the region is named in messages: by its path below data/.</summary>
    public static string Called(string id, string file) => $"{RegionCatalogue.FolderName}/{id}/{file}";

    /// <summary>Its assets, or null where it has none.</summary>
    /// <exception cref="CatalogueException">The file is malformed or an entry breaks a rule.</exception>
    public AssetCatalogue? Assets(NeedCatalogue needs, IReadOnlyList<FocusArea> focusAreas)
    {
        if (FileIn(AssetFile) is not { } path)
            return null;
        using var json = File.OpenRead(path);
        return AssetCatalogueReader.Read(json, Sources, needs, focusAreas, Called(Id, AssetFile));
    }

    private string? FileIn(string name) => Folder is { } folder && File.Exists(Path.Combine(folder, name)) ? Path.Combine(folder, name) : null;
}
