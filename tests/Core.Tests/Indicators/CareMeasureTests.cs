namespace HealthNeeds.Core.Tests.Indicators;

/// <summary>The list of measures of care and the catalogue say the same.</summary>
public sealed class CareMeasureTests
{
    public static TheoryData<string> Ids => new(CareMeasures.All.Select(m => m.Indicator));

    [Theory]
    [MemberData(nameof(Ids))]
    public void Measure_IsAnIndicator_ThatSaysItsCodesAndWhatItCounts(string id)
    {
        var measure = CareMeasures.All.Single(m => m.Indicator == id);
        var indicator = ReadBundled().Indicators.Single(i => i.Id.Value == id);

        indicator.Should().Match<Indicator>(i => i.Source == "qof2021" && i.NativeLevel == AreaLevel.Practice && i.Unit == "%" && i.Polarity == Polarity.HigherIsBetter && i.Minimum == 0 && i.Maximum == 100);
        indicator.Definition.Should().StartWith($"Share of {measure.Words} (QOF {measure.Codes[0]}").And.ContainAll(measure.Codes).And.EndWith("Patients set aside by a personalised care adjustment count among those for whom it is due.");
        indicator.Caveat.Should().Contain("not given or not recorded");
        measure.Codes.Select(c => c.TrimEnd([.. "0123456789"])).Distinct().Should().ContainSingle("a measure's codes are of one group");
    }

    [Fact]
    public void Codes_AreOfOneMeasureEach() => CareMeasures.All.SelectMany(m => m.Codes).Should().OnlyHaveUniqueItems().And.HaveCount(CareMeasures.ByCode.Count);

    [Fact]
    public void BundledOnes_AreTheTwoOfDiabetes_TheOthersComeLive()
    {
        var catalogue = ReadBundled();
        catalogue.Bundled().Where(i => CareMeasures.All.Any(m => m.Indicator == i.Id.Value)).Select(i => i.Id.Value).Should().Equal("qof-diabetes-blood-pressure", "qof-diabetes-hba1c");
        catalogue.Indicators.Where(i => i.Supply == FigureSupply.LiveOnly).Should().HaveCount(50).And.OnlyContain(i => CareMeasures.All.Any(m => m.Indicator == i.Id.Value));
    }

    private static IndicatorCatalogue ReadBundled()
    {
        using var focus = RepositoryFiles.Open("data", "focus-areas.json");
        using var json = RepositoryFiles.Open("data", "indicators.json");
        return IndicatorCatalogue.Read(json, FocusAreaCatalogue.Read(focus));
    }
}
