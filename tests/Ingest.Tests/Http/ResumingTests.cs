using System.Text;
using HealthNeeds.Ingest.Http;

namespace HealthNeeds.Ingest.Tests.Http;

/// <summary>A pull that was cut off goes on where it ended.</summary>
public sealed class ResumingTests
{
    private static readonly string s_text = "code,value\n" + string.Concat(Enumerable.Range(1, 20_000).Select(i => $"E0{i:1000000},{i}\n"));
    private static readonly PublisherAnswer s_table = PublisherAnswer.Csv(s_text).With(etag: "\"1\"").WithRanges();

    [Fact]
    public async Task Get_CutShort_AsksForTheRestOfTheSame()
    {
        await using var bench = await PullBench.StartAsync();
        bench.Publisher.Serve("/a.csv", s_table.Truncated(100_000), s_table);
        var response = await bench.PullAsync("/a.csv");
        var asked = bench.Publisher.Requests[1];
        (asked.Status, asked["Range"], asked["If-Range"]).Should().Be((206, "bytes=100000-", "\"1\""));
        bench.Text(response).Should().Be(s_text);
    }

    [Fact]
    public async Task Get_CutShortByDate_AsksForTheRestOfTheSame()
    {
        await using var bench = await PullBench.StartAsync();
        var table = s_table.With(lastModified: new DateTimeOffset(2025, 10, 30, 9, 30, 0, TimeSpan.Zero));
        bench.Publisher.Serve("/a.csv", table.Truncated(100_000), table);
        bench.Text(await bench.PullAsync("/a.csv")).Should().Be(s_text);
        bench.Publisher.Requests[1]["If-Range"].Should().Be("Thu, 30 Oct 2025 09:30:00 GMT");
    }

    [Fact]
    public async Task Get_CutShortAndPacked_IsPutTogetherAndUnpacked()
    {
        await using var bench = await PullBench.StartAsync();
        var packed = s_table.Gzipped();
        bench.Publisher.Serve("/a.csv", packed.Truncated(20_000), packed);
        var response = await bench.PullAsync("/a.csv");
        bench.Publisher.Requests[1].Status.Should().Be(206);
        bench.Text(response).Should().Be(s_text);
    }

    [Fact]
    public async Task Get_CutShortWithoutRanges_StartsAnew()
    {
        await using var bench = await PullBench.StartAsync();
        var whole = s_table with { Ranges = false };
        bench.Publisher.Serve("/a.csv", whole.Truncated(100_000), whole);
        bench.Text(await bench.PullAsync("/a.csv")).Should().Be(s_text);
        bench.Publisher.Requests[1].Status.Should().Be(200);
    }

    [Fact]
    public async Task Get_CutShortAndThenAnotherEdition_IsTheOtherEditionWhole()
    {
        await using var bench = await PullBench.StartAsync();
        var other = PublisherAnswer.Csv(s_text + "E09999999,1\n").With(etag: "\"2\"").WithRanges();
        bench.Publisher.Serve("/a.csv", s_table.Truncated(100_000), other);
        bench.Text(await bench.PullAsync("/a.csv")).Should().EndWith("E09999999,1\n").And.HaveLength(other.Body.Length);
    }

    [Fact]
    public async Task Get_CutShortUnderAWeakTag_IsNotStitched()
    {
        await using var bench = await PullBench.StartAsync();
        var weak = s_table.With(etag: "W/\"1\"");
        bench.Publisher.Serve("/a.csv", weak.Truncated(100_000), weak);
        await bench.PullAsync("/a.csv");
        bench.Publisher.Requests[1]["Range"].Should().BeNull();
    }

    [Fact]
    public async Task Get_CutShortAgainAndAgain_ArrivesInTheEnd()
    {
        await using var bench = await PullBench.StartAsync();
        bench.Publisher.Serve("/a.csv", s_table.Truncated(80_000));
        bench.Text(await bench.PullAsync("/a.csv")).Should().Be(s_text);
        bench.Publisher.Requests.Select(r => r["Range"]).Should().Equal(null, "bytes=80000-", "bytes=160000-", "bytes=240000-");
    }

    [Fact]
    public async Task Get_TheRestIsGone_StartsAnew()
    {
        await using var bench = await PullBench.StartAsync();
        bench.Publisher.Serve("/a.csv", s_table.Truncated(100_000), new PublisherAnswer(416, []), s_table);
        bench.Text(await bench.PullAsync("/a.csv")).Should().Be(s_text);
        bench.Publisher.Requests[2]["Range"].Should().BeNull();
    }

    [Fact]
    public async Task Get_TheRestPackedOtherwise_StartsAnew()
    {
        await using var bench = await PullBench.StartAsync();
        bench.Publisher.Serve("/a.csv", s_table.Truncated(20_000), s_table.Gzipped());
        bench.Text(await bench.PullAsync("/a.csv")).Should().Be(s_text);
        bench.Publisher.Requests.Select(r => r.Status).Should().Equal(200, 206, 200);
    }

    [Fact]
    public async Task Get_AnotherPartThanAsked_IsRefused()
    {
        await using var bench = await PullBench.StartAsync();
        var wrong = new PublisherAnswer(206, Encoding.UTF8.GetBytes(s_text[500..]), "text/csv").Header("Content-Range", $"bytes 500-{s_text.Length - 1}/{s_text.Length}");
        bench.Publisher.Serve("/a.csv", s_table.Truncated(100_000), wrong);
        var pull = () => bench.PullAsync("/a.csv");
        (await pull.Should().ThrowAsync<ResponseRefusedException>()).Which.Rule.Should().Be("length");
    }

    [Fact]
    public async Task Get_InAProcessThatDied_IsTakenUpByTheNext()
    {
        await using var bench = await PullBench.StartAsync();
        bench.Publisher.Serve("/a.csv", s_table);
        bench.Publisher.Serve("/b.csv", s_table.Held(100_000, new TaskCompletionSource().Task), s_table);
        var dead = bench.Begin();
        await dead.GetAsync(bench.Request("/a.csv"), CancellationToken.None);
        using var stop = new CancellationTokenSource();
        var dying = dead.GetAsync(bench.Request("/b.csv"), stop.Token);
        await PartialOf(bench, 100_000);
        using var left = KilledProcess.Of(bench.Folder);
        await stop.CancelAsync();
        bench.Publisher.Forget();

        using var session = left.Sessions(bench).Begin("test-source", PullBench.Name);
        await session.GetAsync(bench.Request("/a.csv"), CancellationToken.None);
        var second = await session.GetAsync(bench.Request("/b.csv"), CancellationToken.None);
        using var text = new StreamReader(session.Open(second));
        text.ReadToEnd().Should().Be(s_text);
        bench.Publisher.Requests.Select(r => (r.Target, r["Range"])).Should().Equal(("/b.csv", "bytes=100000-"));
        session.Tally.Should().Be(new PullTally(2, 0, TakenUp: 1, s_text.Length - 100_000));
        await dying.ContinueWith(_ => dead.Dispose(), TaskScheduler.Default);
    }

    [Fact]
    public async Task Get_AJournalCutShort_IsReadAsFarAsItGoes()
    {
        await using var bench = await PullBench.StartAsync();
        bench.Publisher.Serve(_ => s_table);
        await CutOffAsync(bench, "/a.csv", "/b.csv");
        var journal = Journal(bench);
        File.WriteAllBytes(journal, File.ReadAllBytes(journal)[..^40]);
        bench.Publisher.Forget();
        await CutOffAsync(bench, "/a.csv", "/b.csv");
        bench.Publisher.Requests.Select(r => r.Target).Should().Equal("/b.csv");
        File.ReadLines(journal).Should().HaveCount(2);
    }

    [Theory]
    [InlineData(5.9, 0)]
    [InlineData(6.1, 1)]
    public async Task Get_WhatAnEarlierPullHad_StandsForSixHours(double hours, int asked)
    {
        var clock = new LeapingClock();
        await using var bench = await PullBench.StartAsync(clock);
        bench.Publisher.Serve(_ => s_table);
        await CutOffAsync(bench, "/a.csv");
        clock.Advance(TimeSpan.FromHours(hours));
        bench.Publisher.Forget();
        await CutOffAsync(bench, "/a.csv");
        bench.Publisher.Requests.Should().HaveCount(asked);
    }

    [Fact]
    public async Task Get_WhatAnEarlierPullHadButIsGone_IsAskedForAgain()
    {
        await using var bench = await PullBench.StartAsync();
        bench.Publisher.Serve(_ => s_table);
        await CutOffAsync(bench, "/a.csv");
        Directory.Delete(bench.Evidence.Folder, recursive: true);
        await CutOffAsync(bench, "/a.csv");
        bench.Publisher.Requests.Should().HaveCount(2);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task End_OfAPull_LeavesNothingUnderWay(bool complete)
    {
        await using var bench = await PullBench.StartAsync();
        bench.Publisher.Serve("/a.csv", s_table);
        bench.Publisher.Serve("/b.csv", s_table.Truncated(7));
        using var session = bench.Begin();
        await session.GetAsync(bench.Request("/a.csv"), CancellationToken.None);
        var ask = () => session.GetAsync(bench.Request("/b.csv"), CancellationToken.None);
        await ask.Should().ThrowAsync<ResponseRefusedException>();
        if (complete)
            session.Complete();
        else
            session.Abandon();
        File.Exists(Journal(bench)).Should().BeFalse();
        Directory.Exists(bench.Evidence.Partial("test-source")).Should().BeFalse();
        (bench.Evidence.LastAnswers("test-source") is not null).Should().Be(complete);
    }

    [Fact]
    public async Task Begin_WhileAnotherPullIsUnderWay_LeavesTheSourceToIt()
    {
        await using var bench = await PullBench.StartAsync();
        using var first = bench.Begin();
        var second = () => bench.Begin();
        second.Should().Throw<PublisherUnavailableException>().WithMessage("Another pull*");
    }

    private static async Task CutOffAsync(PullBench bench, params string[] targets)
    {
        using var session = bench.Begin();
        foreach (var target in targets)
            await session.GetAsync(bench.Request(target), CancellationToken.None);
    }

    private static string Journal(PullBench bench) => Path.Combine(bench.Folder, "sources", "test-source", "pull.jsonl");

    private static async Task PartialOf(PullBench bench, int length)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (!Directory.Exists(bench.Evidence.Partial("test-source"))
            || !new DirectoryInfo(bench.Evidence.Partial("test-source")).EnumerateFiles().Any(f => f.Length == length))
            await Task.Delay(5, patience.Token);
    }
}
