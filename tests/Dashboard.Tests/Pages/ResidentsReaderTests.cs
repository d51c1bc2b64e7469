using HealthNeeds.Dashboard.Pages.AreaProfile;
using HealthNeeds.Fixtures;
using HealthNeeds.Store.Queries;

namespace HealthNeeds.Dashboard.Tests.Pages;

public sealed class ResidentsReaderTests
{
    private static readonly Area Place = FixtureAreas.At(AreaLevel.Lsoa21).First();

    [Fact]
    public void Estimate_IsTheDenominatorOfAnEstimatedShare_WithItsYear() =>
        ResidentsReader.Of(Place, [Share(1612)]).Estimate.Should().Be(new ResidentsEstimate(1612, Period.Year(2024)));

    [Fact]
    public void Estimate_WithoutAnAnswerOfNomis_IsNone() =>
        ResidentsReader.Of(Place, []).Estimate.Should().BeNull();

    [Fact]
    public void Estimate_OfAShareThatIsMissing_IsNone() =>
        ResidentsReader.Of(Place, [Share(null)]).Estimate.Should().BeNull();

    private static IndicatorValue Share(double? residents)
    {
        var indicator = new Indicator(
            new IndicatorId("population-aged-65-plus"), "Aged 65 and over", "Share of residents.", "%", 1, Polarity.None, "ons-population", "yearly", AreaLevel.Lsoa21, Modelled: true, Caveat: null, "Age of residents", 0, 100, []);
        var observation = residents is null
            ? Observation.Unknown(indicator.Id, Place.Code, Period.Year(2024), MissingReason.NotInSource)
            : Observation.Known(indicator.Id, Place.Code, Period.Year(2024), new FigureEstimate(18.5), denominator: residents);
        return new IndicatorValue(indicator, Period.Year(2024), Sex.Persons, observation, "native", England: null, Icb: null, LocalAuthority: null);
    }
}
