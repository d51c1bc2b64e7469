namespace HealthNeeds.Ingest.Tests.Publishers.Fingertips;

/// <summary>Values that are no numbers, ages in other words and codes printed otherwise: read for what they mean, or told and held.</summary>
public sealed class UnreadFigureTests
{
    private static readonly string[] Codes = ["E08000016", "E08000017", "E08000018", "E08000019"];

    [Theory]
    [InlineData("[c]", "suppressed", "Suppressed by its publisher")]
    [InlineData("*", "suppressed", "Suppressed by its publisher")]
    [InlineData("[x]", "not-collected", "-")]
    [InlineData("..", "not-collected", "-")]
    [InlineData("[z]", "not-applicable", "-")]
    [InlineData("[u]", "suppressed", "Unreliable: withheld by its publisher")]
    [InlineData("-", "not-in-source", "-")]
    public void Symbol_InThePlaceOfAValue_SaysWhyThereIsNone(string symbol, string reason, string note)
    {
        using var reading = new FingertipsReading(FingertipsReading.Smoking());
        reading.Take([FingertipsReading.Header27, .. Codes.Select(c => FingertipsReading.Row(c, value: symbol, lower: symbol, upper: symbol, count: symbol, trend: ""))]);

        reading.Figures().Should().HaveCount(4).And.OnlyContain(f => f.EndsWith($" {reason}"));
        reading.Remarks()[0].Should().Be($"E08000016 - {note}");
        (reading.Tally.RowsRejected, reading.Tally.FiguresRejected).Should().Be((0, 0));
        reading.Findings().Should().BeEmpty();
    }

    [Theory]
    [InlineData("12.5%")]
    [InlineData("£12")]
    [InlineData("1 250")]
    public void Values_ThatCannotBeRead_AreHeld(string value)
    {
        using var reading = new FingertipsReading(FingertipsReading.Smoking());
        reading.Take([FingertipsReading.Header27, .. Codes.Select(c => FingertipsReading.Row(c, value: value, lower: "", upper: ""))]);

        reading.Findings().Should().ContainSingle(f => f.Holds).Which.Should().Match<HealthNeeds.Ingest.SourceRecords.RuleFinding>(f =>
            f.Rule == "figure-unread" && f.Key == "test-91547" && f.Found == "4 of 4 figures that cannot" && f.Examples[0].Contains(value));
    }

    [Fact]
    public void Counts_ThatCannotBeRead_AreHeld()
    {
        using var reading = new FingertipsReading(FingertipsReading.Smoking());
        reading.Take([FingertipsReading.Header27, .. Codes.Select(c => FingertipsReading.Row(c, count: "\"1,234\""))]);

        reading.Figures().Should().HaveCount(4);
        Unread(reading, "1,234");
    }

    [Theory]
    [InlineData("12.5%")]
    [InlineData("150")]
    public void Counts_ThatCannotBeRead_AreTold_BesideAnotherIndicatorsFigures(string value)
    {
        using var reading = new FingertipsReading(FingertipsReading.Smoking(), FingertipsReading.Indicator(92000, AreaLevel.Ltla24, "15+ yrs"));
        reading.Take([FingertipsReading.Header27, .. Codes.Select(c => FingertipsReading.Row(c, value: value, lower: "", upper: "")), .. Codes.Select(c => FingertipsReading.Row(c, id: "92000", count: "\"1,234\""))]);

        var found = reading.Findings().Where(f => f.Rule == "figure-unread").ToList();
        found.Select(f => (f.Key, f.Found)).Should().Equal(("test-91547", "4 of 4 figures that cannot"), ("all rows, rule number", "4 that cannot, beside 8 rows or figures"));
        found[1].Examples.Should().Contain(e => e.Contains("1,234"));
    }

    [Fact]
    public void FiguresOfParts_ThatCannotBeRead_AreHeld()
    {
        using var reading = new FingertipsReading(FingertipsReading.Smoking());
        reading.Take([FingertipsReading.Header27, .. Codes.Select(c => FingertipsReading.Row(c)), .. Codes.Select(c => FingertipsReading.Row(c, value: "12.5%", categoryType: "Deprivation", category: "Most deprived"))]);

        reading.Breakdowns().Should().HaveCount(4);
        Unread(reading, "12.5%");
    }

    [Fact]
    public void TrendsInOtherWords_AreTold_AndTheFiguresTaken()
    {
        using var reading = new FingertipsReading(FingertipsReading.Smoking());
        reading.Take([FingertipsReading.Header27, .. Codes.Select(c => FingertipsReading.Row(c, trend: "Going up"))]);

        reading.Findings().Should().ContainSingle().Which.Should().Match<HealthNeeds.Ingest.SourceRecords.RuleFinding>(f => !f.Holds && f.Rule == "figure-unread" && f.Key == "all rows, rule trend" && f.Examples[0].Contains("Going up"));
    }

    private static void Unread(FingertipsReading reading, string found) => reading.Findings().Should().ContainSingle(f => f.Holds).Which.Should().Match<HealthNeeds.Ingest.SourceRecords.RuleFinding>(f =>
        f.Rule == "figure-unread" && f.Key == "all rows, rule number" && f.Found.StartsWith("4 that cannot, beside") && f.Examples[0].Contains(found));

    [Fact]
    public void BlanksAroundAValue_AreNoPartOfIt()
    {
        using var reading = new FingertipsReading(FingertipsReading.Smoking());
        reading.Take([FingertipsReading.Header27, .. Codes.Select(c => FingertipsReading.Row(c, value: " 18.5 "))]);

        reading.Figures().Should().HaveCount(4).And.OnlyContain(f => f.Contains(" 18.5 "));
        reading.Findings().Should().BeEmpty();
    }

    [Fact]
    public void AgeInOtherWords_IsHeld_SayingWhichAgesCame()
    {
        using var reading = new FingertipsReading(FingertipsReading.Smoking());
        reading.Take([FingertipsReading.Header27, .. Codes.Select(c => FingertipsReading.Row(c, age: "15+ years"))]);

        reading.Figures().Should().BeEmpty();
        var holding = reading.Findings().Where(f => f.Holds).ToList();
        holding.Select(f => f.Rule).Should().Equal("no-figures", "indicator-without-figures");
        holding[0].Found.Should().Be("4 of 4 rows kept, all as breakdowns");
        (holding[1].Found, holding[1].Expected).Should().Be(("none, but rows about 15+ years", "figures of 91547 Smoking prevalence about 15+ yrs"));
    }

    [Theory]
    [InlineData("e08000016")]
    [InlineData(" E08000016")]
    [InlineData("E08000016 ")]
    public void CodeWithABlankOrASmallLetter_IsTheCode(string printed)
    {
        using var reading = new FingertipsReading(FingertipsReading.Smoking());
        reading.Take([FingertipsReading.Header27, FingertipsReading.Row(printed), .. Codes[1..].Select(c => FingertipsReading.Row(c))]);

        reading.Figures().Should().HaveCount(4).And.Contain(f => f.StartsWith("test-91547 E08000016 "));
        reading.Tally.RowsRejected.Should().Be(0);
    }

    [Theory]
    [InlineData("e06009999")]
    [InlineData(" E06009999")]
    public void UnknownCode_HoweverPrinted_BreaksOneRule(string printed)
    {
        using var reading = new FingertipsReading(FingertipsReading.Smoking());
        reading.Take([FingertipsReading.Header27, FingertipsReading.Row(printed)]);
        reading.Tally.Counts.Should().Equal(new Dictionary<string, long> { ["unknown-area"] = 1 });
    }

    [Fact]
    public void England_WithASmallLetter_HasItsBreakdowns()
    {
        using var reading = new FingertipsReading(FingertipsReading.Smoking(AreaLevel.Ltla24));
        reading.Take([FingertipsReading.Header27, .. Codes.Select(c => FingertipsReading.Row(c)), FingertipsReading.Row("e92000001", categoryType: "Deprivation", category: "Most deprived")]);
        reading.Breakdowns().Should().ContainSingle();
    }
}
