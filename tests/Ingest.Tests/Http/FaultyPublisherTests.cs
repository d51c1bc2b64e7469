using HealthNeeds.Ingest.Http;

namespace HealthNeeds.Ingest.Tests.Http;

/// <summary>Whatever a publisher does, an answer that is taken is one it gave, whole; and every failure is one of two, with words.</summary>
public sealed class FaultyPublisherTests
{
    private const int Rounds = 12;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public async Task Pulls_FromAFaultyPublisher_TakeWholeEditionsOnly(int seed)
    {
        var random = new Random(seed);
        await using var bench = await PullBench.StartAsync(new LeapingClock());
        bench.Limits.Retries = 2;
        bench.Limits.BreakAfter = 1000;
        var (taken, failed) = (0, 0);
        for (var round = 0; round < Rounds; round++)
        {
            var editions = Enumerable.Range(round, 2).Select(Edition).ToList();
            bench.Publisher.Serve("/a.csv", [.. Enumerable.Range(0, 6).Select(_ => Faulty(random, editions[random.Next(2)]))]);
            var response = await TryAsync(bench);
            _ = response is null ? failed++ : taken++;
            if (response is not null)
                editions.Select(e => Answered(e)).Append(Answered(Edition(round - 1))).Should().Contain(bench.Text(response));
        }

        (taken + failed).Should().Be(Rounds);
        taken.Should().BePositive("not every round is hopeless");
        failed.Should().BePositive("the faults are real");
    }

    /// <returns>Null where the pull failed; it is then taken up, or begun again, by the next.</returns>
    private static async Task<RawResponse?> TryAsync(PullBench bench)
    {
        using var session = bench.Begin();
        try
        {
            var response = await session.GetAsync(bench.Request("/a.csv"), CancellationToken.None);
            session.Complete();
            return response;
        }
        catch (Exception problem) when (problem is PublisherUnavailableException or ResponseRefusedException)
        {
            problem.Message.Should().NotBeEmpty();
            return null;
        }
    }

    private static PublisherAnswer Faulty(Random random, PublisherAnswer edition) => random.Next(9) switch
    {
        0 => PublisherAnswer.Error(500),
        1 => PublisherAnswer.Error(429, retryAfter: $"{random.Next(40)}"),
        2 => PublisherAnswer.Reset(),
        3 => PublisherAnswer.Html("<html><title>Back soon</title>", random.Next(2) == 0 ? 200 : 503),
        4 => edition.Truncated(random.Next(1, edition.Body.Length)),
        5 => edition.Gzipped().Truncated(random.Next(1, 2_000)),
        6 => edition.Truncated(random.Next(1, edition.Body.Length)) with { Ranges = false },
        7 => edition.Gzipped(),
        _ => edition,
    };

    /// <summary>Packed or not, an edition keeps its tag, as careless publishers do.</summary>
    private static PublisherAnswer Edition(int number) =>
        PublisherAnswer.Csv("code,value\n" + string.Concat(Enumerable.Range(0, 3_000).Select(i => $"E0{i:1000000},{number}\n"))).With(etag: $"\"{number}\"").WithRanges();

    private static string Answered(PublisherAnswer edition) => System.Text.Encoding.UTF8.GetString(edition.Body);
}
