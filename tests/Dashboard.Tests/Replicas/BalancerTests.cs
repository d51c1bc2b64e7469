using System.Collections.Concurrent;
using System.Net;
using HealthNeeds.Dashboard.Tests.Api;
using HealthNeeds.Fixtures;

namespace HealthNeeds.Dashboard.Tests.Replicas;

/// <summary>What readers meet behind the balancer of docs/replicas.md. All tests share one site: starting its six processes takes longer than they do.</summary>
[Trait("Speed", "Slow")]
public sealed class BalancerTests(BalancerTests.Shared shared) : IClassFixture<BalancerTests.Shared>
{
    private const int Rounds = 60;
    private const int AtOnce = 4;

    private static readonly string[] Addresses = ["/", "/api/v1/rankings?level=msoa21", "/health/ready", "/api/v1/releases/current", "/data", "/areas/E01007317"];

    [ProgramFact("nginx")]
    public async Task Readers_WhileTheOriginPublishesAndGoesBack_SeeNoFailure_AndAllReplicasAgree()
    {
        var (first, second) = (MadeReleases.First.Info, MadeReleases.Second.Info);
        var site = await shared.StartedAsync();
        using var client = new HttpClient { BaseAddress = site.Address };
        using var stop = new CancellationTokenSource();
        var answers = new ConcurrentBag<(string Address, int Status, bool SetsCookie)>();
        var readers = Enumerable.Range(0, 3).Select(r => Task.Run(() => Read(client, r, answers, stop.Token))).ToList();

        await site.PublishAsync(MadeReleases.Second);
        await site.AgreeAsync(second);
        site.Point(first);
        await site.AgreeAsync(first);
        site.Point(second);
        await site.AgreeAsync(second);

        // However slow the machine, all addresses are asked after the last change too.
        for (var before = answers.Count; answers.Count < before + (2 * Addresses.Length) && !readers.Exists(r => r.IsCompleted);)
            await Task.Delay(50);
        await stop.CancelAsync();
        await Task.WhenAll(readers);
        answers.Should().HaveCountGreaterThan(2 * Addresses.Length).And.OnlyContain(a => a.Status == 200);
        answers.Should().OnlyContain(a => !a.SetsCookie, "nothing ties a reader to one machine");
        var tags = await Task.WhenAll(site.Replicas.Select(async r => (await r.Client.GetAsync("/")).Headers.ETag!.ToString()));
        tags.Distinct().Should().ContainSingle("a page kept by a browser is good for every replica");
        (await Task.WhenAll(site.Replicas.Select(r => r.Client.GetAsync($"/?release={first.Id}")))).Should().OnlyContain(r => r.IsSuccessStatusCode, "older releases came too");
        (await client.GetAsync(new Uri(site.OriginAddress, "evidence/x.json"))).IsSuccessStatusCode.Should().BeFalse("the origin gives what replicas take, and nothing else");
        (await site.Replicas[0].Client.GetAsync("/metrics")).IsSuccessStatusCode.Should().BeTrue("a dashboard tells who looks after it");
        foreach (var metrics in new[] { "/metrics", "/Metrics/", "/metrics/x" })
            (await client.GetAsync(metrics)).StatusCode.Should().Be(HttpStatusCode.NotFound, "no reader has metrics by {0}", metrics);
        var pasted = string.Join("%2C%0D%0A", FixtureAreas.All.Where(a => a.Level == AreaLevel.Lsoa21).Take(500).Select(a => a.Code));
        (await client.GetAsync($"/places?areas={pasted}")).StatusCode.Should().Be(HttpStatusCode.OK, "500 places from a spreadsheet are an address of more than 8 kB, nginx's own limit");
    }

    [ProgramFact("nginx")]
    public async Task Client_BeyondItsLimits_IsToldSo_WhateverItSays_AndOthersAreAnswered()
    {
        var site = await shared.StartedAsync();
        using var client = new HttpClient { BaseAddress = site.Address };
        List<int> one = [], others = [];
        for (var round = 0; round < Rounds; round++)
        {
            // It says that it is somebody else each time. More at once than there are replicas, or on a slow machine each would find its second over.
            one.AddRange(await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(n => AskAsync(client, "198.51.100.7", says: $"203.0.113.{(AtOnce * round) + n}"))));
            others.Add(await AskAsync(client, $"198.51.100.{100 + round}", says: "203.0.113.200"));
        }

        one.Should().Contain(503).And.OnlyContain(s => s == 200 || s == 503, "a limit is no fault of a replica");
        others.Should().OnlyContain(s => s == 200, "each asked for the first time");
    }

    private static async Task<int> AskAsync(HttpClient balancer, string from, string says)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/problems/too-much");
        request.With(BalancedSite.ClientHeader, from).With("X-Forwarded-For", says);
        using var answer = await balancer.SendAsync(request);
        return (int)answer.StatusCode;
    }

    private static async Task Read(HttpClient client, int reader, ConcurrentBag<(string Address, int Status, bool SetsCookie)> answers, CancellationToken token)
    {
        for (var turn = reader; !token.IsCancellationRequested; turn++)
        {
            var address = Addresses[turn % Addresses.Length];
            // Not cancelled with the token: a request cut off by the test would look like a failure of the site.
            using var response = await client.GetAsync(address, CancellationToken.None);
            await response.Content.ReadAsByteArrayAsync(CancellationToken.None);
            answers.Add((address, (int)response.StatusCode, response.Headers.Contains("Set-Cookie")));
            await Task.Delay(20, CancellationToken.None);
        }
    }

    /// <summary>Started by the first test that runs, over the first release. Its limits are for clients elsewhere: a reader who says nothing of where they are is on this machine, and is not counted.</summary>
    public sealed class Shared : IAsyncLifetime
    {
        private readonly Lazy<Task<BalancedSite>> _site = new(() => BalancedSite.StartAsync(
            MadeReleases.First,
            ("Telemetry__Prometheus", "true"),
            ("Proxy__Addresses", "127.0.0.1"),
            ("Limits__RequestBurst", "1"),
            ("Limits__RequestsPerSecond", "1"),
            ("Limits__RequestsWaiting", "0")));

        internal Task<BalancedSite> StartedAsync() => _site.Value;

        public Task InitializeAsync() => Task.CompletedTask;

        public async Task DisposeAsync()
        {
            if (_site.IsValueCreated)
                (await _site.Value).Dispose();
        }
    }
}
