using HealthNeeds.Analytics.Research;
using HealthNeeds.Core.Research;

namespace HealthNeeds.Analytics.Tests.Research;

public sealed class ResearchDirectoryTests
{
    private static readonly AreaCode Icb = new("E54000061");
    private static readonly NearestNeighbourhood Near = new([Lsoa("E01000001", 53.38, -1.49), Lsoa("E01000002", 53.40, -1.45), Lsoa("E01000003", 53.38, -1.49) with { Level = AreaLevel.Msoa21 }]);

    [Fact]
    public void Names_OfOneOrganisation_AreOne_ShownInTheirCommonestFormNotInCapitals()
    {
        var categories = HealthCategories.None with { SameOrganisation = new Dictionary<string, string> { ["Sheffield College of Steel & Health"] = "University of Sheffield" } };

        var directory = ResearchDirectory.Of([Award("1", "THE UNIVERSITY OF SHEFFIELD"), Award("2", "University of Sheffield"), Award("3", "Sheffield College of Steel and Health"), Award("4", null)], categories, Near, [], []);

        var one = directory.Organisations.Should().ContainSingle().Subject;
        (one.Id, one.Name).Should().Be(("university-of-sheffield", "University of Sheffield"));
        one.Names.Should().HaveCount(3);
        directory.Awards.Select(a => a.Organisation).Should().Equal(one.Id, one.Id, one.Id, null);
    }

    [Fact]
    public void Place_IsByCoordinates_ThenByAPostcodeKnownElsewhere_ElseUnknown()
    {
        ResearchAward[] awards =
        [
            Award("1", "By point", "S10 2TN", new Location(53.381, -1.488)), Award("2", "By a register's postcode", "s102tn"), Award("3", "By a site", "S5 7AU"), Award("4", "By nothing", "ZZ1 1ZZ"),
            Award("6", "By the directory", "s9 1aa"), Award("5", "Abroad", null, new Location(48.85, 2.35)),
        ];

        var placed = ResearchDirectory.Of(awards, HealthCategories.None, Near, [("S9 1AA", new Location(53.40, -1.45)), ("S10 2TN", new Location(53.40, -1.45))], [("S5 7AU", new Location(53.41, -1.455))]).Organisations.ToDictionary(o => o.Name);

        (placed["By point"].Lsoa?.Value, placed["By point"].Icb, placed["By point"].Place).Should().Be(("E01000001", Icb, ResearchPlaces.Register));
        (placed["By a register's postcode"].Lsoa?.Value, placed["By a register's postcode"].Place).Should().Be(("E01000001", ResearchPlaces.Postcode));
        (placed["By the directory"].Lsoa?.Value, placed["By the directory"].Place).Should().Be(("E01000002", ResearchPlaces.Postcode));
        (placed["By a site"].Lsoa?.Value, placed["By a site"].Place).Should().Be(("E01000002", ResearchPlaces.Catalogue));
        foreach (var name in new[] { "By nothing", "Abroad" })
            (placed[name].Lsoa, placed[name].Icb, placed[name].Location, placed[name].Place).Should().Be((null, null, null, ResearchPlaces.Unknown));
    }

    [Theory]
    [InlineData("The Royal  Marsden & Co.", "royal marsden and co")]
    [InlineData("SHEFFIELD CHILDREN'S", "sheffield childrens")]
    public void Plain_LeavesOutCapitalsSignsAndSmallWords(string name, string plain) => ResearchNames.Plain(name).Should().Be(plain);

    private static ResearchAward Award(string id, string? organisation, string? postcode = null, Location? location = null) =>
        new("r", id, ResearchAward.Award, "T", null, null, "Active", organisation, postcode, location, null, null, null, "https://example.org/", [], false, new DateOnly(2026, 1, 1));

    private static Area Lsoa(string code, double north, double east) => new(new AreaCode(code), AreaLevel.Lsoa21, code, null, null, null, null, Icb, 1500, null, new Location(north, east));
}
