using HealthNeeds.Core.Runs;
using HealthNeeds.Ingest.Publishers;
using HealthNeeds.Ingest.Pulls;
using HealthNeeds.Ingest.SourceRecords;
using HealthNeeds.Ingest.Tests.Http;
using HealthNeeds.Store.State;
using Microsoft.Extensions.DependencyInjection;

namespace HealthNeeds.Ingest.Tests.Pulls;

/// <summary>One source from question to status, against a publisher on this machine.</summary>
public sealed class SourcePullTests
{
    [Fact]
    public async Task FirstPull_OfSoundFigures_MakesThemGood()
    {
        await using var bench = await SourceBench.StartAsync();
        bench.Serve(SourceBench.Csv());
        var outcome = await bench.PullAsync();
        outcome.Should().Be(new PullOutcome(SourceBench.Id, SourceState.Changed, null, NewFigures: true));
        var good = bench.Folder.ReadGood()!;
        (good.RowsIn, good.RowsKept, good.RowsRejected).Should().Be((860, 860, 0));
        good.Responses.Should().ContainSingle().Which.Address.Should().Be(bench.Publisher.Address("/figures.csv"));
        good.Profile.Should().ContainSingle().Which.Areas.Should().Be(860);
        bench.Files().Should().Equal("good.json", $"good/{good.Id}/observations.parquet", $"good/{good.Id}/receipt.json", "source.lock", "status.json");
    }

    [Fact]
    public async Task FirstPull_IsToldInTheStatus()
    {
        await using var bench = await SourceBench.StartAsync();
        bench.Serve(SourceBench.Csv());
        await bench.PullAsync();
        var status = bench.Status;
        (status.State, status.StaleSince, status.Held).Should().Be((SourceState.Changed, null, null));
        status.LastAnswered.Should().Be(status.LastChanged).And.BeOnOrAfter(status.LastAsked!.Value);
        var pull = status.Recent.Should().ContainSingle().Subject;
        (pull.Responses, pull.Revalidated, pull.RowsIn, pull.RowsKept).Should().Be((1, 0, 860, 860));
        pull.Bytes.Should().Be(SourceBench.Csv().Length + (860 * 2), "an en dash is three bytes");
    }

    [Fact]
    public async Task Pull_UnderWay_SaysHowFarItIs_AndNothingOnceItEnds()
    {
        await using var bench = await SourceBench.StartAsync();
        var release = new TaskCompletionSource();
        bench.Serve(PublisherAnswer.Csv(SourceBench.Csv()).Held(100, release.Task));
        var file = new PullProgressFile(bench.Data.Paths.Releases, SourceBench.Id);
        var pull = bench.PullAsync();
        for (var waited = 0; waited < 3000 && file.Read() is null; waited++)
            await Task.Delay(100);
        var said = file.Read()!;
        (said.Source, said.Reading, said.Responses).Should().Be((SourceBench.Id, false, 0));
        said.IsLive(TimeProvider.System.GetUtcNow()).Should().BeTrue();
        release.SetResult();
        await pull;
        file.Read().Should().BeNull();
        bench.Files().Should().NotContain("progress.json");
    }

    [Theory]
    [InlineData("sources/iod2025/good.json")]
    [InlineData("sources/iod2025/refused.json")]
    [InlineData("sources/iod2025/status.json")]
    [InlineData("sources/iod2025/held/0123456789ab/receipt.json")]
    [InlineData("receipts/20261122T201500Z-0123abcd.json")]
    [InlineData("runs/20261122T201500Z-0001.json")]
    public async Task StateFile_CutShort_StopsNothing_AndTheNextAnswerServes(string file)
    {
        await using var bench = await SourceBench.StartAsync();
        bench.Serve(SourceBench.Csv());
        await bench.PullAsync();
        var path = Path.Combine(bench.Data.Paths.Releases, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await File.WriteAllTextAsync(path, "{ \"id\": \"01");
        bench.Serve(SourceBench.Csv(shift: 0.01));
        var outcome = await bench.PullAsync();
        outcome.State.Should().Be(SourceState.Changed, outcome.Why);
        bench.Folder.ReadGood()!.RowsKept.Should().Be(860);
        bench.Status.State.Should().Be(SourceState.Changed);
        new RunLog(bench.Data.Paths.Releases).List().Should().BeEmpty("what cannot be read is left out");
        bench.Services().GetRequiredService<ServingFigures>().LastChanged().Should().NotBeNull();
    }

    [Fact]
    public async Task SecondPull_OfTheSameBytes_ReadsNothing()
    {
        await using var bench = await SourceBench.StartAsync();
        bench.Serve(SourceBench.Csv(), etag: "\"v1\"");
        await bench.PullAsync();
        var second = await bench.PullAsync();
        second.Should().Be(new PullOutcome(SourceBench.Id, SourceState.Unchanged, null, NewFigures: false));
        bench.Source.Reads.Should().Be(1);
        bench.Status.Recent[0].Revalidated.Should().Be(1);
        bench.Status.LastChanged.Should().BeBefore(bench.Status.LastAnswered!.Value);
    }

    [Fact]
    public async Task SecondPull_OfOneEdition_SaysThatItIsThisOneThatIsTheSame()
    {
        await using var bench = await SourceBench.StartAsync();
        bench.Serve(SourceBench.Csv());
        var source = new FakeLiveSource(SourceBench.Id, bench.Publisher.Address("/figures.csv")) { AskedEdition = new EditionPlace(SettingHint.Of("Live__Edition", "files/2025.csv"), "the path of its file") };
        (await bench.PullAsync(source)).Why.Should().BeNull();
        await bench.PullAsync(source);
        bench.Status.Why.Should().Be("This edition has not changed. Live__Edition=files/2025.csv (a line in /etc/healthneeds/healthneeds.env where it runs as services, else in the environment of ./run) says which edition is asked. To ask a later one, set there the path of its file.");
    }

    [Fact]
    public async Task Pull_AfterTheCodeChanged_ReadsTheSameBytesAgain()
    {
        await using var bench = await SourceBench.StartAsync();
        bench.Serve(SourceBench.Csv());
        await bench.PullAsync();
        var pointer = bench.Folder.ReadPointer()!;
        ReceiptJson.Write(bench.Folder.PointerPath, pointer with { Reader = "an older one" });
        (await bench.PullAsync()).State.Should().Be(SourceState.Unchanged, "the new code finds the same figures in it");
        bench.Source.Reads.Should().Be(2);
        bench.Folder.ReadPointer().Should().BeEquivalentTo(pointer);
    }

    [Fact]
    public async Task NewFigures_ReplaceTheOld_AndTheOldAreKeptBesideThem()
    {
        await using var bench = await SourceBench.StartAsync();
        bench.Serve(SourceBench.Csv());
        await bench.PullAsync();
        var first = bench.Folder.ReadGood()!.Id;
        bench.Serve(SourceBench.Csv(shift: 0.5));
        (await bench.PullAsync()).NewFigures.Should().BeTrue();
        bench.Folder.ReadPointer()!.Before.Should().Equal(first);
        bench.Folder.GoodIds.Should().BeEquivalentTo(first, bench.Folder.ReadPointer()!.Id);
        bench.Serve(SourceBench.Csv(shift: 1));
        await bench.PullAsync();
        await bench.PullAsync();
        bench.Folder.GoodIds.Should().HaveCount(2, "the last two are kept, and no release names the first").And.NotContain(first);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(404)]
    public async Task Publisher_ThatFails_LeavesTheLastFiguresServing_Stale(int status)
    {
        await using var bench = await SourceBench.StartAsync();
        bench.Serve(SourceBench.Csv());
        await bench.PullAsync();
        var good = bench.Folder.ReadPointer();
        bench.Serve(PublisherAnswer.Error(status));
        var outcome = await bench.PullAsync();
        outcome.State.Should().Be(SourceState.Stale);
        outcome.Why.Should().Contain($"{status}").And.EndWith("Meanwhile the last good figures are in use.");
        bench.Folder.ReadPointer().Should().BeEquivalentTo(good);
        var since = bench.Status.StaleSince;
        await bench.PullAsync();
        bench.Status.StaleSince.Should().Be(since, "it is the first failure in a row");
        bench.Serve(SourceBench.Csv());
        await bench.PullAsync();
        bench.Status.StaleSince.Should().BeNull();
    }

    [Fact]
    public async Task Publisher_ThatNeverAnswered_IsFailed_AndTheBundledFiguresServe()
    {
        await using var bench = await SourceBench.StartAsync();
        bench.Serve(PublisherAnswer.Html("<html><title>Sorry</title></html>"));
        var outcome = await bench.PullAsync();
        outcome.State.Should().Be(SourceState.Failed);
        outcome.Why.Should().Contain("html-page").And.EndWith("Meanwhile bundled figures are in use, where there are any.");
        bench.Folder.ReadPointer().Should().BeNull();
    }

    [Fact]
    public async Task Source_ThatThrows_IsToldAndStopsNobody()
    {
        await using var bench = await SourceBench.StartAsync();
        bench.Serve(SourceBench.Csv());
        var broken = new FakeLiveSource("qof2021", bench.Publisher.Address("/figures.csv"), indicator: "no-such-indicator");
        var pulls = bench.Services(s => s.AddSingleton<ILiveSource>(broken)).GetRequiredService<PullCoordinator>();
        var told = new List<string>();
        var outcomes = await pulls.RunAsync(pulls.Sources, o => { lock (told) told.Add(o.Source); }, CancellationToken.None);
        outcomes.Select(o => (o.Source, o.State)).Should().Equal((SourceBench.Id, SourceState.Changed), ("qof2021", SourceState.Failed));
        outcomes[1].Why.Should().StartWith("The program failed: data/indicators.json has no indicator 'no-such-indicator'");
        told.Should().BeEquivalentTo(SourceBench.Id, "qof2021");
    }

    [Fact]
    public async Task DamagedGoodFigures_AreReplacedByTheSameAnswerReadAgain()
    {
        await using var bench = await SourceBench.StartAsync();
        bench.Serve(SourceBench.Csv());
        await bench.PullAsync();
        var good = bench.Folder.ReadGood()!;
        await File.WriteAllTextAsync(Path.Combine(bench.Folder.PathOfGood(good.Id), "observations.parquet"), "damaged");
        (await bench.PullAsync()).State.Should().Be(SourceState.Changed, "what serves is not what it was");
        bench.Folder.IsSound(bench.Folder.ReadGood()!).Should().BeTrue();
        Directory.Delete(bench.Folder.PathOfGood(good.Id), recursive: true);
        await bench.PullAsync();
        bench.Folder.IsSound(bench.Folder.ReadGood()!).Should().BeTrue();
    }

    [Fact]
    public async Task Pull_WhileAnotherIsUnderWay_IsRefused()
    {
        await using var bench = await SourceBench.StartAsync();
        using var other = SourceLock.TryTake(bench.Folder.Path);
        var pull = () => bench.PullAsync();
        (await pull.Should().ThrowAsync<SourceBusyException>()).WithMessage("Source 'iod2025' is in use*");
        bench.Publisher.Requests.Should().BeEmpty();
    }

    [Fact]
    public async Task RejectedRows_AreCountedAndKept()
    {
        await using var bench = await SourceBench.StartAsync();
        bench.Serve(SourceBench.Csv() + "W01000001,2018–22,50,,\n");
        await bench.PullAsync();
        var good = bench.Folder.ReadGood()!;
        (good.RowsIn, good.RowsKept, good.RowsRejected).Should().Be((861, 860, 1));
        good.Files.Select(f => f.Kind).Should().Equal("observations", "rejections");
        bench.Status.Recent[0].RowsRejected.Should().Be(1);
    }
}
