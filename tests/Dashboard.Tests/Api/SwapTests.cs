using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using HealthNeeds.Dashboard.Releases;
using HealthNeeds.Fixtures;
using HealthNeeds.Store.Releases;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.Extensions.DependencyInjection;

namespace HealthNeeds.Dashboard.Tests.Api;

/// <summary>Releases change under readers' hands.</summary>
[Trait("Speed", "Slow")]
public sealed class SwapTests
{
    private static readonly string[] Addresses =
    [
        "/api/v1/rankings?level=msoa21",
        "/api/v1/rankings?level=msoa21&format=csv",
        "/api/v1/areas/E01007317",
        "/api/v1/releases/current",
        "/health/ready",
    ];

    [Fact]
    public async Task Readers_WhileReleasesArePublishedAndRolledBack_NeverSeeAFailure()
    {
        using var server = new ApiServer();
        using var stop = new CancellationTokenSource();
        var answers = new ConcurrentBag<(string Address, int Status, string Release)>();
        var readers = Enumerable.Range(0, 4).Select(r => Task.Run(() => Read(server, r, answers, stop.Token))).ToList();
        await UntilRead(server.Published!.Id);
        var second = await Task.Run(() => SmallRelease.Publish(server.Directory, seed: 2), CancellationToken.None);
        await Waiting.Until(async () => await Serving(server) == second.Id);
        var catalogue = server.Services.GetRequiredService<ReleaseCatalogue>();
        for (var swap = 0; swap < 6; swap++)
        {
            var next = swap % 2 == 0 ? server.Published!.Id : second.Id;
            catalogue.Rollback(next);
            await Waiting.Until(async () => await Serving(server) == next);
        }

        await UntilRead(second.Id);
        await stop.CancelAsync();
        await Task.WhenAll(readers);
        answers.Should().HaveCountGreaterThan(50).And.OnlyContain(a => a.Status == 200);
        answers.Select(a => a.Release).Where(r => r.Length > 0).Distinct().Should().BeEquivalentTo(server.Published!.Id, second.Id);

        // However slow the machine: the readers have read of it, and much in all. One that ended met a failure, which the end tells of.
        Task UntilRead(string release) => Waiting.Until(() => Task.FromResult(readers.Exists(r => r.IsCompleted) || (answers.Any(a => a.Release == release) && answers.Count > 50)));
    }

    [Fact]
    public async Task Answer_FromAnotherRelease_IsNotTakenForTheOneHeld()
    {
        using var server = new ApiServer();
        var before = await server.Client.GetAsync("/api/v1/rankings?level=ltla24");
        var second = MadeReleases.Second.PutInto(server.Directory);
        await Waiting.Until(async () => await Serving(server) == second.Id);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/rankings?level=ltla24");
        request.Headers.IfNoneMatch.Add(before.Headers.ETag!);
        var after = await server.Client.SendAsync(request);
        ((int)after.StatusCode).Should().Be(200);
        after.Headers.ETag.Should().NotBe(before.Headers.ETag);
    }

    [Fact]
    public async Task PagesOfTheReleaseBefore_AreNotKept_WhenAnotherServes()
    {
        var kept = new KeptTags();
        using var server = new ApiServer(MadeReleases.First.PutInto, services: s => s.AddSingleton<IOutputCacheStore>(kept));
        foreach (var page in new[] { "/", "/tools" })
            (await server.Client.GetAsync(page)).EnsureSuccessStatusCode();
        kept.Of(server.Published!.Id).Should().Be(2);
        var second = MadeReleases.Second.PutInto(server.Directory);
        await Waiting.Until(async () => await Serving(server) == second.Id);
        (await server.Client.GetAsync("/")).EnsureSuccessStatusCode();
        (kept.Of(server.Published!.Id), kept.Of(second.Id)).Should().Be((0, 1));
    }

    [Fact]
    public async Task Page_OfAReleaseThatWasRemoved_IsNotShownAgain()
    {
        using var server = new ApiServer();
        var second = MadeReleases.Second.PutInto(server.Directory);
        await Waiting.Until(async () => await Serving(server) == second.Id);
        var pinned = ReleasePin.Address("/conditions", server.Published!.Id);
        (await server.Client.GetAsync(pinned)).StatusCode.Should().Be(HttpStatusCode.OK);
        (await server.Client.GetAsync(pinned)).Headers.Age.Should().NotBeNull("it is kept");
        // As removing it does, once its last reader has let it go.
        File.Delete(Path.Combine(server.Directory, $"{server.Published!.Id}.duckdb"));
        (await server.Client.GetAsync(pinned)).StatusCode.Should().Be(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Page_AskedForInOtherLetters_IsNotKeptForAll()
    {
        using var server = new ApiServer();
        (await server.Client.GetAsync("/areas/E01007317")).StatusCode.Should().Be(HttpStatusCode.OK);
        (await server.Client.GetAsync("/areas/e01007317")).StatusCode.Should().NotBe(HttpStatusCode.OK, "no code is written so");
        var odd = await server.Client.GetStringAsync("/hot-spots?REGION=E54000061&need=cancer");
        odd.Should().Contain("REGION=").And.NotMatchRegex("REGION=[^\"]*[?&;]region=", "the region stands in it already");
        (await server.Client.GetStringAsync("/hot-spots?region=E54000061&need=cancer")).Should().NotContain("REGION=");
    }

    private static async Task<string?> Serving(ApiServer server) =>
        (await server.Get("/api/v1/releases/current")).GetProperty("release").GetProperty("id").GetString();

    private static async Task Read(ApiServer server, int reader, ConcurrentBag<(string Address, int Status, string Release)> answers, CancellationToken token)
    {
        for (var turn = reader; !token.IsCancellationRequested; turn++)
        {
            var address = Addresses[turn % Addresses.Length];
            // Not cancelled with the token: a request cut off by the test would look like a failure of the server.
            var response = await server.Client.GetAsync(address, CancellationToken.None);
            var body = await response.Content.ReadAsStringAsync(CancellationToken.None);
            answers.Add((address, (int)response.StatusCode, body.StartsWith('{') ? Release(body) : string.Empty));
        }
    }

    private static string Release(string body) =>
        JsonSerializer.Deserialize<JsonElement>(body).TryGetProperty("release", out var release) && release.ValueKind == JsonValueKind.Object ? release.GetProperty("id").GetString()! : string.Empty;
}
