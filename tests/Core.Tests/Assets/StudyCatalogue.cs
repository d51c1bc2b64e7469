using HealthNeeds.Core.Assets;
using HealthNeeds.Core.Regions;

namespace HealthNeeds.Core.Tests.Assets;

/// <summary>The catalogue in data/, read once.</summary>
internal static class StudyCatalogue
{
    private static readonly Lazy<IReadOnlyList<FocusArea>> LazyFocusAreas = new(() =>
    {
        using var json = RepositoryFiles.Open("data", "focus-areas.json");
        return FocusAreaCatalogue.Read(json);
    });

    private static readonly Lazy<AssetCatalogue> LazyCatalogue = new(() =>
    {
        using var json = RepositoryFiles.Open("data", NeedCatalogue.FileName);
        return RegionCatalogue.Read(Path.Combine(RepositoryFiles.Root, "data"))[0].Assets(NeedCatalogue.Read(json, FocusAreas), FocusAreas)!;
    });

    public static IReadOnlyList<FocusArea> FocusAreas => LazyFocusAreas.Value;

    public static AssetCatalogue Catalogue => LazyCatalogue.Value;
}
