using HealthNeeds.Ingest.Tables;

namespace HealthNeeds.Ingest.Tests.Publishers.Fingertips;

/// <summary>An answer of which a part is missing is refused or held, wherever it was cut.</summary>
public sealed class CutAnswerTests
{
    private static readonly string[] Authorities = [.. new[] { "E08000016", "E08000017", "E08000018", "E08000019" }.Select(a => FingertipsReading.Row(a))];

    [Fact]
    public void LastRow_CutWithinIt_IsRefused()
    {
        var text = string.Join("\r\n", [FingertipsReading.Header27, .. Authorities]);
        using var reading = new FingertipsReading(FingertipsReading.Smoking());
        reading.Invoking(r => r.TakeText(text[..^60])).Should().Throw<CsvRefusedException>().Which.Should()
            .Match<CsvRefusedException>(e => e.Rule == "cut-short" && e.Found.Contains("line 5, the last"));
    }

    [Fact]
    public void LastRow_CutWithinAQuotedField_IsRefused()
    {
        var text = string.Join("\r\n", [FingertipsReading.Header27, .. Authorities]);
        using var reading = new FingertipsReading(FingertipsReading.Smoking());
        reading.Invoking(r => r.TakeText(text[..(text.LastIndexOf("\"Name", StringComparison.Ordinal) + 4)])).Should().Throw<CsvRefusedException>().Which.Rule.Should().Be("cut-short");
    }

    [Fact]
    public void LastRow_WithoutItsLineEnd_IsHeld_WhereTheLastAnswerHadOne()
    {
        using var before = new FingertipsReading(FingertipsReading.Smoking());
        before.Take([FingertipsReading.Header27, .. Authorities]);
        using var now = new FingertipsReading(FingertipsReading.Smoking());
        now.TakeText(string.Join("\r\n", [FingertipsReading.Header27, .. Authorities]));

        now.Findings(before.Receipt()).Should().ContainSingle(f => f.Holds).Which.Rule.Should().Be("line-end");
        before.Findings(before.Receipt()).Should().NotContain(f => f.Holds);
    }

    [Fact]
    public void LastRow_WithoutItsLineEnd_InAFirstAnswer_IsTold()
    {
        using var first = new FingertipsReading(FingertipsReading.Smoking());
        first.TakeText(string.Join("\r\n", [FingertipsReading.Header27, .. Authorities]));
        using var again = new FingertipsReading(FingertipsReading.Smoking());
        again.TakeText(string.Join("\r\n", [FingertipsReading.Header27, .. Authorities]));

        first.Findings().Should().ContainSingle().Which.Should().Match<HealthNeeds.Ingest.SourceRecords.RuleFinding>(f => !f.Holds && f.Rule == "line-end" && f.Expected == "one; what came may be cut short");
        again.Findings(first.Receipt()).Should().BeEmpty("its publisher ends it so");
    }

    [Fact]
    public void RowsCutOff_AtTheEndOfOne_AreHeld_AgainstTheLastAnswer()
    {
        using var before = new FingertipsReading(FingertipsReading.Smoking());
        before.Take([FingertipsReading.Header27, .. Authorities]);
        using var now = new FingertipsReading(FingertipsReading.Smoking());
        now.Take([FingertipsReading.Header27, .. Authorities[..3]]);

        now.Findings(before.Receipt()).Should().ContainSingle(f => f.Rule == "figure-count").Which.Should().Match<HealthNeeds.Ingest.SourceRecords.RuleFinding>(f => f.Holds && f.Found == "3 figures of the same periods" && f.Expected.StartsWith("about 4"));
    }

    [Fact]
    public void NewestPeriodCutOff_IsHeld_ButNotTheOldest()
    {
        string[] older = [.. Authorities.Select(a => a.Replace("2022/23", "2021/22"))];
        using var before = new FingertipsReading(FingertipsReading.Smoking());
        before.Take([FingertipsReading.Header27, .. older, .. Authorities]);
        using var cut = new FingertipsReading(FingertipsReading.Smoking());
        cut.Take([FingertipsReading.Header27, .. older]);
        using var rolled = new FingertipsReading(FingertipsReading.Smoking());
        rolled.Take([FingertipsReading.Header27, .. Authorities]);

        cut.Findings(before.Receipt()).Should().Contain(f => f.Rule == "figure-count" && f.Holds && f.Found == "none of 2022/23");
        rolled.Findings(before.Receipt()).Should().NotContain(f => f.Holds);
    }

    [Fact]
    public void NewPeriod_CutOffWithinIt_IsHeld_ThoughAllBeforeItIsThere()
    {
        string[] older = [.. Authorities.Select(a => a.Replace("2022/23", "2021/22"))];
        using var before = new FingertipsReading(FingertipsReading.Smoking());
        before.Take([FingertipsReading.Header27, .. older]);
        using var now = new FingertipsReading(FingertipsReading.Smoking());
        now.Take([FingertipsReading.Header27, .. older, Authorities[0]]);

        now.Findings(before.Receipt()).Should().ContainSingle(f => f.Holds).Which.Should().Match<HealthNeeds.Ingest.SourceRecords.RuleFinding>(f => f.Rule == "figure-count" && f.Found == "1 area in 2022/23" && f.Expected.Contains("of the 4 of LA"));
    }

    [Fact]
    public void NewPeriod_AboutAsFewAreasAsAnAnalystTookBefore_IsNotHeldAgain()
    {
        string[] older = [.. Authorities[..3].Select(a => a.Replace("2022/23", "2021/22"))];
        using var before = new FingertipsReading(FingertipsReading.Smoking());
        before.Take([FingertipsReading.Header27, .. older]);
        using var same = new FingertipsReading(FingertipsReading.Smoking());
        same.Take([FingertipsReading.Header27, .. older, .. Authorities[..3]]);
        using var fewer = new FingertipsReading(FingertipsReading.Smoking());
        fewer.Take([FingertipsReading.Header27, .. older, .. Authorities[..2]]);

        same.Findings(before.Receipt()).Should().NotContain(f => f.Holds);
        fewer.Findings(before.Receipt()).Should().ContainSingle(f => f.Holds).Which.Expected.Should().EndWith("of the 3 in 2021/22, the newest of the last answer");
    }

    [Fact]
    public void FirstAnswer_AboutTooFewOfItsAreas_IsHeld()
    {
        using var reading = new FingertipsReading(FingertipsReading.Smoking());
        reading.Take([FingertipsReading.Header27, .. Authorities[..3]]);

        reading.Findings().Should().ContainSingle(f => f.Holds).Which.Should().Match<HealthNeeds.Ingest.SourceRecords.RuleFinding>(f => f.Rule == "figure-count" && f.Found == "3 areas in 2022/23" && f.Expected.Contains("of the 4"));
    }

    [Fact]
    public void IndicatorAskedFor_AndNotAnswered_IsHeld()
    {
        using var reading = new FingertipsReading(FingertipsReading.Smoking(), FingertipsReading.Indicator(2, AreaLevel.Ltla24, "15+ yrs"));
        reading.Take([FingertipsReading.Header27, .. Authorities]);

        reading.Findings().Should().ContainSingle(f => f.Holds).Which.Should().Match<HealthNeeds.Ingest.SourceRecords.RuleFinding>(f => f.Rule == "indicator-without-figures" && f.Key == "test-2");
    }
}
