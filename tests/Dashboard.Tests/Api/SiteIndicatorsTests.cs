using HealthNeeds.Dashboard.Api.TestBeds;
using HealthNeeds.Fixtures;

namespace HealthNeeds.Dashboard.Tests.Api;

public sealed class SiteIndicatorsTests
{
    [Theory]
    [InlineData(true, false, "fewer than nine in ten of England’s MSOAs have a figure, so the worst tenth of them is not known.")]
    [InlineData(true, true, "no figures at this level here.")]
    [InlineData(false, false, "no figures at this level here.")]
    public void FiguresOfAPartOfEngland_AreNotSaidToBeNone(bool isHeld, bool isOfEngland, string why)
    {
        var held = new SiteIndicators((isHeld ? new[] { FixtureOwn.Id } : []).ToDictionary(id => id, _ => Sex.Persons));
        held.WhyNone(FixtureOwn.Indicator, AreaLevel.Msoa21, isOfEngland).Should().Be($"{FixtureOwn.Name}: {why}");
    }
}
