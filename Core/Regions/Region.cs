using HealthNeeds.Core.Areas;
using HealthNeeds.Core.Assets;
using HealthNeeds.Core.Rankings;
using HealthNeeds.Core.Text;

namespace HealthNeeds.Core.Regions;

/// <summary>What a site is about: an ICB, several of them, or local authorities, with a folder in data/regions; or any other ICB, which then has no outlines, assets or sites.</summary>
/// <param name="Id">As in addresses and configuration, and the name of its folder: "south-yorkshire".</param>
/// <param name="Code">The code of the ICB or authority, or of several joined: every area that lies in one of them belongs to the region.</param>
/// <param name="Sources">Documents that the evidence of its assets cites.</param>
/// <param name="Folder">Full path of its folder; null for an ICB without one.</param>
public sealed record Region(string Id, string Name, AreaCode Code, IReadOnlyList<AssetSource> Sources, string? Folder)
{
    /// <summary>How many areas of each ranked level it has, as ONS counts them: a release is held to it. Empty where its folder does not say.</summary>
    public IReadOnlyDictionary<AreaLevel, int> Areas { get; init; } = new Dictionary<AreaLevel, int>();

    public const string RegionFile = "region.json";
    private const string AssetFile = "assets.json";
    private const string SiteFile = "sites.json";
    private const string OutlineFolder = "outlines";

    /// <summary>How addresses name all of it where they name what lies within: by its code, or by its id where it is several areas.</summary>
    public string Within => Code.IsJoined ? Id : Code.Value;

    /// <summary>True for what addresses call all of it by: its code, and where it is several areas its id.</summary>
    public bool IsCalled(string text) => text == Within || text == Code.Value;

    /// <summary>True where it is one ICB, as most regions are.</summary>
    public bool IsIcb => !Code.IsJoined && RegionParts.IsIcb(Code);

    /// <summary>True for the areas it is made of and all that lie in one of them. An authority that crosses ICBs lies in a region of ICBs where it is wholly inside.</summary>
    public bool Holds(Area area)
    {
        ArgumentNullException.ThrowIfNull(area);
        return area.LiesIn(Code);
    }

    /// <summary>The region as one release has it: with the authorities that cross its ICBs, which lie in none of them, where they lie wholly inside.</summary>
    /// <param name="areas">The release's LSOAs and authorities.</param>
    public Region Over(IReadOnlyList<Area> areas)
    {
        if (!Code.IsJoined)
            return this;
        var crossing = areas.Where(a => a is { Level: AreaLevel.Ltla24, Icb: null }).Select(a => a.Code).ToHashSet();
        var whole = areas.Where(a => a.Level == AreaLevel.Lsoa21 && a.LocalAuthority is { } authority && crossing.Contains(authority)).GroupBy(a => a.LocalAuthority!.Value).Where(g => g.All(Holds)).Select(g => g.Key);
        return this with { Code = AreaCode.Joined([Code, .. whole]) };
    }

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
