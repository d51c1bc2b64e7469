using System.Text;
using HealthNeeds.Ingest.Publishers;
using HealthNeeds.Ingest.Publishers.QualityOutcomes;
using HealthNeeds.Ingest.Tests.Http;
using HealthNeeds.Ingest.Tests.Pulls;
using HealthNeeds.Store.Snapshots;

namespace HealthNeeds.Ingest.Tests.Publishers.QualityOutcomes;

/// <summary>Single achievements of care: what becomes of those that say something impossible, or say it twice.</summary>
public sealed class QofCareTests
{
    private const string Indicator = "qof-chd-blood-pressure-under-80";
    private const string Sound = "C85033,CHD015,NUMERATOR,60\nC85033,CHD015,DENOMINATOR,75\nC85033,CHD015,PCAS,5\n";

    [Theory]
    [InlineData("C87016,CHD015,NUMERATOR,6\n", "number", "CHD015: NUMERATOR 6", "NUMERATOR and DENOMINATOR")]
    [InlineData("C87016,CHD015,DENOMINATOR,6\nC87016,CHD015,PCAS,1\n", "number", "CHD015: DENOMINATOR 6, PCAS 1", "NUMERATOR and DENOMINATOR")]
    [InlineData("C87016,CHD015,NUMERATOR,7\nC87016,CHD015,DENOMINATOR,6\nC87016,CHD015,PCAS,9\n", "range", "CHD015: NUMERATOR 7, DENOMINATOR 6, PCAS 9", "a NUMERATOR of at most 6")]
    [InlineData("C87016,CHD015,NUMERATOR,few\nC87016,CHD015,DENOMINATOR,6\n", "number", "CHD015: NUMERATOR few, DENOMINATOR 6", "counts of 0 or more")]
    [InlineData("C87016,CHD015,NUMERATOR,1\nC87016,CHD015,DENOMINATOR,6\nC87016,CHD015,PCAS,-2\n", "number", "CHD015: NUMERATOR 1, DENOMINATOR 6, PCAS -2", "counts of 0 or more")]
    public async Task ImpossibleAchievement_IsSetAsideWithItsReason_AndIsNotZero(string rows, string rule, string found, string expected)
    {
        await using var pull = await LoopbackPull.StartAsync();

        var intake = await ReadAsync(pull, Sound + rows);

        intake.Rejections.Should().ContainSingle().Which.Should().Match<HealthNeeds.Core.Runs.Rejection>(r =>
            r.Rule == rule && r.Found == found && r.Expected == expected && r.Line == 5 && r.Key == $"ACHIEVEMENT_2425.csv {Indicator} C87016 2024/25");
        intake.FiguresRejected.Should().Be(1);
        using var inspector = new SnapshotInspector();
        inspector.Value(pull.At("observations-qof2021"), Indicator, "C85033", "2024/25").Should().Be(75);
        inspector.Value(pull.At("observations-qof2021"), Indicator, "C87016", "2024/25").Should().BeNull();
        inspector.RowsWith(pull.At("observations-qof2021"), "missing", "failed").Should().Be(1);
    }

    [Theory]
    [InlineData("C87016,CHD015,NUMERATOR,[c]\nC87016,CHD015,DENOMINATOR,6\n", "5000")]
    [InlineData("C87016,CHD015,NUMERATOR,6\nC87016,CHD015,DENOMINATOR,*\nC87016,CHD015,PCAS,[c]\n", "5000")]
    [InlineData("C87016,CHD015,NUMERATOR,6\nC87016,CHD015,DENOMINATOR,6\n", "[c]")]
    public async Task Symbol_InThePlaceOfANumber_IsSuppression_AndSaysSo(string rows, string list)
    {
        await using var pull = await LoopbackPull.StartAsync();

        var intake = await ReadAsync(pull, Sound + rows, list: list);

        intake.FiguresRejected.Should().Be(0);
        using var inspector = new SnapshotInspector();
        inspector.RowsWith(pull.At("observations-qof2021"), "missing", "suppressed").Should().Be(1);
        inspector.RowsWith(pull.At("observations-qof2021"), "note", SuppressionNotes.Printed).Should().Be(1, "by the note it is known that the figure is about few people");
    }

    [Fact]
    public async Task PracticeWithASmallLetter_IsTheSamePractice()
    {
        await using var pull = await LoopbackPull.StartAsync();

        var intake = await ReadAsync(pull, Sound.Replace("C85033", "c85033"), practice: "c85033");

        intake.RowsRejected.Should().Be(0);
        using var inspector = new SnapshotInspector();
        inspector.Value(pull.At("observations-qof2021"), Indicator, "C85033", "2024/25").Should().Be(75);
        inspector.Value(pull.At("observations-qof2021"), "qof-chd", "C85033", "2024/25").Should().Be(1.6);
    }

    [Fact]
    public async Task OfSeveralCodesOfAMeasure_TheNewestIsTaken_WhereverItStands()
    {
        await using var pull = await LoopbackPull.StartAsync();

        var intake = await ReadAsync(pull, "C85033,CHD008,NUMERATOR,1\nC85033,CHD008,DENOMINATOR,100\n" + Sound);

        using var inspector = new SnapshotInspector();
        inspector.Value(pull.At("observations-qof2021"), Indicator, "C85033", "2024/25").Should().Be(75);
        intake.Rejections.Should().ContainSingle().Which.Should().Match<HealthNeeds.Core.Runs.Rejection>(r => r.Rule == "left-out" && r.Found == "CHD008: NUMERATOR 1, DENOMINATOR 100" && r.Expected == "CHD015");
    }

    [Fact]
    public async Task PracticeWithoutSuchPatients_HasNone()
    {
        await using var pull = await LoopbackPull.StartAsync();

        await ReadAsync(pull, Sound + "C87016,CHD015,NUMERATOR,0\nC87016,CHD015,DENOMINATOR,0\nC87016,CHD015,PCAS,0\n");

        using var inspector = new SnapshotInspector();
        inspector.RowsWith(pull.At("observations-qof2021"), "missing", "not-applicable").Should().Be(1);
        inspector.RowsWith(pull.At("observations-qof2021"), "missing", "failed").Should().Be(0);
    }

    [Fact]
    public async Task AchievementAsAColumn_IsRefusedByItsName()
    {
        await using var pull = await LoopbackPull.StartAsync();

        var read = () => ReadAsync(pull, "C87016,CHD015,97.5\n", "PRACTICE_CODE,INDICATOR_CODE,Achievement (%)");

        (await read.Should().ThrowAsync<InvalidDataException>()).WithMessage("ACHIEVEMENT_2425.csv at http*: found a column \"Achievement (%)\", which are points that practices earned and no share of patients; expected rows with NUMERATOR and DENOMINATOR*");
    }

    /// <param name="list">Size of the list of C87016.</param>
    /// <param name="practice">How the code of C85033 is printed among the registers.</param>
    private static Task<SourceIntake> ReadAsync(LoopbackPull pull, string rows, string heading = "PRACTICE_CODE,INDICATOR_CODE,MEASURE,VALUE", string list = "5000", string practice = "C85033")
    {
        pull.Publisher.Serve("/qof.zip", PublisherAnswer.Zip(
            ("PREVALENCE_2425.csv", Encoding.UTF8.GetBytes($"PRACTICE_CODE,GROUP_CODE,REGISTER,PATIENT_LIST_TYPE,PRACTICE_LIST_SIZE\nC87016,CHD,80,TOTAL,{list}\n{practice},CHD,80,TOTAL,5000\n")),
            ("ACHIEVEMENT_2425.csv", Encoding.UTF8.GetBytes($"{heading}\n{rows}"))));
        return pull.ReadAsync(new QofSource(pull.Publisher.Root, new NhsDigitalOptions { Qof = "qof.zip", QofYear = QofEngland.Year }), SampleFiles.Folder);
    }
}
