namespace HealthNeeds.Ingest.Tests.Publishers.Fingertips;

/// <summary>An area that Fingertips prints once more, as the parent of the areas below it, is one area.</summary>
public sealed class PrintedAgainTests
{
    private const string Parent = ",E92000001,England,";

    private static readonly string[] England =
    [
        FingertipsReading.Row("E92000001").Replace(Parent, ",,,"),
        FingertipsReading.Row("E92000001", categoryType: "Deprivation", category: "Most deprived", value: "18.6").Replace(Parent, ",,,"),
        FingertipsReading.Row("E92000001", categoryType: "Deprivation", category: "Least deprived").Replace(Parent, ",,,"),
    ];

    private static readonly string[] Authorities = [.. new[] { "E08000016", "E08000017", "E08000018", "E08000019" }.Select(a => FingertipsReading.Row(a))];

    [Fact]
    public void England_InFrontAndAsTheParent_IsOneFigureEach_AndHoldsNothing()
    {
        using var reading = new FingertipsReading(FingertipsReading.Smoking());
        reading.Take([FingertipsReading.Header27, .. England, .. England.Select(r => r.Replace(",,,E92000001", $"{Parent}E92000001")), .. Authorities]);

        reading.Figures().Should().HaveCount(4);
        reading.Breakdowns().Should().HaveCount(2);
        reading.Tally.Counts.Should().Equal(new Dictionary<string, long> { ["level"] = 2, ["other-parent"] = 2 });
        reading.Findings().Should().NotContain(f => f.Rule == "repeated-key");
    }

    [Fact]
    public void England_InFrontOfEachRegionsAnswer_IsOneFigureEach()
    {
        using var reading = new FingertipsReading(FingertipsReading.Smoking());
        reading.Take("figures ltla24 1 in E12000001", [FingertipsReading.Header27, .. England, .. Authorities[..2]]);
        reading.Take("figures ltla24 1 in E12000002", [FingertipsReading.Header27, .. England, .. Authorities[2..]]);

        reading.Breakdowns().Should().HaveCount(2);
        reading.Tally.Counts["other-parent"].Should().Be(2);
        reading.Tally.Counts.Should().NotContainKey("duplicate");
    }

    [Fact]
    public void SameRow_UnderTheSameParent_IsStillToldAsRepeated()
    {
        using var reading = new FingertipsReading(FingertipsReading.Smoking());
        reading.Take([FingertipsReading.Header27, .. Authorities, Authorities[0]]);

        reading.Figures().Should().HaveCount(4);
        reading.Tally.Counts.Should().Equal(new Dictionary<string, long> { ["duplicate"] = 1 });
        reading.Findings().Should().Contain(f => f.Rule == "repeated-key" && f.Holds);
    }

    [Fact]
    public void Rows_UnderTwoParentsThatSayDifferentThings_StillConflict()
    {
        using var reading = new FingertipsReading(FingertipsReading.Smoking());
        reading.Take([FingertipsReading.Header27, .. Authorities, FingertipsReading.Row("E08000016", value: "18.6").Replace(Parent, ",E12000003,Region,")]);

        reading.Figures().Should().HaveCount(3);
        reading.Tally.Counts.Should().Equal(new Dictionary<string, long> { ["conflict"] = 2 });
    }
}
