using HealthNeeds.Ingest.Http;

namespace HealthNeeds.Ingest.Tests.Http;

/// <summary>Tries again where it helps, waits as long as it is asked to, and knows when to leave a publisher alone.</summary>
public sealed class PoliteTests
{
    private static readonly PublisherAnswer s_table = PublisherAnswer.Csv("code,value\nE01000001,1\n");

    [Fact]
    public async Task Get_TooManyRequests_WaitsTheSecondsItIsAskedTo()
    {
        var clock = new LeapingClock();
        await using var bench = await PullBench.StartAsync(clock);
        bench.Publisher.Serve("/a.csv", PublisherAnswer.Error(429, retryAfter: "17"), s_table);
        await bench.PullAsync("/a.csv");
        clock.Waits.Should().Equal(TimeSpan.FromSeconds(17));
    }

    [Fact]
    public async Task Get_RetryAfterADate_WaitsUntilThen()
    {
        var clock = new LeapingClock();
        await using var bench = await PullBench.StartAsync(clock);
        var date = clock.GetUtcNow().AddSeconds(42).ToString("R");
        bench.Publisher.Serve("/a.csv", PublisherAnswer.Error(503, retryAfter: date), s_table);
        await bench.PullAsync("/a.csv");
        clock.Waits.Should().Equal(TimeSpan.FromSeconds(42));
    }

    [Fact]
    public async Task Get_RetryAfterTooLong_TellsWhenAndAsksNoMore()
    {
        var clock = new LeapingClock();
        await using var bench = await PullBench.StartAsync(clock);
        bench.Publisher.Serve("/a.csv", PublisherAnswer.Error(429, retryAfter: "7200"), s_table);
        using var session = bench.Begin();
        var ask = () => session.GetAsync(bench.Request("/a.csv"), CancellationToken.None);
        var problem = (await ask.Should().ThrowAsync<PublisherUnavailableException>()).Which;
        problem.NotBefore.Should().Be(clock.GetUtcNow().AddHours(2));
        problem.Message.Should().Be("127.0.0.1 asks not to be asked again before 2026-11-22 14:00:00 UTC (answered 429 Too Many Requests).");
        await ask.Should().ThrowAsync<PublisherUnavailableException>();
        bench.Publisher.Requests.Should().HaveCount(1);
        clock.Advance(TimeSpan.FromHours(2));
        (await ask()).Bytes.Should().BePositive();
    }

    [Fact]
    public async Task Get_WhileThePublisherWantsRest_WaitsWhicheverSourceAsks()
    {
        var clock = new LeapingClock(TimeSpan.Zero);
        await using var bench = await PullBench.StartAsync(clock);
        bench.Publisher.Serve("/a.csv", PublisherAnswer.Error(429, retryAfter: "17"), s_table);
        bench.Publisher.Serve("/b.csv", s_table);
        var sessions = bench.Sessions();
        using var one = sessions.Begin("one", PullBench.Name);
        using var other = sessions.Begin("other", PullBench.Name);
        var first = one.GetAsync(bench.Request("/a.csv"), CancellationToken.None);
        await UntilWaitAsync(1);
        var second = other.GetAsync(bench.Request("/b.csv"), CancellationToken.None);
        // One waits to try again, the other to begin.
        await UntilWaitAsync(2);
        bench.Publisher.Requests.Should().ContainSingle();
        clock.Advance(TimeSpan.FromSeconds(17));
        (await Task.WhenAll(first, second)).Should().HaveCount(2);

        async Task UntilWaitAsync(int waiting)
        {
            using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
            while (clock.Pending(TimeSpan.FromSeconds(17)) < waiting)
                await Task.Delay(2, patience.Token);
        }
    }

    [Fact]
    public async Task Get_ABurstOfErrors_IsWaitedOutWithGrowingWaits()
    {
        var clock = new LeapingClock();
        await using var bench = await PullBench.StartAsync(clock);
        Slow(bench);
        bench.Publisher.Serve("/a.csv", PublisherAnswer.Error(500), PublisherAnswer.Error(502), PublisherAnswer.Error(503), s_table);
        await bench.PullAsync("/a.csv");
        bench.Publisher.Requests.Select(r => r.Status).Should().Equal(500, 502, 503, 200);
        clock.Waits.Should().HaveCount(3).And.OnlyContain(w => w > TimeSpan.Zero && w <= TimeSpan.FromSeconds(30));
        clock.Waits.Sum(w => w.TotalSeconds).Should().BeInRange(1, 20);
    }

    [Fact]
    public async Task Get_Jitter_IsThatOfTheSeed()
    {
        var waits = new List<IReadOnlyList<TimeSpan>>();
        for (var i = 0; i < 2; i++)
        {
            var clock = new LeapingClock();
            await using var bench = await PullBench.StartAsync(clock);
            Slow(bench);
            bench.Publisher.Serve("/a.csv", PublisherAnswer.Error(500), PublisherAnswer.Error(500), s_table);
            await bench.PullAsync("/a.csv");
            waits.Add(clock.Waits);
        }

        waits[0].Should().Equal(waits[1]);
        new Jitter(1).Next().Should().NotBe(new Jitter(2).Next());
    }

    [Fact]
    public async Task Get_ErrorsForEver_IsUnavailableAndSaysHowOftenItTried()
    {
        await using var bench = await PullBench.StartAsync();
        bench.Publisher.Serve("/a.csv", PublisherAnswer.Error(500));
        (await Unavailable(bench)).Should().Be("127.0.0.1 answered 500 Internal Server Error (tried 5 times).");
        bench.Publisher.Requests.Should().HaveCount(5);
    }

    [Fact]
    public async Task Get_NotFound_IsToldAtOnce()
    {
        await using var bench = await PullBench.StartAsync();
        var pull = () => bench.PullAsync("/gone.csv");
        var problem = (await pull.Should().ThrowAsync<ResponseRefusedException>()).Which;
        (problem.Rule, problem.Found).Should().Be(("status", "status 404 Not Found"));
        bench.Publisher.Requests.Should().HaveCount(1);
    }

    [Fact]
    public async Task Get_AConnectionResetOnce_IsTriedAgain()
    {
        await using var bench = await PullBench.StartAsync();
        bench.Publisher.Serve("/a.csv", PublisherAnswer.Reset(), s_table);
        (await bench.PullAsync("/a.csv")).Bytes.Should().BePositive();
    }

    [Fact]
    public async Task Get_NobodyThere_SaysSo()
    {
        await using var bench = await PullBench.StartAsync();
        await bench.Publisher.DisposeAsync();
        (await Unavailable(bench)).Should().StartWith("127.0.0.1 could not be reached (Connection refused").And.EndWith("(tried 5 times).");
    }

    [Fact]
    public async Task Get_AnAnswerThatNeverEnds_IsGivenUpAfterTheTimeOfOneTry()
    {
        await using var bench = await PullBench.StartAsync();
        bench.Limits.TrySeconds = 0.1;
        bench.Limits.Retries = 1;
        bench.Publisher.Serve("/a.csv", s_table.Held(5, new TaskCompletionSource().Task));
        (await Unavailable(bench)).Should().Be("127.0.0.1 gave no whole answer within 0.1 s (tried twice).");
    }

    [Fact]
    public async Task Get_ASlowAnswerThatComes_IsTaken()
    {
        await using var bench = await PullBench.StartAsync();
        bench.Publisher.Serve("/a.csv", s_table.Dripping(4, TimeSpan.FromMilliseconds(2)));
        bench.Text(await bench.PullAsync("/a.csv")).Should().EndWith("E01000001,1\n");
    }

    [Fact]
    public async Task Get_WaitsAllTogetherTooLong_EndWithTheTotalTime()
    {
        await using var bench = await PullBench.StartAsync(new LeapingClock());
        bench.Limits.TotalSeconds = 150;
        bench.Publisher.Serve("/a.csv", PublisherAnswer.Error(503, retryAfter: "60"));
        (await Unavailable(bench)).Should().StartWith("127.0.0.1 gave no whole answer within 150 s");
        bench.Publisher.Requests.Should().HaveCount(3);
    }

    [Fact]
    public async Task Pull_WhoseEveryRequestIsRefusedFirst_EndsOnceItHasWaitedLongEnough()
    {
        await using var bench = await PullBench.StartAsync(new LeapingClock());
        bench.Limits.PullWaitSeconds = 60;
        for (var i = 0; i < 9; i++)
            bench.Publisher.Serve($"/{i}.csv", PublisherAnswer.Error(429, retryAfter: "20"), s_table);
        using var session = bench.Begin();
        var pull = async () =>
        {
            for (var i = 0; i < 9; i++)
                await session.GetAsync(bench.Request($"/{i}.csv"), CancellationToken.None);
        };

        (await pull.Should().ThrowAsync<PublisherUnavailableException>()).Which.Message.Should().Be(
            "127.0.0.1 answered 429 Too Many Requests again and again: this pull waited 80 s to ask 127.0.0.1 4 more times, and waits 60 s at most (Live__Publishers__loopback__PullWaitSeconds).");
        bench.Publisher.Requests.Should().HaveCount(7, "three requests of two tries fit in a minute, and the fourth is not asked again");
    }

    [Fact]
    public async Task Get_FailureUponFailure_LeavesThePublisherAloneForAWhile()
    {
        var clock = new LeapingClock();
        await using var bench = await PullBench.StartAsync(clock);
        (bench.Limits.Retries, bench.Limits.BreakAfter, bench.Limits.BreakSeconds) = (0, 3, 300);
        using var session = bench.Begin();
        var ask = () => session.GetAsync(bench.Request("/a.csv"), CancellationToken.None);
        bench.Publisher.Serve("/a.csv", PublisherAnswer.Error(500));
        for (var i = 0; i < 4; i++)
            await ask.Should().ThrowAsync<PublisherUnavailableException>();
        bench.Publisher.Requests.Should().HaveCount(3);
        (await ask.Should().ThrowAsync<PublisherUnavailableException>()).Which.Message.Should().Contain("left alone for 300 s");
        bench.Publisher.Serve("/a.csv", s_table);
        clock.Advance(TimeSpan.FromSeconds(301));
        (await ask()).Bytes.Should().BePositive();
    }

    [Fact]
    public async Task Get_OneGoodAnswerAmongFailures_LeavesThePublisherAloneOnlyWhenNineInTenFail()
    {
        await using var bench = await PullBench.StartAsync(new LeapingClock());
        (bench.Limits.Retries, bench.Limits.BreakAfter, bench.Limits.BreakSeconds) = (0, 3, 300);
        using var session = bench.Begin();
        bench.Publisher.Serve("/good.csv", s_table);
        bench.Publisher.Serve("/bad.csv", PublisherAnswer.Error(500));
        await session.GetAsync(bench.Request("/good.csv"), CancellationToken.None);
        for (var i = 0; i < 15; i++)
            await session.Invoking(s => s.GetAsync(bench.Request("/bad.csv"), CancellationToken.None)).Should().ThrowAsync<PublisherUnavailableException>();
        bench.Publisher.Requests.Should().HaveCount(1 + 9, "nine failures of ten answers open the circuit, fewer do not");
    }

    [Fact]
    public async Task Get_ManyQuestions_AreAskedFewAtOnce()
    {
        await using var bench = await PullBench.StartAsync();
        bench.Limits.MaxConcurrentRequests = 3;
        var (now, most) = (0, 0);
        var gate = new Lock();
        // The first ones are held until as many are there as may be: on a busy machine each would be over before the next has come.
        var all = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        bench.Publisher.Serve(_ =>
        {
            lock (gate)
            {
                most = Math.Max(most, ++now);
                if (now == bench.Limits.MaxConcurrentRequests)
                    all.TrySetResult();
            }

            return s_table.Held(1, Leave());
        });
        using var session = bench.Begin();
        await Task.WhenAll(Enumerable.Range(0, 12).Select(i => session.GetAsync(bench.Request($"/{i}.csv"), CancellationToken.None)));
        most.Should().Be(3);
        bench.Publisher.Requests.Should().HaveCount(12);

        async Task Leave()
        {
            await all.Task;
            await Task.Delay(10);
            lock (gate)
                now--;
        }
    }

    [Fact]
    public async Task Get_OneAfterAnother_KeepsTheTimeBetween()
    {
        var clock = new LeapingClock();
        await using var bench = await PullBench.StartAsync(clock);
        bench.Limits.MinRequestIntervalMilliseconds = 250;
        bench.Publisher.Serve(_ => s_table);
        using var session = bench.Begin();
        for (var i = 0; i < 4; i++)
            await session.GetAsync(bench.Request($"/{i}.csv"), CancellationToken.None);
        clock.Waits.Should().Equal(Enumerable.Repeat(TimeSpan.FromMilliseconds(250), 3));
    }

    [Fact]
    public async Task Get_Stopped_StopsAndIsNotCalledAFailure()
    {
        await using var bench = await PullBench.StartAsync();
        bench.Publisher.Serve("/a.csv", s_table.Held(5, new TaskCompletionSource().Task));
        using var session = bench.Begin();
        using var stop = new CancellationTokenSource();
        var asking = session.GetAsync(bench.Request("/a.csv"), stop.Token);
        await stop.CancelAsync();
        var wait = () => asking;
        await wait.Should().ThrowAsync<OperationCanceledException>();
    }

    /// <summary>The waits of the product, not the tests' short ones.</summary>
    private static void Slow(PullBench bench) => (bench.Limits.FirstWaitSeconds, bench.Limits.LongestWaitSeconds) = (1, 30);

    private static async Task<string> Unavailable(PullBench bench)
    {
        var pull = () => bench.PullAsync("/a.csv");
        return (await pull.Should().ThrowAsync<PublisherUnavailableException>()).Which.Message;
    }
}
