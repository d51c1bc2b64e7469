using System.Diagnostics.Metrics;
using System.Net;
using HealthNeeds.Dashboard.Problems;
using HealthNeeds.Dashboard.Releases;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace HealthNeeds.Dashboard.Tests.Hosting;

public sealed class ViewTurnsTests(OneTurn one) : IClassFixture<OneTurn>
{
    public static readonly TheoryData<string> Views = ["/plan", "/what-if", "/test-beds", "/hot-spots", "/draws", "/gaps", "/briefing/ranking", "/briefing/plan.pdf", "/briefing/places.pdf?areas=E01007317", "/places?areas=E01007317", "/embed/map/places?areas=E01007317"];

    public static readonly TheoryData<string> Resources = ["/api/v1/plan", "/api/v1/scenario", "/api/v1/test-beds", "/api/v1/hot-spots", "/api/v1/draws", "/api/v1/correlations", "/api/v1/gaps"];

    [Theory]
    [MemberData(nameof(Views))]
    public async Task Page_WhileAllTurnsAreTaken_SaysWhenToAskAgain_AndAnswersAfterwards(string address)
    {
        var server = one.Server;
        var giveBack = Busy();
        var refused = await server.Client.GetAsync(address);
        refused.StatusCode.Should().Be(HttpStatusCode.ServiceUnavailable);
        refused.Headers.RetryAfter!.Delta.Should().Be(TimeSpan.FromSeconds(7));
        refused.Headers.CacheControl!.NoStore.Should().BeTrue();
        (await refused.Content.ReadAsStringAsync()).Should().Contain("Too many readers are asking for this just now").And.Contain("readers are waiting for views like this one");
        await giveBack();
        (await server.Client.GetAsync(address)).StatusCode.Should().Be(HttpStatusCode.OK, "the turn is free again, and the refusal was not kept");
    }

    [Theory]
    [MemberData(nameof(Resources))]
    public async Task Resource_WhileAllTurnsAreTaken_IsBusy_AndAnswersAfterwards(string address)
    {
        var server = one.Server;
        var giveBack = Busy();
        var refused = await server.Client.GetAsync(address);
        refused.Headers.RetryAfter!.Delta.Should().Be(TimeSpan.FromSeconds(7));
        (await server.Refusal(address, 503)).GetProperty("type").GetString().Should().EndWith("/busy");
        await giveBack();
        await server.Get(address);
    }

    [Fact]
    public async Task OtherPages_WhileAllTurnsAreTaken_Answer()
    {
        var giveBack = Busy();
        foreach (var address in new[] { "/", "/areas/E01007317", "/api/v1/rankings" })
            (await one.Server.Client.GetAsync(address)).StatusCode.Should().Be(HttpStatusCode.OK, address);
        await giveBack();
    }

    [Fact]
    public async Task Waiting_LastsAsLongAsPatience_ThenIsRefused()
    {
        var time = new FakeTimeProvider();
        using var turns = Turns(time, waiting: 1);
        var first = Hold(turns, out var held);
        var second = turns.TakeAsync(() => Task.FromResult(2), default);
        time.Advance(TimeSpan.FromSeconds(29));
        second.IsCompleted.Should().BeFalse();
        time.Advance(TimeSpan.FromSeconds(2));
        var refusal = await second.Awaiting(s => s).Should().ThrowAsync<RefusedRequestException>();
        refusal.Which.Problem.Status.Should().Be(503);
        held.SetResult(1);
        (await first).Should().Be(1);
        (await turns.TakeAsync(() => Task.FromResult(3), default)).Should().Be(3, "who gave up left the queue");
    }

    [Fact]
    public async Task Reader_WhoLeaves_GivesTheirPlaceInTheQueueBack()
    {
        using var turns = Turns(new FakeTimeProvider(), waiting: 1);
        var first = Hold(turns, out var held);
        using var leaving = new CancellationTokenSource();
        var second = turns.TakeAsync(() => Task.FromResult(2), leaving.Token);
        await leaving.CancelAsync();
        await second.Awaiting(s => s).Should().ThrowAsync<OperationCanceledException>();
        var third = turns.TakeAsync(() => Task.FromResult(3), default);
        await new Func<Task>(() => turns.TakeAsync(() => Task.FromResult(4), default)).Should().ThrowAsync<RefusedRequestException>("one waits, and no more may");
        held.SetResult(1);
        (await first, await third).Should().Be((1, 3));
    }

    [Fact]
    public async Task Turn_OfWorkThatFails_IsGivenBack()
    {
        using var turns = Turns(new FakeTimeProvider(), waiting: 0);
        await new Func<Task>(() => turns.TakeAsync<int>(() => throw new InvalidOperationException("broken"), default)).Should().ThrowAsync<InvalidOperationException>();
        (await turns.TakeAsync(() => Task.FromResult(5), default)).Should().Be(5);
    }

    private static IMeterFactory Meters => new ServiceCollection().AddMetrics().BuildServiceProvider().GetRequiredService<IMeterFactory>();

    /// <summary>Takes the server's only turn.</summary>
    /// <returns>Gives it back: once it ends, another may take it.</returns>
    private Func<Task> Busy()
    {
        var holding = Hold(one.Server.Services.GetRequiredService<ViewTurns>(), out var held);
        holding.IsFaulted.Should().BeFalse("the turn was free");
        return () =>
        {
            held.SetResult(0);
            return holding;
        };
    }

    private static Task<int> Hold(ViewTurns turns, out TaskCompletionSource<int> held)
    {
        var source = held = new TaskCompletionSource<int>();
        return turns.TakeAsync(() => source.Task, default);
    }

    private static ViewTurns Turns(TimeProvider time, int waiting) => new(Options.Create(new ViewTurnOptions { AtOnce = 1, Waiting = waiting, Patience = TimeSpan.FromSeconds(30) }), time, new ViewCounts(Meters));
}

/// <summary>A server that works out one view at once and lets nobody wait.</summary>
public sealed class OneTurn : IDisposable
{
    internal ApiServer Server { get; } = new(MadeReleases.First.PutInto, new Dictionary<string, string> { ["Turns:AtOnce"] = "1", ["Turns:Waiting"] = "0", ["Turns:AskAgainAfter"] = "00:00:07" });

    public void Dispose() => Server.Dispose();
}
