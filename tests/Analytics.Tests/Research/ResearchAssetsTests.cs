using HealthNeeds.Analytics.Matching;
using HealthNeeds.Analytics.Research;
using HealthNeeds.Core.Assets;
using HealthNeeds.Core.Research;

namespace HealthNeeds.Analytics.Tests.Research;

public sealed class ResearchAssetsTests
{
    private static readonly AreaCode Icb = new("E54000061");
    private static readonly Source Register = new("nihr-open-data", "NIHR", "NIHR Open Data", new Uri("https://nihr.example/"), "l", new Uri("https://nihr.example/l"), "a", "now", "monthly");
    private static readonly Need[] Needs = [Need("copd-prevention", "cardio-respiratory"), Need("cardiac", "cardio-respiratory"), Need("cancer-care", "cancer")];

    private static readonly HealthCategories Categories = HealthCategories.None with
    {
        Categories = [new("respiratory", "Respiratory", ["copd-prevention"], ["cardio-respiratory"]), new("cardiovascular", "Cardiovascular", ["cardiac"], ["cardio-respiratory"]), new("skin", "Skin", [], [])],
    };

    private static readonly NearestNeighbourhood Near = new([new Area(new AreaCode("E01000001"), AreaLevel.Lsoa21, "A", null, null, null, null, Icb, 1500, null, new Location(53.38, -1.49))]);

    [Fact]
    public void Organisations_WithHalfAnAwardOnANeed_AreAssetsOfTheirOwnKind_WithRegisterAndDay()
    {
        var directory = Directory(Award("1", "Trust A", ("Respiratory", 0.6), ("Cardiovascular", 0.4)), Award("2", "Trust B", ("Skin", 1)), Award("3", "Trust A", ("Respiratory", 1)));

        var asset = ResearchAssets.Of(directory, Categories, Icb, Needs, [Register]).Should().ContainSingle().Subject;

        (asset.Id, asset.Kind, asset.Status, asset.StatusDate).Should().Be(("research-trust-a", AssetKinds.ResearchOrganisation, AssetStatuses.Open, (DateOnly?)new DateOnly(2026, 11, 20)));
        asset.Needs.Should().Equal("copd-prevention");
        asset.FocusAreas.Should().Equal("cardio-respiratory");
        asset.Description.Should().StartWith("2 awards under way in the registers of NIHR, as of 20 November 2026: ");
        asset.Evidence.Should().ContainSingle().Which.Should().Match<Evidence>(e => e.Source == "nihr-open-data" && e.Place.Contains("20 November 2026") && e.Supports.Single() == "copd-prevention");
        ResearchAssets.Sources(directory, [Register]).Should().ContainSingle().Which.Read.Should().Be(new DateOnly(2026, 11, 20));
    }

    [Fact]
    public void Description_CountsAwardsAndSupportedProjectsApart()
    {
        var directory = Directory(Award("1", "Trust A", ("Respiratory", 1)), Award("2", "Trust A", ("Respiratory", 1)), Award("3", "Trust A", ("Respiratory", 1)) with { Kind = ResearchAward.SupportedProject });

        ResearchAssets.Of(directory, Categories, Icb, Needs, [Register]).Single().Description.Should().StartWith("2 awards and one supported project under way in the registers of NIHR");
    }

    [Fact]
    public void ResearchAlone_CouldHelp_ButAnswersNoNeed()
    {
        var assets = ResearchAssets.Of(Directory(Award("1", "Trust A", ("Respiratory", 1))), Categories, Icb, Needs, [Register]);
        var area = new Area(new AreaCode("E01000001"), AreaLevel.Lsoa21, "A", null, null, new AreaCode("E08000019"), "Sheffield", Icb, 1500, null, new Location(53.38, -1.49));
        var matcher = new AssetMatcher(new AssetCatalogue(assets, [], Needs), new Dictionary<AreaCode, string>());

        matcher.MatchNeed(area, "cardio-respiratory", "copd-prevention").Should().ContainSingle().Which.AssetId.Should().Be("research-trust-a");
        matcher.Gap(area, "cardio-respiratory", "copd-prevention").Should().NotBeNull("research under way is no service");
    }

    [Fact]
    public void OrganisationsElsewhere_AreNoAssetsHere() => ResearchAssets.Of(Directory(Award("1", "Trust A", ("Respiratory", 1))), Categories, new AreaCode("E54000001"), Needs, [Register]).Should().BeEmpty();

    private static ResearchDirectory Directory(params IReadOnlyList<ResearchAward> awards) => ResearchDirectory.Of(awards, Categories, Near, [], []);

    private static Need Need(string id, string focus) => new(id, id, null, [focus], ["lungs"]);

    private static ResearchAward Award(string id, string organisation, params (string Category, double Share)[] parts) => new(
        "nihr-open-data", id, ResearchAward.Award, $"Title {id}", "NIHR", null, "Active", organisation, "S10 2TN", new Location(53.381, -1.488), 1, null, new DateOnly(2028, 1, 1), $"https://example.org/{id}",
        [.. parts.Select(p => new CategoryShare(p.Category, p.Share))], true, new DateOnly(2026, 11, 20));
}
