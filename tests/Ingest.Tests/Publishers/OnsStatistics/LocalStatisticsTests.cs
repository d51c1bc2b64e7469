using HealthNeeds.Ingest.Figures;
using HealthNeeds.Ingest.Geography;
using HealthNeeds.Ingest.Publishers.OnsStatistics;

namespace HealthNeeds.Ingest.Tests.Publishers.OnsStatistics;

public sealed class LocalStatisticsTests
{
    private const string Header = "areacd,areanm,geography,indicator,period,observation,measure,unit,lci_95,uci_95,status,notes\n";
    private const string Cancer = "Cancer diagnosis at stage 1 and 2";
    private static readonly string[] Authorities = ["E08000016", "E08000019", "E09000001", "E09000012", "E06000063"];
    private static readonly KnownAreas Areas = ReadFile.Areas(ltla21: [.. Authorities, "E07000026"], ltla24: Authorities);

    [Fact]
    public void Figure_KeepsItsLimitsAndPeriod_UnderTheOlderCode()
    {
        var read = Read($"E08000038,Barnsley,Local Authority District,{Cancer},2022-01-01/P1Y,57.5,Percentage,%,55,60,,\n");

        read.Figures.Should().ContainSingle().Which.Should().BeEquivalentTo(new { Area = "E08000016", Estimate = new FigureEstimate(57.5, 55, 60), Note = (string?)null });
        $"{read.Figures[0].Period}".Should().Be("2022");
    }

    [Fact]
    public void Authority_UnderBothOfItsCodes_HasOneFigure()
    {
        var read = Read($"E08000039,Sheffield,,{Cancer},2022-01-01/P1Y,57.5,,,,,,\nE08000019,Sheffield,,{Cancer},2022-01-01/P1Y,57.5,,,,,,Obsolete code since 2025 (replaced by E08000039 Sheffield)\n");

        read.Figures.Should().ContainSingle().Which.Note.Should().BeNull("the note is about the code");
        read.Rules.Should().Equal(new Dictionary<long, string> { [3] = "duplicate" });
    }

    [Theory]
    [InlineData("Value for Hackney and City of London combined,")]
    [InlineData(",Value for Hackney and City of London combined")]
    public void FigureOfTwoAuthoritiesTogether_IsBoths_WithTheNote(string said)
    {
        var read = Read($"E67000001,\"City of London, Hackney\",,{Cancer},2022-01-01/P1Y,57.5,,,,,{said}\n");

        read.Figures.Select(f => f.Area).Should().Equal("E09000001", "E09000012");
        read.Figures.Should().OnlyContain(f => f.Note == "Value for Hackney and City of London combined");
        read.Report.Kept.Should().Be(1);
    }

    [Fact]
    public void FigureOfTwoAuthoritiesTogether_ThatDoesNotSaySo_IsGivenToNeither()
    {
        var read = Read($"E67000001,\"City of London, Hackney\",,{Cancer},2022-01-01/P1Y,57.5,,,,,,\n");

        read.Figures.Should().BeEmpty();
        read.Rules.Values.Should().Equal("level");
    }

    [Fact]
    public void FigureOfTwoAuthoritiesTogether_BesideOneOfEither_IsADuplicate() =>
        Read($"E09000012,Hackney,,{Cancer},2022-01-01/P1Y,50,,,,,,\nE67000001,Both,,{Cancer},2022-01-01/P1Y,57.5,,,,,Value for Hackney and City of London combined,\n")
            .Rules.Should().Equal(new Dictionary<long, string> { [3] = "duplicate" });

    [Fact]
    public void UnreliableFigure_IsWithheld_AndSaysSo() =>
        Read($"E09000001,City of London,,{Cancer},2022-01-01/P1Y,,,,,,u,\n").Figures.Should().ContainSingle().Which
            .Should().Match<PublishedFigure>(f => f.Estimate == null && f.Missing == MissingReason.Suppressed && f.Note == "Unreliable: withheld by its publisher");

    [Theory]
    [InlineData("E10000003", "level")]
    [InlineData("E12000003", "level")]
    [InlineData("E47000006", "level")]
    [InlineData("E07000026", "retired-authority")]
    [InlineData("S12000033", "outside-england")]
    [InlineData("K02000001", "outside-england")]
    public void OtherAreas_AreRejectedByTheirRule(string code, string rule) =>
        Read($"{code},A,,{Cancer},2022-01-01/P1Y,57.5,,,,,,\n").Rules.Values.Should().Equal(rule);

    [Fact]
    public void SmokersSurvey_IsTakenForTheDistrictsBeforeTheMergers()
    {
        var smokers = LocalStatisticsFile.Files.Single(f => f.Name == "ons_els_cigarette_smokers.csv");
        var read = ReadFile.Of(smokers, smokers.Name, $"{Header}E07000026,Allerdale,,Cigarette smokers,2020-01-01/P5Y,12.8,,,10,15,,\nE92000001,England,,Cigarette smokers,2020-01-01/P5Y,11.5,,,11,12,,\n", Areas);

        read.Figures.Select(f => (f.Area, $"{f.Period}")).Should().Equal(("E07000026", "2020–24"), ("E92000001", "2020–24"));
    }

    [Theory]
    [InlineData("2022-01-01/P3Y", "2022–24")]
    [InlineData("2024-04-01/P1Y", "2024/25")]
    [InlineData("2021-09-01/P1Y", "Sep 2021–Aug 2022")]
    [InlineData("2015-11-16/P1Y", "Nov 2015–Oct 2016")]
    [InlineData("2025-03-15", "Mar 2025")]
    public void Period_IsReadAsWritten(string text, string expected) =>
        $"{Read($"E08000016,Barnsley,,{Cancer},{text},57.5,,,,,,\n").Figures.Single().Period}".Should().Be(expected);

    [Theory]
    [InlineData("2022/23")]
    [InlineData("2022-13-01/P1Y")]
    [InlineData("2022-01-01/P6M")]
    public void OtherPeriod_IsRejected(string text) => Read($"E08000016,Barnsley,,{Cancer},{text},57.5,,,,,,\n").Rules.Values.Should().Equal("period");

    [Fact]
    public void OtherIndicator_IsRejected() => Read("E08000016,Barnsley,,Something else,2022-01-01/P1Y,57.5,,,,,,\n").Rules.Values.Should().Equal("unknown-indicator");

    private static ReadFile Read(string rows)
    {
        var cancer = LocalStatisticsFile.Files.Single(f => f.Name == "ons_els_cancer_diagnosis_at_stage_1_and_2.csv");
        var read = ReadFile.Of(cancer, cancer.Name, Header + rows, Areas);
        read.Report.Seen.Should().Be(read.Report.RowsIn);
        return read;
    }
}
