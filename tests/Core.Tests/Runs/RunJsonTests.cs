using System.Text.Json;
using HealthNeeds.Core.Runs;

namespace HealthNeeds.Core.Tests.Runs;

public sealed class RunJsonTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 22, 20, 15, 0, TimeSpan.Zero);

    private static readonly RunRecord Record = new(
        "20261122T201500Z-3f9a", Start, Start.AddSeconds(90), "command", "south-yorkshire", "0.2.0", "abc", RunOutcome.Held, "Held: fewer rows than last time.",
        [new RunStage("fetch", "Fetch", StageState.Done, 1.5, 33_755, 1_000_000), new RunStage("validate", "Validate", StageState.Failed, 0.25)],
        [new SourceCounts("iod2025", SourceState.Changed, 10, 9, 1, "ff", "one row rejected")],
        ["Coverage fell by 1%."], 0, 1, 2_000_000, null);

    [Fact]
    public void RunRecord_WrittenAndRead_IsTheSame() =>
        RunJson.ReadRecord(RunJson.Write(Record)).Should().BeEquivalentTo(Record);

    [Fact]
    public void RunRecord_Written_SpellsEnumsInWords() =>
        RunJson.Write(Record).Should().Contain("\"outcome\": \"held\"").And.Contain("\"state\": \"changed\"");

    [Fact]
    public void RunProgress_WrittenAndRead_IsTheSame()
    {
        var progress = new RunProgress("r1", Start, Start.AddSeconds(3), 0.25, "Reading figures", [new RunStage("fetch", "Fetch", StageState.Running, 3)], 9.5);
        RunJson.ReadProgress(RunJson.Write(progress)).Should().BeEquivalentTo(progress);
    }

    [Fact]
    public void RunRecord_WithoutItsOutcome_IsRefused()
    {
        var read = () => RunJson.ReadRecord(RunJson.Write(Record).Replace("\"outcome\": \"held\",", string.Empty, StringComparison.Ordinal));
        read.Should().Throw<JsonException>().WithMessage("*outcome*");
    }

    [Fact]
    public void SourceCounts_ThatDoNotAddUp_AreRefused()
    {
        var make = () => new SourceCounts("qof", SourceState.Changed, 10, 8, 1, "ff");
        make.Should().Throw<ArgumentException>().WithMessage("qof: 10 rows came in, but 8 kept and 1 rejected do not add up*");
    }

    [Theory]
    [InlineData(3, true)]
    [InlineData(60, false)]
    public void RunProgress_AgedSeconds_IsLiveOnlyWhileFresh(int seconds, bool live) =>
        new RunProgress("r1", Start, Start, 0, "", [], null).IsLive(Start.AddSeconds(seconds)).Should().Be(live);
}
