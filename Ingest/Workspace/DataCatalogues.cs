using HealthNeeds.Analytics;
using HealthNeeds.Core.Assets;
using HealthNeeds.Core.Regions;
using HealthNeeds.Store.Releases;

namespace HealthNeeds.Ingest.Workspace;

/// <summary>The JSON files of data/ and its folders of regions, read and checked.</summary>
internal sealed record DataCatalogues(IReadOnlyList<FocusArea> FocusAreas, IndicatorCatalogue Indicators, NeedCatalogue Needs, IReadOnlyList<Region> Regions, RankingChecks Checks, CountedAreas Counted)
{
    public static readonly IReadOnlyList<string> Files = [FocusAreaCatalogue.FileName, "indicators.json", NeedCatalogue.FileName, RankingChecks.FileName, CountedAreas.FileName];

    /// <exception cref="CatalogueException">A file says something that cannot be right.</exception>
    /// <exception cref="DirectoryNotFoundException">There is no data folder there; the message says what was looked for.</exception>
    public static DataCatalogues Read(string dataDirectory)
    {
        if (Files.FirstOrDefault(f => !File.Exists(Path.Combine(dataDirectory, f))) is { } missing)
            throw new DirectoryNotFoundException($"{Path.Combine(dataDirectory, missing)} was not found. Expected the project's data folder; set Data__Directory or --data to it.");
        var focus = FocusAreaCatalogue.Read(Open(dataDirectory, Files[0]));
        var checks = RankingChecks.Read(Open(dataDirectory, RankingChecks.FileName), focus);
        NeedAnalysis.Check(focus, checks);
        return new DataCatalogues(
            focus, IndicatorCatalogue.Read(Open(dataDirectory, Files[1]), focus), NeedCatalogue.Read(Open(dataDirectory, NeedCatalogue.FileName), focus), RegionCatalogue.Read(dataDirectory), checks, CountedAreas.Read(Open(dataDirectory, CountedAreas.FileName)));
    }

    /// <summary>How many areas a release must hold: England's, and those of each region whose folder counts its own.</summary>
    public ReleaseExpectations Expected => new(
    [
        .. from region in Regions from count in region.Areas select (count.Key, region.Code, count.Value),
        .. Counted.Ranked.Select(c => (c.Key, AreaCode.England, c.Value)),
    ]);

    /// <summary>A region by its id, or any ICB by its code; the first region where nothing is said.</summary>
    /// <exception cref="RegionNotFoundException">Neither; the message lists what is known.</exception>
    public Region Region(string? idOrIcb) => RegionCatalogue.Find(Regions, idOrIcb) ?? throw new RegionNotFoundException(idOrIcb!, Regions);

    /// <summary>The files that a release of a region is made from, by their path below the data folder.</summary>
    public static IEnumerable<string> FilesOf(Region region, string dataDirectory) => Files.Concat(region.Files.Select(f => Path.GetRelativePath(dataDirectory, f).Replace('\\', '/')));

    private static MemoryStream Open(string directory, string file) => new(File.ReadAllBytes(Path.Combine(directory, file)), writable: false);
}

internal sealed class RegionNotFoundException : Exception
{
    public RegionNotFoundException(string found, IReadOnlyList<Region> known)
        : base($"Region '{found}' is not known. Expected one of {string.Join(", ", known.Select(r => r.Id))}, or an ICB's code such as E54000054.")
    {
    }

    /// <summary>The region's file names an area that the figures do not have.</summary>
    public RegionNotFoundException(Region region, string expected, string found)
        : base($"{Core.Regions.Region.Called(region.Id, Core.Regions.Region.RegionFile)}: entry '{region.Id}': expected {expected} that the figures have; found {found}.")
    {
    }

    /// <param name="former">What has become of the code.</param>
    public RegionNotFoundException(string found, IReadOnlyList<Area> icbs, IcbStatus former)
        : base($"'{found}' is not an ICB of the figures. {(former.Sentence is { } sentence ? sentence + " " : null)}Expected one of {string.Join(", ", icbs.Select(a => $"{a.Code} ({a.Name})"))}.")
    {
    }
}
