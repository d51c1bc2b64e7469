using HealthNeeds.Analytics.Matching;
using HealthNeeds.Core.Assets;

namespace HealthNeeds.Analytics.Tests.Matching;

public sealed class AssetOutlookStudyTests
{
    private static readonly Area One = Lsoa("E01000001", -1.5);
    private static readonly Area Two = Lsoa("E01000002", -1.2);
    private static readonly Area Site = new(new AreaCode("E02000001"), AreaLevel.Msoa21, "An MSOA", null, null, SmallRegion.East, "East", null, null, null, new Location(53.4, -1.2));

    [Fact]
    public void Places_Always_AreRankedByTheAssetsOwnNeeds()
    {
        var places = Outlook("a", Needs((One, "lungs", 0.4), (One, "heart", 1), (Two, "lungs", 0.9), (Two, "heart", 0)), SmallRegion.Asset("a")).Places;
        places.Select(p => p.Area).Should().Equal(Two.Code, One.Code);
        places[0].Needs.Should().Equal("lungs");
        places[0].Pressure.Should().Be(0.9);
    }

    [Fact]
    public void Places_OutOfReach_AreLeftOut() =>
        Outlook("a", Needs((One, "lungs", 0.4), (Two, "lungs", 0.9)), SmallRegion.Asset("a", reach: AssetReach.Local)).Places.Select(p => p.Area).Should().Equal(One.Code);

    [Fact]
    public void Pairs_OpenAssetsOfTwoWorldsOnOneNeed_ComplementEachOther()
    {
        var community = SmallRegion.Asset("c", longitude: -1.2, reach: AssetReach.Local) with { Kind = AssetKinds.Community };
        var needs = Needs((One, "lungs", 0.9), (Two, "lungs", 0.9));
        Outlook("a", needs, SmallRegion.Asset("a"), community).Pairs.Should().Equal(new AssetPair("lungs", "c", null, 1));
        Outlook("a", needs, SmallRegion.Asset("a"), community with { Status = AssetStatuses.Planned }).Pairs.Should().BeEmpty();
        Outlook("a", needs, SmallRegion.Asset("a"), community with { Kind = AssetKinds.ResearchCentre }).Pairs.Should().BeEmpty("two of one world repeat");
    }

    [Fact]
    public void Satellites_PressedPlacesNothingIsNear_AreWhereAnOutreachWouldReachMost()
    {
        var needs = Needs((One, "lungs", 0.9), (Two, "lungs", 0.9));
        var satellite = Outlook("a", needs, SmallRegion.Asset("a")).Satellites.Single();
        (satellite.Need, satellite.Area, satellite.Neighbourhoods, satellite.People).Should().Be(("lungs", Site.Code, 1, 1500));
        Outlook("a", needs, SmallRegion.Asset("a"), SmallRegion.Asset("b", longitude: -1.2)).Satellites.Should().BeEmpty("b is near");
    }

    [Fact]
    public void Of_AssetThatEnded_HasNone() =>
        AssetOutlookStudy.Of(SmallRegion.Catalogue(SmallRegion.Asset("a", status: AssetStatuses.Ended)), [One], PlaceNeeds.Unknown, CancellationToken.None).Should().BeEmpty();

    [Fact]
    public void Pairs_OfTheStudy_WellbeingCentreAndDoncastersHospitalsOnObesity() =>
        AssetOutlookStudy.Of(RepositoryData.Assets, RealRegion.Areas, RealRegion.Needs, CancellationToken.None).Single(o => o.Asset == "awrc").Pairs
            .Should().Contain(p => p.Other == "dbth" && p.Need == "obesity");

    private static AssetOutlook Outlook(string asset, PlaceNeeds needs, params Asset[] assets) =>
        AssetOutlookStudy.Of(SmallRegion.Catalogue(assets), [One, Two, Site], needs, CancellationToken.None).Single(o => o.Asset == asset);

    private static PlaceNeeds Needs(params (Area Area, string Need, double Level)[] levels) =>
        new(levels.Select(l => new NeedPressure(l.Area.Code, l.Need, l.Level, AreaLevel.Lsoa21)).ToList(), LifeStages.Unknown);

    private static Area Lsoa(string code, double longitude) => SmallRegion.Area(SmallRegion.West, longitude, code) with { Population = 1500 };
}
