using HealthNeeds.Core.Areas;
using HealthNeeds.Core.Time;
using HealthNeeds.Dashboard.Api.TestBeds;
using HealthNeeds.Fixtures;

namespace HealthNeeds.Dashboard.Tests.Api;

/// <summary>Controls of made areas that are matched on their residents, and on income where the site's is given.</summary>
public sealed class ControlChoiceTests
{
    [Fact]
    public void FigureThatIsNotKnownAtAnySite_IsNotSaidToBeALimit()
    {
        Area[] areas = [Place(1, 10), Place(2, 20), Place(3, 10), Place(4, 20)];
        var income = areas.Skip(2).ToDictionary(a => a.Code, _ => 12.0);
        WhyNone(areas, income, sites: 2).Should().Be("At every site a figure that controls are matched on is not known (People in income deprivation).");
        WhyNone(areas, income, sites: 1).Should().Be("At the site a figure that controls are matched on is not known (People in income deprivation).");
        WhyNone([Place(1, 10), Place(2, 4000), Place(3, 2000)], income: null, sites: 1).Should().Be("No area of the pool keeps the limits set for controls.");
        WhyNone([Place(1, 10), Place(2, 10), Place(3, 2000)], income: null, sites: 1).Should().BeNull("one is like it");
    }

    private static string? WhyNone(Area[] areas, Dictionary<AreaCode, double>? income, int sites) => Choice(areas, income).Of(areas[..sites], _ => false).WhyNone;

    /// <summary>Up to two controls for each site, no more than half a standard deviation off.</summary>
    private static ControlChoice Choice(Area[] areas, Dictionary<AreaCode, double>? income = null)
    {
        Dictionary<string, string> given = new() { ["caliper"] = "0.5", ["sameAuthority"] = "yes", ["matchNeed"] = "no" };
        Dictionary<string, SiteColumn> columns = new() { [SiteMeasure.Population] = Column(SiteMeasure.Population, areas.ToDictionary(a => a.Code, a => (double)a.Population!.Value)) };
        if (income is not null) columns["income"] = Column("income", income);
        var need = new SiteNeeds("Need", "%", 1, "Made.", [], Reason: null, new Dictionary<AreaCode, SiteNeed>());
        return new ControlChoice(new TestBedSettings(given, FixtureAreas.At(AreaLevel.Icb).First(), Near: null), new SiteFigures(areas, columns), need);
    }

    private static SiteColumn Column(string id, Dictionary<AreaCode, double> values) => new(SiteMeasure.All.Single(m => m.Id == id), Period.Year(SiteMeasure.Census), values);

    private static Area Place(int number, int people) => new(new AreaCode($"E0100000{number}"), AreaLevel.Lsoa21, $"Place {number}", null, null, null, null, null, people, RuralUrban: null, Location: null);
}
