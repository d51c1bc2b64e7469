using HealthNeeds.Core.Areas;
using HealthNeeds.Core.Assets;
using HealthNeeds.Core.Regions;
using HealthNeeds.Store.Releases;
using HealthNeeds.Store.Schema;

namespace HealthNeeds.Dashboard.Releases;

/// <summary>
/// Which region this site is about: the one it was started for, else the one its release was made for. Every release ranks
/// all of England, so any ICB can be shown from any release; outlines and assets are what a region has or lacks.
/// </summary>
internal sealed class RegionSetting(IConfiguration configuration)
{
    private readonly Lazy<IReadOnlyList<Region>> _regions = new(() => RegionCatalogue.Read(DataFolder(configuration)));

    /// <summary>The setting "Region", or null where it is left to the release.</summary>
    private string? Chosen => configuration["Region"] is { Length: > 0 } id ? (AreaCode.TryParse(id.ToUpperInvariant(), out var icb) ? icb.Value : id) : null;

    /// <summary>Those that are set up, each by a folder of data/regions, by their order.</summary>
    public IReadOnlyList<Region> All => _regions.Value;

    /// <summary>The one that is shown while there is no release to say.</summary>
    public Region Default => Chosen is { } id ? Find(id) : _regions.Value[0];

    /// <summary>The project's data folder: as configured, else the one copied beside the program.</summary>
    public static string DataFolder(IConfiguration configuration) =>
        configuration["Data:Directory"] is { Length: > 0 } folder ? folder : Path.Combine(AppContext.BaseDirectory, "data");

    /// <summary>The region that is shown from this release.</summary>
    public Region Of(ReleaseInfo release) => Find(Chosen ?? release.Region);

    /// <summary>The region whose asset catalogue and matches the release holds.</summary>
    public Region MadeFor(ReleaseInfo release) => Find(release.Region);

    /// <summary>Ends the start of a site whose region nobody knows, rather than showing another one, or none.</summary>
    /// <param name="release">Null while there is none: then any code that could be an ICB's passes, and the first refresh checks it.</param>
    /// <exception cref="UnknownRegionSettingException">The setting is neither a folder of data/regions nor the code of an ICB of the release.</exception>
    public void Check(ReleaseLease? release)
    {
        if (Chosen is not { } id)
            return;
        if (RegionCatalogue.Find(_regions.Value, id) is not { } region)
            throw new UnknownRegionSettingException($"Region '{id}' is not known. Expected one of {string.Join(", ", _regions.Value.Select(r => r.Id))}, or an ICB's code such as E54000054.");
        if (release is not null && release.Areas.Find(region.Icb) is null)
            throw new UnknownRegionSettingException($"Region '{id}' is no ICB of release {release.Info.Id}. {(release.Areas.Icbs().Of(region.Icb).Sentence is { } sentence ? sentence + " " : null)}Expected one of {string.Join(", ", release.Areas.List(AreaLevel.Icb, AreaCode.England).Select(a => $"{a.Code} ({a.Name})"))}.");
    }

    /// <param name="id">The name of a region's folder, or the code of an ICB that no folder may describe.</param>
    private Region Find(string id) => RegionCatalogue.Find(_regions.Value, id) ?? _regions.Value[0];
}

/// <summary>What a release holds of the region that is shown from it.</summary>
internal static class ShownRegion
{
    private static readonly AssetCatalogue NoAssets = new([], [], []);

    /// <summary>The region by the name the release's own table of areas gives the ICB, where the project's file has none.</summary>
    public static Region Of(Region region, ReleaseLease lease) =>
        region.Name == region.Icb.Value && lease.Areas.Find(region.Icb) is { } icb ? region with { Name = IcbNames.Place(icb.Name) } : region;

    /// <summary>A catalogue is of one region: shown for another, its assets would be matched with nothing and reach nobody.</summary>
    public static AssetCatalogue Assets(Region region, RegionSetting regions, ReleaseLease lease) =>
        regions.MadeFor(lease.Info).Icb == region.Icb ? lease.Assets.Catalogue() : NoAssets;
}

/// <summary>ICBs by the name of the place they are for.</summary>
internal static class IcbNames
{
    private const string Prefix = "NHS ";
    private const string Suffix = " Integrated Care Board";

    /// <summary>"NHS West Yorkshire Integrated Care Board" is West Yorkshire.</summary>
    public static string Place(string name)
    {
        var place = name.EndsWith(Suffix, StringComparison.OrdinalIgnoreCase) ? name[..^Suffix.Length] : name;
        return place.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) ? place[Prefix.Length..] : place;
    }
}

/// <summary>The site was started for a region that nobody knows; the message lists those that are known.</summary>
internal sealed class UnknownRegionSettingException(string message) : Exception(message);
