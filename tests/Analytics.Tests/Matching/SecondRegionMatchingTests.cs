using HealthNeeds.Analytics.Matching;
using HealthNeeds.Core.Assets;
using HealthNeeds.Core.Regions;

namespace HealthNeeds.Analytics.Tests.Matching;

/// <summary>The second region's catalogue over its areas as they lie, every need pressing alike.</summary>
public sealed class SecondRegionMatchingTests
{
    private static readonly AssetCatalogue Catalogue = Read();
    private static readonly IReadOnlyList<Area> Areas = RealRegion.Read("cornwall");
    private static readonly AssetMatches Found = AssetMatcher.Match(Catalogue, Areas, RepositoryData.FocusAreas, Pressing(), null, CancellationToken.None);

    [Fact]
    public void EveryAreaAndFocusArea_HasAssetsOfTheRegion()
    {
        Found.Matches.Select(m => m.AssetId).Distinct().Should().BeSubsetOf(Catalogue.Assets.Select(a => a.Id)).And.HaveCountGreaterThan(8);
        foreach (var focus in RepositoryData.FocusAreas)
            Found.Matches.Where(m => m.Focus == focus.Id && m.Area == new AreaCode("E01018750")).Should().NotBeEmpty(focus.Id);
    }

    [Fact]
    public void Hospital_IsAsFarAsItsRecordPutsIt_AndAnAssetWithoutLocationIsNot()
    {
        var matches = Found.Matches.Where(m => m.Area == new AreaCode("E06000052")).ToList();
        matches.First(m => m.AssetId is "royal-cornwall-hospital" or "macmillan-cove" or "rcht-research").Kilometres.Should().BeInRange(0, 60);
        Found.Matches.Where(m => m.AssetId == "wave-project").Should().NotBeEmpty().And.OnlyContain(m => m.Kilometres == null && m.Reasons.Contains("In Newquay: no record gives its location"));
    }

    [Fact]
    public void IslesOfScilly_HaveNothingThatServesCornwallAlone() =>
        Found.Matches.Where(m => m.Area == new AreaCode("E06000053")).Select(m => m.AssetId).Should().NotContain(["healthy-cornwall", "sensory-trust", "wave-project"]);

    private static AssetCatalogue Read()
    {
        using var json = File.OpenRead(RepositoryData.Path("data", NeedCatalogue.FileName));
        return RegionCatalogue.Read(RepositoryData.Path("data")).Single(r => r.Id == "cornwall").Assets(NeedCatalogue.Read(json, RepositoryData.FocusAreas), RepositoryData.FocusAreas)!;
    }

    private static PlaceNeeds Pressing() => new(Areas.SelectMany(a => Catalogue.Needs.Select(n => new NeedPressure(a.Code, n.Id, 0.9, a.Level))).ToList(), LifeStages.Unknown);
}
