using HealthNeeds.Core.Assets;
using HealthNeeds.Core.Regions;

namespace HealthNeeds.Analytics.Tests.Matching;

/// <summary>The repository's own catalogue, read once.</summary>
internal static class RepositoryData
{
    private static readonly Lazy<IReadOnlyList<FocusArea>> LazyFocusAreas = new(() =>
    {
        using var json = File.OpenRead(Path("data", "focus-areas.json"));
        return FocusAreaCatalogue.Read(json);
    });

    private static readonly Lazy<RankingChecks> LazyChecks = new(() =>
    {
        using var json = File.OpenRead(Path("data", RankingChecks.FileName));
        return RankingChecks.Read(json, FocusAreas);
    });

    private static readonly Lazy<AssetCatalogue> LazyAssets = new(() =>
    {
        using var json = File.OpenRead(Path("data", NeedCatalogue.FileName));
        return RegionCatalogue.Read(Path("data"))[0].Assets(NeedCatalogue.Read(json, FocusAreas), FocusAreas)!;
    });

    public static IReadOnlyList<FocusArea> FocusAreas => LazyFocusAreas.Value;

    public static RankingChecks Checks => LazyChecks.Value;

    public static AssetCatalogue Assets => LazyAssets.Value;

    public static string Path(params string[] parts) => System.IO.Path.Combine([RepositoryRoot.Path, .. parts]);
}
