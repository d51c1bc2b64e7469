using System.Collections.Concurrent;
using System.Globalization;
using HealthNeeds.Fixtures.Hostile;

namespace HealthNeeds.Dashboard.Tests.Hosting.Guards;

/// <summary>Whatever is asked, the answer is one: no fault of the site, nothing of its inside, and no memory kept of it.</summary>
[Collection(nameof(AloneCollection))]
public sealed class HostileTests(ApiServer fixture)
{
    /// <summary>Where no soak is asked for: ./test --soak sends <see cref="Many"/>.</summary>
    private const int Few = 500;
    private const int Many = 20_000;
    private const int Parts = 5;
    private const ulong Seed = 20261129;

    private string[] Inside => [fixture.Directory, AppContext.BaseDirectory, RepositoryFile.Path()];

    [Fact]
    public async Task Corpus_EveryRequest_HasAnAnswerThatTellsNothing()
    {
        using var site = Site();
        (await Faults(site, HostileCorpus.All)).Should().BeEmpty();
        site.Errors.Should().BeEmpty();
    }

    [Fact]
    public async Task RequestsByChance_HaveAnswersThatTellNothing_AndLeaveNothingBehind()
    {
        using var site = Site();
        var requests = new HostileRequests(HostileSurface.Committed).Take(Environment.GetEnvironmentVariable("HEALTHNEEDS_SOAK_ROUNDS") is null ? Few : Many, Seed);
        var memory = new List<long>();
        foreach (var part in requests.Chunk(requests.Count / Parts))
        {
            (await Faults(site, part)).Should().BeEmpty();
            memory.Add(Memory());
        }

        site.Errors.Should().BeEmpty();
        memory[^1].Should().BeLessThan((memory[2] * 11 / 10) + (8 << 20), string.Create(CultureInfo.InvariantCulture, $"bytes after each fifth: {string.Join(", ", memory)}"));
    }

    private async Task<string> Faults(RealServer site, IEnumerable<RawRequest> requests)
    {
        var faults = new ConcurrentBag<string>();
        await Parallel.ForEachAsync(requests, new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (request, token) =>
        {
            var answer = await request.SendAsync(site.Address, token);
            if (HostileFault.Of(request, answer, Inside) is { } fault)
                faults.Add($"{fault}: {request} answered {answer.Status} {answer.Body[..Math.Min(300, answer.Body.Length)]}");
        });
        return string.Join('\n', faults);
    }

    private static long Memory()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return GC.GetTotalMemory(forceFullCollection: true);
    }

    /// <summary>Keeps few pages, so that what it keeps is full before memory is looked at.</summary>
    private RealServer Site() => new(fixture.Directory, new Dictionary<string, string> { ["Limits:CacheMegabytes"] = "4" });
}

/// <summary>Tests that no other runs beside: they look at the memory of the whole process.</summary>
[CollectionDefinition(nameof(AloneCollection), DisableParallelization = true)]
public sealed class AloneCollection : ICollectionFixture<ApiServer>;
