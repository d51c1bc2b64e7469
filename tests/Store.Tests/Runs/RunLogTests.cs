using HealthNeeds.Core.Runs;
using HealthNeeds.Store.Runs;

namespace HealthNeeds.Store.Tests.Runs;

public sealed class RunLogTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("runs-").FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public void List_BeforeAnyRun_IsEmpty() => new RunLog(_directory).List().Should().BeEmpty();

    [Fact]
    public void List_AfterRuns_IsNewestFirst()
    {
        var log = new RunLog(_directory);
        log.Write(Record("20261122T201500Z-aaaa"));
        log.Write(Record("20261122T211500Z-bbbb"));
        log.List().Select(r => r.Id).Should().Equal("20261122T211500Z-bbbb", "20261122T201500Z-aaaa");
        log.List(limit: 1).Should().ContainSingle().Which.Id.Should().EndWith("bbbb");
    }

    [Fact]
    public void Find_ByAnIdThatLeavesTheDirectory_FindsNothing()
    {
        File.WriteAllText(Path.Combine(_directory, "secret.json"), "{}");
        new RunLog(_directory).Find("../secret").Should().BeNull();
    }

    [Fact]
    public void Find_OfADamagedRecord_NamesTheFile()
    {
        Directory.CreateDirectory(Path.Combine(_directory, "runs"));
        File.WriteAllText(Path.Combine(_directory, "runs", "r1.json"), "{ \"id\": ");
        var find = () => new RunLog(_directory).Find("r1");
        find.Should().Throw<InvalidDataException>().WithMessage("*r1.json is not a run record*");
    }

    [Fact]
    public void Rejections_WithCommasQuotesAndLines_ComeBackUnchanged()
    {
        Rejection[] rejections =
        [
            new("qof2022", "range", 12, "qof-chd B81001", "outside what the indicator allows", "\"120,5\"", "0 to 100"),
            new("iod2025", "coverage", null, "iod2025-ypll", "two\nlines", "", "33,755 areas"),
        ];
        var log = new RunLog(_directory);
        log.WriteRejections("r1", rejections);
        log.Rejections("r1").Should().Equal(rejections);
        log.Rejections("r1", limit: 1).Should().ContainSingle();
    }

    [Fact]
    public void Progress_WrittenReadAndCleared_IsGone()
    {
        var file = new ProgressFile(_directory);
        file.Read().Should().BeNull();
        file.Write(new RunProgress("r1", DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch, 0.5, "Half-way", [], 3));
        file.Read()!.Message.Should().Be("Half-way");
        file.Clear();
        file.Read().Should().BeNull();
    }

    private static RunRecord Record(string id) => new(
        id, DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch, "command", "south-yorkshire", "0", "", RunOutcome.Unchanged, "Nothing new.", [], [], [], 0, 0, 0, null);
}
