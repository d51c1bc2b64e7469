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

    /// <summary>Tells these from others, in tags of what is drawn: eight letters and digits.</summary>
    public string Mark => field ??= Sha256Text.OfText(string.Join('\n', All.Select(r => $"{r.Id}|{r.Name}|{r.Code}")))[..8];

    /// <summary>The one that is shown while there is no release to say.</summary>
    public Region Default => Chosen is { } id ? Find(id) : _regions.Value[0];

    /// <summary>The project's data folder: as configured, else the one copied beside the program.</summary>
    public static string DataFolder(IConfiguration configuration) =>
        configuration["Data:Directory"] is { Length: > 0 } folder ? folder : Path.Combine(AppContext.BaseDirectory, "data");

    /// <summary>The region that is shown from this release.</summary>
    public Region Of(ReleaseInfo release) => Find(Chosen ?? release.Region);

    /// <summary>The region whose asset catalogue and matches the release holds.</summary>
    public Region MadeFor(ReleaseInfo release) => Find(release.Region);

    /// <summary>Ends the start of a site whose region nobody knows, rather than showing another one, or none; and of one that is to switch to a region whose file names what no release holds.</summary>
    /// <param name="release">Null while there is none: then any code that could be an ICB's passes, and the first refresh checks it.</param>
    /// <exception cref="UnknownRegionSettingException">The setting is neither a folder of data/regions nor the code of an ICB of the release, or a folder is of an ICB that was abolished or of areas that are none.</exception>
    public void Check(ReleaseLease? release)
    {
        var described = Described();
        if (Chosen is { } id && RegionCatalogue.Find(described, id) is null)
            throw new UnknownRegionSettingException($"Region '{id}' is not known. Expected one of {string.Join(", ", All.Select(r => r.Id))}, or an ICB's code such as E54000054.");
        if (release is null)
            return;
        var icbs = release.Areas.Icbs();
        foreach (var region in described)
        {
            // A release of one region alone, as small ones are, holds no other that is set up beside it.
            if (RegionParts.Missing(region, c => release.Areas.Find(c), icbs) is { } missing && (!region.IsIcb || icbs.Of(region.Code).Standing == IcbStanding.Abolished))
                throw new UnknownRegionSettingException($"{Region.Called(region.Id, Region.RegionFile)}: entry '{region.Id}': expected {missing.Expected} that release {release.Info.Id} holds; found {missing.Found}.");
        }

        if (Chosen is { } chosen && Find(chosen) is { IsIcb: true } shown && release.Areas.Find(shown.Code) is null)
            throw new UnknownRegionSettingException($"Region '{chosen}' is no ICB of release {release.Info.Id}. {(icbs.Of(shown.Code).Sentence is { } sentence ? sentence + " " : null)}Expected one of {string.Join(", ", release.Areas.List(AreaLevel.Icb, AreaCode.England).Select(a => $"{a.Code} ({a.Name})"))}.");
    }

    /// <exception cref="UnknownRegionSettingException">A folder says something that cannot be right.</exception>
    private IReadOnlyList<Region> Described()
    {
        try
        {
            return All;
        }
        catch (CatalogueException wrong)
        {
            throw new UnknownRegionSettingException(wrong.Message);
        }
    }

    /// <param name="id">The name of a region's folder, or the code of an ICB that no folder may describe.</param>
    private Region Find(string id) => RegionCatalogue.Find(_regions.Value, id) ?? _regions.Value[0];
}

/// <summary>What a release holds of the region that is shown from it.</summary>
internal static class ShownRegion
{
    private static readonly AssetCatalogue NoAssets = new([], [], []);

    /// <summary>The region as the release has it: by the name of the release's own table of areas, where the project's file has none, and with the authorities that cross its ICBs and lie wholly inside.</summary>
    public static Region Of(Region region, ReleaseLease lease) =>
        region.Code.IsJoined ? region.Over([.. lease.Areas.List(AreaLevel.Lsoa21, AreaCode.England), .. lease.Areas.List(AreaLevel.Ltla24, AreaCode.England)])
        : region.Name == region.Code.Value && lease.Areas.Find(region.Code) is { } icb ? region with { Name = IcbNames.Place(icb.Name) } : region;

    /// <summary>True where the release holds all that a region is made of.</summary>
    public static bool IsHeld(ReleaseFigures figures, Region region) =>
        figures.RememberForAll($"held/{region.Id}", () => RegionParts.Missing(region, c => figures.Lease.Areas.Find(c), figures.Icbs) is null);

    /// <summary>A region of several areas as one area, with the residents of all its LSOAs: in an ICB where all of it is.</summary>
    public static Area Joined(Region region, ReleaseLease lease)
    {
        var lsoas = lease.Areas.List(AreaLevel.Lsoa21, region.Code);
        var icbs = lsoas.Select(l => l.Icb).Distinct().Take(2).ToList();
        return new Area(
            region.Code, AreaLevel.Region, region.Name, PlaceName: null, Msoa: null, LocalAuthority: null, LocalAuthorityName: null, icbs.Count == 1 ? icbs[0] : null,
            lsoas.All(l => l.Population is not null) ? lsoas.Sum(l => l.Population) : null, RuralUrban: null, Location: null);
    }

    /// <summary>A catalogue is of one region: shown for another, its assets would be matched with nothing and reach nobody.</summary>
    public static AssetCatalogue Assets(Region region, RegionSetting regions, ReleaseLease lease) =>
        regions.MadeFor(lease.Info).Id == region.Id ? lease.Assets.Catalogue() : NoAssets;
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
