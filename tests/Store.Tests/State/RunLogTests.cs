using HealthNeeds.Core.Runs;
using HealthNeeds.Store.State;

namespace HealthNeeds.Store.Tests.State;

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
    public void Clear_KeepsRunsOfKeptReleases_AndTheNewestOthers_WithTheirRejections()
    {
        var log = new RunLog(_directory);
        var runs = Enumerable.Range(1, 6).Select(i => $"2026112{i}T201500Z-aaaa").ToList();
        foreach (var run in runs)
        {
            log.Write(Record(run) with { Release = run == runs[0] ? "20261121T201600Z-0123abcd" : run == runs[1] ? "20261122T201600Z-4567cdef" : null });
            log.WriteRejections(run, [new("qof2022", "range", 12, "k", "r", "f", "e")]);
        }

        File.WriteAllText(Path.Combine(_directory, "20261121T201600Z-0123abcd.duckdb"), "kept");
        log.Clear(others: 2);
        log.List().Select(r => r.Id).Should().Equal(runs[5], runs[4], runs[0]);
        Directory.GetFiles(Path.Combine(_directory, "runs")).Should().HaveCount(6);
        log.Rejections(runs[0]).Should().ContainSingle();
        log.Rejections(runs[1]).Should().BeEmpty("its release is not kept");
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
        var file = new RunProgressFile(_directory);
        file.Read().Should().BeNull();
        file.Write(new RunProgress("r1", DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch, 0.5, "Half-way", [], 3));
        file.Read()!.Message.Should().Be("Half-way");
        file.Clear();
        file.Read().Should().BeNull();
    }

    private static RunRecord Record(string id) => new(
        id, DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch, "command", "south-yorkshire", "0", "", RunOutcome.Unchanged, "Nothing new.", [], [], [], 0, 0, 0, null);
}
