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

    /// <summary>By hand, in <c>MatchedControlsTests</c>: the first site has controls of 8 and 12, the second only that of 19, for 40 is too far off; the third has none.</summary>
    [Fact]
    public void SitesWithUnequalNumbersOfControls_WeighAlike_AndThoseWithoutAreLeftOut()
    {
        Area[] areas = [Place(1, 10), Place(2, 20), Place(3, 70), Place(4, 8), Place(5, 12), Place(6, 19), Place(7, 40)];
        var (found, balance, none) = Choice(areas, caliper: "0.25").Of(areas[..3], _ => false);
        found.Select(f => f.Controls.Count).Should().Equal(2, 1, 0);
        none.Should().BeNull();
        balance.Single().Balance.Should().Match<Analytics.Trials.Balance>(b => b.Sites == 15 && Math.Abs(b.Controls - 14.5) < 1e-12 && Math.Abs(b.Difference!.Value - (0.5 / Math.Sqrt(42.8))) < 1e-12);
    }

    private static string? WhyNone(Area[] areas, Dictionary<AreaCode, double>? income, int sites) => Choice(areas, income).Of(areas[..sites], _ => false).WhyNone;

    /// <summary>Up to two controls for each site.</summary>
    /// <param name="caliper">The most standard deviations that one may be off.</param>
    private static ControlChoice Choice(Area[] areas, Dictionary<AreaCode, double>? income = null, string caliper = "0.5")
    {
        Dictionary<string, string> given = new() { ["caliper"] = caliper, ["sameAuthority"] = "yes", ["matchNeed"] = "no" };
        Dictionary<string, SiteColumn> columns = new() { [SiteMeasure.Population] = Column(SiteMeasure.Population, areas.ToDictionary(a => a.Code, a => (double)a.Population!.Value)) };
        if (income is not null) columns["income"] = Column("income", income);
        var need = new SiteNeeds("Need", "%", 1, "Made.", [], Reason: null, new Dictionary<AreaCode, SiteNeed>());
        return new ControlChoice(new TestBedSettings(given, FixtureAreas.At(AreaLevel.Icb).First(), Near: null), new SiteFigures(areas, columns), need);
    }

    private static SiteColumn Column(string id, Dictionary<AreaCode, double> values) => new(SiteMeasure.All.Single(m => m.Id == id), Period.Year(SiteMeasure.Census), values);

    private static Area Place(int number, int people) => new(new AreaCode($"E0100000{number}"), AreaLevel.Lsoa21, $"Place {number}", null, null, null, null, null, people, RuralUrban: null, Location: null);
}
