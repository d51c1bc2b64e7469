using HealthNeeds.Dashboard.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace HealthNeeds.Dashboard.Tests.Hosting;

/// <summary>What nobody waits for lets requests go first, and comes to its turn all the same.</summary>
public sealed class RequestsUnderWayTests
{
    private static readonly TimeSpan ASecond = TimeSpan.FromSeconds(1);

    private readonly FakeTimeProvider _time = new();

    [Fact]
    public async Task GiveWay_WhereNobodyIsAnswered_WaitsForNothing() => (await new RequestsUnderWay(_time).GiveWayAsync(ASecond, CancellationToken.None)).Should().Be(TimeSpan.Zero);

    [Fact]
    public async Task GiveWay_EndsWhenTheLastIsAnswered()
    {
        var (requests, answered) = (new RequestsUnderWay(_time), new TaskCompletionSource());
        var request = requests.AnswerAsync(new DefaultHttpContext(), _ => answered.Task);
        var waiting = requests.GiveWayAsync(ASecond, CancellationToken.None);
        _time.Advance(TimeSpan.FromMilliseconds(100));
        waiting.IsCompleted.Should().BeFalse("one is being answered");
        answered.SetResult();
        await request;
        _time.Advance(TimeSpan.FromMilliseconds(20));
        (await waiting).Should().Be(TimeSpan.FromMilliseconds(120));
        requests.Now.Should().Be(0);
    }

    [Fact]
    public async Task GiveWay_OnASiteThatIsNeverQuiet_EndsAfterItsTime()
    {
        var requests = new RequestsUnderWay(_time);
        _ = requests.AnswerAsync(new DefaultHttpContext(), _ => Task.Delay(Timeout.Infinite));
        var waiting = requests.GiveWayAsync(ASecond, CancellationToken.None);
        for (var step = 0; step < 49; step++)
            _time.Advance(TimeSpan.FromMilliseconds(20));
        waiting.IsCompleted.Should().BeFalse();
        _time.Advance(TimeSpan.FromMilliseconds(20));
        await waiting;
    }

    [Fact]
    public async Task Request_ThatFails_IsCountedNoMore()
    {
        var requests = new RequestsUnderWay(_time);
        await requests.Invoking(r => r.AnswerAsync(new DefaultHttpContext(), _ => throw new InvalidOperationException())).Should().ThrowAsync<InvalidOperationException>();
        requests.Now.Should().Be(0);
    }

    [Fact]
    public async Task GiveWay_OfASiteThatEnds_EndsIt()
    {
        using var ending = new CancellationTokenSource();
        await ending.CancelAsync();
        await new RequestsUnderWay(_time).Invoking(r => r.GiveWayAsync(ASecond, ending.Token)).Should().ThrowAsync<OperationCanceledException>();
    }

    [Fact]
    public async Task Request_ToTheSite_IsUnderWayUntilItsAnswerIsTaken()
    {
        using var server = new ApiServer(MadeReleases.First.PutInto);
        var requests = server.Services.GetRequiredService<RequestsUnderWay>();
        using (await server.Client.GetAsync("/api/v1/rankings?format=csv", HttpCompletionOption.ResponseHeadersRead))
            requests.Now.Should().Be(1);
        await Waiting.Until(() => Task.FromResult(requests.Now == 0));
    }
}
