namespace HealthNeeds.Core.Tests.Indicators;

public sealed class FingertipsCatalogueTests
{
    private static readonly IReadOnlyList<Indicator> FromFingertips = [.. Bundled().Indicators.Where(i => i.Fingertips is not null)];

    [Theory]
    [InlineData(90366, AreaLevel.Ltla24)]
    [InlineData(90362, AreaLevel.Ltla24)]
    [InlineData(92901, AreaLevel.Ltla24)]
    [InlineData(93283, AreaLevel.Msoa11)]
    [InlineData(91547, AreaLevel.Ltla24)]
    public void WhatMustBeThere_IsThere(int id, AreaLevel level) =>
        FromFingertips.Should().ContainSingle(i => i.Fingertips!.Id == id).Which.NativeLevel.Should().Be(level);

    [Theory]
    [InlineData("best-start")]
    [InlineData("smoking-alcohol-obesity")]
    [InlineData("cardio-respiratory")]
    [InlineData("mental-health")]
    [InlineData("cancer")]
    public void EveryFocusArea_HasBurdenFromThere(string focus) =>
        FromFingertips.Should().Contain(i => i.Uses.Any(u => u.Focus == focus && u.Role == IndicatorRole.Burden));

    [Fact]
    public void Source_IsLiveOnly_AndAllItsIndicatorsSayWhereTheyAre()
    {
        var catalogue = Bundled();
        catalogue.LiveOnly().Should().Contain("ohid-fingertips");
        catalogue.Indicators.Where(i => i.Source == "ohid-fingertips").Should().HaveCountGreaterThan(30).And.OnlyContain(i => i.Fingertips != null);
    }

    [Fact]
    public void NeighbourhoodLifeExpectancy_SaysItsNarrowerLicence()
    {
        var indicator = FromFingertips.Single(i => i.Fingertips!.Id == 93283);
        indicator.Licence.Should().Be("Non-commercial use only");
        indicator.Caveat.Should().StartWith("Non-commercial use only");
    }

    private static IndicatorCatalogue Bundled()
    {
        using var focus = RepositoryFiles.Open("data", "focus-areas.json");
        using var json = RepositoryFiles.Open("data", "indicators.json");
        return IndicatorCatalogue.Read(json, FocusAreaCatalogue.Read(focus));
    }
}
