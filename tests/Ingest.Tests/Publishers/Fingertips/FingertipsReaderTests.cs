using System.Text;
using HealthNeeds.Ingest.Checks;
using HealthNeeds.Ingest.SourceRecords;
using HealthNeeds.Ingest.Tables;

namespace HealthNeeds.Ingest.Tests.Publishers.Fingertips;

public sealed class FingertipsReaderTests
{
    private const string Header26 = "Indicator ID,Indicator Name,Parent Code,Parent Name,Area Code,Area Name,Area Type,Sex,Age,Category Type,Category,Time period,Value,Lower CI 95.0 limit,Upper CI 95.0 limit,Lower CI 99.8 limit,Upper CI 99.8 limit,Count,Denominator,Value note,Recent Trend,Compared to England value or percentiles,Compared to Region value or percentiles,Time period Sortable,New data,Compared to goal";

    [Fact]
    public void Figures_AreWrittenInTheOrderOfTheSchema_WhateverOrderTheyCameIn()
    {
        using var reading = new FingertipsReading(FingertipsReading.Smoking());
        reading.Take(FingertipsReading.Header27, FingertipsReading.Row("E08000019", "2022/23"), FingertipsReading.Row("E08000016", "2022/23", "20"[..2], "19", "21"), FingertipsReading.Row("E08000019", "2013/14", "22.25", "22", "22.5"));

        reading.Figures().Should().Equal(
            "test-91547 E08000019 2013/14 persons 22.25 22.0 22.5 1200.0 6500.5",
            "test-91547 E08000016 2022/23 persons 20.0 19.0 21.0 1200.0 6500.5",
            "test-91547 E08000019 2022/23 persons 18.5 18.1 18.9 1200.0 6500.5");
        reading.Tally.RowsRejected.Should().Be(0);
    }

    [Fact]
    public void Columns_AreFoundByName_WhereverTheyStand()
    {
        var row26 = FingertipsReading.Row("E08000019")[..^3];
        string[] names = FingertipsReading.Header27.Split(',');
        var moved = string.Join(',', names.Reverse());
        var movedRow = string.Join(',', FingertipsReading.Row("E08000019").Replace("\"Name, of place\"", "Name").Split(',').Reverse());
        var added = FingertipsReading.Header27 + ",Something new";

        Read(Header26, row26).Should().Equal(Read(FingertipsReading.Header27, FingertipsReading.Row("E08000019")));
        Read(moved, movedRow).Should().Equal(Read(FingertipsReading.Header27, FingertipsReading.Row("E08000019")));
        Read(added, FingertipsReading.Row("E08000019") + ",x").Should().Equal(Read(FingertipsReading.Header27, FingertipsReading.Row("E08000019")));
        Read("\uFEFF" + FingertipsReading.Header27, FingertipsReading.Row("E08000019")).Should().HaveCount(1);
    }

    [Theory]
    [InlineData("Area Code", "AreaCode")]
    [InlineData("Lower CI 95.0 limit", "Lower CI 95 limit")]
    public void ColumnRenamed_IsNamed_WithItsNewName(string was, string becomes)
    {
        using var reading = new FingertipsReading(FingertipsReading.Smoking());
        var take = () => reading.Take(FingertipsReading.Header27.Replace(was, becomes) + "\n");
        var finding = ColumnMissingRule.Of(take.Should().Throw<ColumnNotFoundException>().Which, good: null);
        finding.Expected.Should().Be($"\"{was}\"");
        finding.Found.Should().StartWith("line 1 of ").And.EndWith($"and \"{becomes}\" in its place");
    }

    [Fact]
    public void ColumnDoubled_IsRefused_SayingWhich() =>
        Refusal(FingertipsReading.Header27.Replace("Area Name", "Area Code") + "\n").Should().Match<CsvRefusedException>(e => e.Rule == "columns" && e.Found.Contains("the column \"Area Code\" twice"));

    [Fact]
    public void AreasOfOtherYears_AreCounted_InTheNewestPeriodAlone()
    {
        using var reading = new FingertipsReading(FingertipsReading.Smoking());
        string[] retired = ["E07000026", "E07000027"];
        reading.Take([FingertipsReading.Header27, .. retired.Select(a => FingertipsReading.Row(a, "2013/14")), FingertipsReading.Row("E08000017", "2013/14"), FingertipsReading.Row("E08000017"), FingertipsReading.Row("E08000018"), FingertipsReading.Row("E08000019")]);
        reading.AreasFound.Unknown.Should().Equal([new UnknownAreas(AreaLevel.Ltla24, 3, 0, [])], SameAreas);

        reading.Take([FingertipsReading.Header27, .. retired.Select(a => FingertipsReading.Row(a))]);
        reading.AreasFound.Unknown.Should().Equal([new UnknownAreas(AreaLevel.Ltla24, 5, 2, retired)], SameAreas);
        AreaVintage(reading).Should().ContainSingle().Which.Found.Should().Be("2 of 5 rows about other codes");
    }

    [Fact]
    public void NewerCodesOfBarnsleyAndSheffield_AreTold()
    {
        using var reading = new FingertipsReading(FingertipsReading.Smoking());
        reading.Take(FingertipsReading.Header27, FingertipsReading.Row("E08000038"), FingertipsReading.Row("E08000038", "2021/22"), FingertipsReading.Row("E08000017"));
        var told = new RecodedAreaRule().Check(Facts(reading)).Should().ContainSingle().Which;
        told.Found.Should().Be("2 figures of E08000038");
        told.Expected.Should().StartWith("E08000016");
        told.Holds.Should().BeFalse();
    }

    [Fact]
    public void HtmlPage_IsRefused() =>
        Refusal("<!DOCTYPE html>\n<html><head><title>Error</title></head></html>").Rule.Should().Be("columns");

    [Fact]
    public void EmptyBody_IsRefused() => Refusal(string.Empty).Rule.Should().Be("empty-body");

    [Fact]
    public void HeaderAlone_GivesAnEmptyFile()
    {
        using var reading = new FingertipsReading(FingertipsReading.Smoking());
        reading.Take(FingertipsReading.Header27).Figures().Should().BeEmpty();
    }

    [Theory]
    [InlineData("level", "E12000003", "Persons", "15+ yrs", "Ethnic groups")]
    [InlineData("sex", "E08000019", "2", "15+ yrs", "")]
    [InlineData("level", "E92000001", "Persons", "15+ yrs", "")]
    [InlineData("level", "E12000003", "Persons", "15+ yrs", "")]
    [InlineData("level", "E10000003", "Persons", "15+ yrs", "")]
    [InlineData("level", "E05000026", "Persons", "15+ yrs", "")]
    [InlineData("level", "C88016", "Persons", "15+ yrs", "")]
    [InlineData("level", "E02001509", "Persons", "15+ yrs", "")]
    [InlineData("vintage", "E07000026", "Persons", "15+ yrs", "")]
    [InlineData("unknown-area", "E06009999", "Persons", "15+ yrs", "")]
    [InlineData("unknown-area", "", "Persons", "15+ yrs", "")]
    [InlineData("outside-england", "W06000015", "Persons", "15+ yrs", "")]
    public void RowNobodyAskedFor_IsCountedWithItsRule(string rule, string area, string sex, string age, string categoryType)
    {
        using var reading = new FingertipsReading(FingertipsReading.Smoking());
        reading.Take(FingertipsReading.Header27, FingertipsReading.Row("E08000016"), FingertipsReading.Row(area, sex: sex, age: age, categoryType: categoryType, category: categoryType));

        reading.Figures().Should().HaveCount(1);
        reading.Tally.Rejections.Should().ContainSingle().Which.Should().Match<HealthNeeds.Core.Runs.Rejection>(r => r.Rule == rule && r.Line == 3);
    }

    [Fact]
    public void Breakdowns_OfEnglandAndAuthorities_AreKeptApart_AndTheRowsAddUp()
    {
        using var reading = new FingertipsReading(FingertipsReading.Smoking());
        reading.Take(
            FingertipsReading.Header27,
            FingertipsReading.Row("E08000016"),
            FingertipsReading.Row("E92000001", categoryType: "Ethnic groups", category: "White", value: "20", lower: "", upper: ""),
            FingertipsReading.Row("E92000001", categoryType: "Ethnic groups", category: "Asian", value: "", lower: "", upper: "", note: "Value missing in source data"),
            FingertipsReading.Row("E08000038", sex: "Male"),
            FingertipsReading.Row("E08000016", age: "16-24 yrs"),
            FingertipsReading.Row("E08000016", age: "16-24 yrs"),
            FingertipsReading.Row("E08000017", age: "16-24 yrs"),
            FingertipsReading.Row("E08000017", age: "16-24 yrs", value: "18.6"),
            FingertipsReading.Row("E92000001"));

        reading.Figures().Should().ContainSingle().Which.Should().Contain("E08000016");
        reading.Breakdowns().Should().Equal(
            "E08000016|2022/23|male|15+ yrs|||18.5",
            "E92000001|2022/23|persons|15+ yrs|Ethnic groups|Asian|not-collected|Value missing in source data",
            "E92000001|2022/23|persons|15+ yrs|Ethnic groups|White|20.0",
            "E08000016|2022/23|persons|16-24 yrs|||18.5");
        reading.Tally.Counts.Should().Equal(new Dictionary<string, long> { ["conflict"] = 2, ["duplicate"] = 1, ["level"] = 1 });
        (reading.Tally.RowsIn - reading.Tally.RowsRejected).Should().Be(1 + 4);
    }

    [Theory]
    [InlineData("breakdown", "Persons", "15+ yrs", "Ethnic groups")]
    [InlineData("other-sex", "Male", "15+ yrs", "")]
    [InlineData("other-age", "Persons", "16-24 yrs", "")]
    public void Breakdown_OfANeighbourhood_IsCountedWithItsRule(string rule, string sex, string age, string categoryType)
    {
        using var reading = new FingertipsReading(FingertipsReading.Smoking(AreaLevel.Msoa11));
        reading.Take(FingertipsReading.Header27, FingertipsReading.Row("E02001509", sex: sex, age: age, categoryType: categoryType, category: categoryType));

        reading.Breakdowns().Should().BeEmpty();
        reading.Tally.Counts.Should().Equal(new Dictionary<string, long> { [rule] = 1 });
    }

    [Theory]
    [InlineData("period", "2022-23-24")]
    [InlineData("period", "")]
    public void PeriodNobodyKnows_IsRejected(string rule, string period)
    {
        using var reading = new FingertipsReading(FingertipsReading.Smoking());
        reading.Take(FingertipsReading.Header27, FingertipsReading.Row("E08000016", period)).Figures().Should().BeEmpty();
        reading.Tally.Counts.Should().ContainKey(rule);
    }

    [Fact]
    public void MsoaOfOtherBoundaries_IsTaken_AndAnUnknownOneIsNot()
    {
        using var reading = new FingertipsReading(FingertipsReading.Smoking(AreaLevel.Msoa11));
        reading.Take(FingertipsReading.Header27, FingertipsReading.Row("E02001509"), FingertipsReading.Row("E02006870"), FingertipsReading.Row("E02009999"));

        reading.Figures().Should().HaveCount(2);
        reading.Tally.Counts.Should().Equal(new Dictionary<string, long> { ["unknown-area"] = 1 });
    }

    [Fact]
    public void NewCodesOfBarnsleyAndSheffield_AreTheOldAuthorities()
    {
        using var reading = new FingertipsReading(FingertipsReading.Smoking());
        reading.Take(FingertipsReading.Header27, FingertipsReading.Row("E08000038", "2024/25"), FingertipsReading.Row("E08000039", "2024/25"), FingertipsReading.Row("E08000039", "2023/24"), FingertipsReading.Row("E08000019", "2023/24"));

        reading.Figures().Select(f => f.Split(' ')[1]).Should().Equal("E08000019", "E08000016", "E08000019");
        reading.Tally.Counts.Should().Equal(new Dictionary<string, long> { ["duplicate"] = 1 });
    }

    [Theory]
    [InlineData("Value suppressed for disclosure control due to small count", "suppressed")]
    [InlineData("Value cannot be calculated as number of cases is too small", "suppressed")]
    [InlineData("Value missing in source data", "not-collected")]
    [InlineData("Value missing", "not-in-source")]
    [InlineData("", "not-in-source")]
    public void EmptyValue_KeepsItsReason(string note, string reason)
    {
        using var reading = new FingertipsReading(FingertipsReading.Smoking());
        reading.Take(FingertipsReading.Header27, FingertipsReading.Row("E08000016", value: string.Empty, lower: string.Empty, upper: string.Empty, note: note, count: string.Empty))
            .Figures().Should().Equal($"test-91547 E08000016 2022/23 persons 6500.5 {reason}");
    }

    [Fact]
    public void NoteAndTrend_StayWithTheFigure_WhetherThereIsAValueOrNot()
    {
        using var reading = new FingertipsReading(FingertipsReading.Smoking());
        reading.Take(
            FingertipsReading.Header27,
            FingertipsReading.Row("E08000016", note: "There is a data quality issue with this value", trend: "Increasing and getting worse"),
            FingertipsReading.Row("E08000017", trend: "No significant change"),
            FingertipsReading.Row("E08000018", value: string.Empty, note: "Value suppressed for disclosure control due to small count", trend: string.Empty),
            FingertipsReading.Row("E08000019", note: "\"There is a data quality issue with this value\"", trend: "Decreasing"));

        reading.Remarks().Should().Equal(
            "E08000016 increasing-worse There is a data quality issue with this value",
            "E08000017 no-change -",
            "E08000018 - Value suppressed for disclosure control due to small count",
            "E08000019 decreasing There is a data quality issue with this value");
        reading.Tally.FiguresRejected.Should().Be(0);
    }

    [Fact]
    public void TrendInOtherWords_IsTold_AndTheFigureStays()
    {
        using var reading = new FingertipsReading(FingertipsReading.Smoking());
        reading.Take(FingertipsReading.Header27, FingertipsReading.Row("E08000016", trend: "Going up"));

        reading.Remarks().Should().Equal("E08000016 - -");
        reading.Tally.Rejections.Should().ContainSingle().Which.Should().Match<HealthNeeds.Core.Runs.Rejection>(r => r.Rule == "trend" && r.Found == "Going up");
    }

    [Fact]
    public void MoreNotesThanThereCanBe_AreRefused()
    {
        using var reading = new FingertipsReading(FingertipsReading.Smoking());
        var take = () => reading.Take([FingertipsReading.Header27, .. Enumerable.Range(0, 10_001).Select(i => FingertipsReading.Row("E08000016", $"{1000 + (i % 1000)}", note: $"note {i}"))]);
        take.Should().Throw<CsvRefusedException>().Which.Rule.Should().Be("notes");
    }

    [Theory]
    [InlineData("range", "101", "100", "102")]
    [InlineData("interval", "18.5", "18.6", "18.9")]
    [InlineData("interval", "18.5", "18.1", "18.4")]
    [InlineData("number", "n/a", "1", "2")]
    [InlineData("number", "18.5", "x", "19")]
    public void FigureThatCannotBe_StaysAsFailed_AndIsTold(string rule, string value, string lower, string upper)
    {
        using var reading = new FingertipsReading(FingertipsReading.Smoking());
        reading.Take(FingertipsReading.Header27, FingertipsReading.Row("E08000016", value: value, lower: lower, upper: upper));

        reading.Figures().Should().Equal("test-91547 E08000016 2022/23 persons 1200.0 6500.5 failed");
        reading.Tally.Should().Match<HealthNeeds.Ingest.Publishers.Fingertips.RowTally>(t => t.FiguresRejected == 1 && t.RowsRejected == 0 && t.Rejections[0].Rule == rule);
    }

    [Fact]
    public void Zero_IsAValue()
    {
        using var reading = new FingertipsReading(FingertipsReading.Smoking());
        reading.Take(FingertipsReading.Header27, FingertipsReading.Row("E08000016", value: "0", lower: "0", upper: "0", count: "0")).Figures().Should().Equal("test-91547 E08000016 2022/23 persons 0.0 0.0 0.0 0.0 6500.5");
    }

    [Fact]
    public void SameFigureTwice_IsKeptOnce_AndContradictionsNotAtAll()
    {
        using var reading = new FingertipsReading(FingertipsReading.Smoking());
        reading.Take(FingertipsReading.Header27, FingertipsReading.Row("E08000016"), FingertipsReading.Row("E08000017"), FingertipsReading.Row("E08000016"), FingertipsReading.Row("E08000017", value: "18.6"), FingertipsReading.Row("E08000017"));

        reading.Figures().Should().ContainSingle().Which.Should().Contain("E08000016");
        reading.Tally.Counts.Should().Equal(new Dictionary<string, long> { ["conflict"] = 3, ["duplicate"] = 1 });
        reading.Tally.Rejections.Select(r => (r.Rule, r.Line)).Should().BeEquivalentTo([("duplicate", 4L), ("conflict", 3L), ("conflict", 5L), ("conflict", 6L)]);
    }

    [Fact]
    public void QuotedLineBreak_DoesNotShiftTheLines()
    {
        using var reading = new FingertipsReading(FingertipsReading.Smoking());
        reading.Take(FingertipsReading.Header27, FingertipsReading.Row("E08000016", note: "\"There is a data quality issue,\r\nsee \"\"notes\"\"\""), FingertipsReading.Row("E12000003"));

        reading.Figures().Should().HaveCount(1);
        reading.Tally.Rejections.Should().ContainSingle().Which.Line.Should().Be(4);
    }

    [Fact]
    public void BrokenRows_AreRejected_AndTheRestIsRead()
    {
        using var reading = new FingertipsReading(FingertipsReading.Smoking());
        reading.TakeText(string.Join('\n', FingertipsReading.Header27, FingertipsReading.Row("E08000016"), "91547,short", FingertipsReading.Row("E08000017") + ",,", FingertipsReading.Row("E08000018", note: "\"stray\" mark"), FingertipsReading.Row("E08000019")[..60]) + "\n");

        reading.Figures().Should().ContainSingle();
        reading.Tally.Counts.Should().Equal(new Dictionary<string, long> { ["fields"] = 4 });
    }

    [Fact]
    public void BytesThatAreNotUtf8_RejectTheirRowsOnly()
    {
        using var reading = new FingertipsReading(FingertipsReading.Smoking());
        var latin1 = Encoding.Latin1.GetBytes(string.Join('\n', FingertipsReading.Header27, FingertipsReading.Row("E08000016"), FingertipsReading.Row("E08000017").Replace("Name, of place", "Château")) + "\n");
        reading.Take(new MemoryStream(latin1));

        reading.Figures().Should().ContainSingle();
        reading.Tally.Rejections.Should().ContainSingle().Which.Rule.Should().Be("encoding");
    }

    [Fact]
    public void ManyRowsOfOneRule_AreCounted_AndTheFirstListed()
    {
        using var reading = new FingertipsReading(FingertipsReading.Smoking());
        reading.Take([FingertipsReading.Header27, .. Enumerable.Range(0, 1000).Select(i => FingertipsReading.Row("C88016", age: "15+ yrs", sex: "Persons", period: $"{1000 + i}"))]);

        reading.Figures().Should().BeEmpty();
        reading.Tally.RowsRejected.Should().Be(1000);
        reading.Tally.Rejections.Should().HaveCount(101).And.Contain(r => r.Line == null && r.Found == "1,000 rows");
    }

    [Fact]
    public void SameRowsInAnotherOrder_GiveTheSameBytes()
    {
        string[] rows = [.. from area in new[] { "E08000016", "E08000017", "E08000018", "E08000019" } from year in Enumerable.Range(1990, 30) select FingertipsReading.Row(area, $"{year}")];
        Bytes(rows).Should().Equal(Bytes([.. rows.Reverse()]));
    }

    [Fact]
    public void SexesAskedFor_AreKeptApart()
    {
        using var reading = new FingertipsReading(FingertipsReading.Smoking(AreaLevel.Ltla24, Sex.Female, Sex.Male));
        reading.Take(FingertipsReading.Header27, FingertipsReading.Row("E08000016", sex: "Male"), FingertipsReading.Row("E08000016", sex: "Female"), FingertipsReading.Row("E08000016"));

        reading.Figures().Select(f => f.Split(' ')[3]).Should().Equal("female", "male");
    }

    private static byte[] Bytes(string[] rows)
    {
        using var reading = new FingertipsReading(FingertipsReading.Smoking());
        return File.ReadAllBytes(reading.Take([FingertipsReading.Header27, .. rows]).Finish());
    }

    private static IReadOnlyList<string> Read(params string[] lines)
    {
        using var reading = new FingertipsReading(FingertipsReading.Smoking());
        return reading.Take(lines).Figures();
    }

    private static CsvRefusedException Refusal(string text)
    {
        using var reading = new FingertipsReading(FingertipsReading.Smoking());
        return FluentActions.Invoking(() => reading.TakeText(text)).Should().Throw<CsvRefusedException>().Which;
    }

    private static bool SameAreas(UnknownAreas a, UnknownAreas b) => (a.Level, a.Rows, a.Unknown) == (b.Level, b.Rows, b.Unknown) && a.Examples.SequenceEqual(b.Examples);

    private static IEnumerable<RuleFinding> AreaVintage(FingertipsReading reading) => new AreaVintageRule().Check(Facts(reading));

    private static PullFacts Facts(FingertipsReading reading)
    {
        var receipt = new Receipt("ohid-fingertips", "1", default, [], [], reading.Tally.RowsIn, 0, reading.Tally.RowsRejected, 0, [], [], []);
        return new PullFacts(null, receipt, reading.Tally.Rejections, [], FingertipsReading.Areas, FingertipsBench.Catalogue) { Broken = reading.Tally.Counts, AreasFound = reading.AreasFound };
    }
}
